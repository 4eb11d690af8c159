import type { Me, Person, Proposal, Statement } from "@accord/shared/api/schemas.ts";
import { accountSchema, personSchema, proposalSchema, statementSchema } from "@accord/shared/api/schemas.ts";
import type { Hold } from "@accord/shared/dispute/holds.ts";
import { company } from "@accord/shared/dispute/scenario.ts";

/** Example data for looking at the pane and for its tests; never part of a page. */

const names: Readonly<Record<string, string>> = {
	claire: "Claire Morel",
	chloe: "Chloé Petit",
	samir: "Samir Benali",
	sofia: "Sofia Costa",
	tess: "Tess Walker",
	lea: "Léa Fontaine",
	benoit: "Benoît Garnier",
	quentin: "Quentin Roy",
	alice: "Alice Lambert",
	axel: "Axel Brun",
	marc: "Marc Vidal",
	diane: "Diane Mercier",
};
export const nameById = (id: string): string => names[id] ?? id;

export const people: Person[] = company.map((colleague) =>
	personSchema.parse({
		id: colleague.id,
		name: nameById(colleague.id),
		roles: [...colleague.roles],
		language: "fr",
		timeZone: "Europe/Paris",
	}),
);

export const meOf = (id: string): Me => {
	const person = people.find((candidate) => candidate.id === id);
	if (!person) throw new Error(`nobody is ${id}`);
	return {
		person,
		tenant: { id: "demo", name: "Atelier Durance", currency: durand.currency, country: "FR" },
	};
};

export const durand = accountSchema.parse({
	id: "C001",
	number: "C001",
	name: "Boulangeries Durand et Fils SA",
	language: "fr",
	country: "FR",
	currency: "EUR",
	contacts: [{ name: "Mme Durand", mail: "compta@durand.example" }],
	coordinator: "claire",
	salesperson: "samir",
});

/** What Durand owes: number, open amount in cents, due date, what it is for. */
export const owed = [
	["F2024-0113", 450_000, "2026-02-15", "Pétrin spirale 60 kg"],
	["F2024-0127", 125_040, "2026-03-10", "Pièces de rechange"],
	["F2024-0131", 89_900, "2026-03-28", "Contrat d'entretien, 1er trimestre"],
] as const;

/** Durand's statement; what is held is taken from the holds. */
export function statementWith(holds: readonly Hold[] = [], disputes: Statement["disputes"] = []): Statement {
	const asOf = "2026-03-03T12:00:00.000Z";
	const items = owed.map(([number, open, dueOn, label]) => {
		const own = holds.filter((hold) => hold.item === number);
		const held = own.reduce((sum, hold) => sum + hold.amount, 0);
		return {
			number,
			kind: "invoice",
			currency: "EUR",
			amount: open,
			open,
			issuedOn: "2026-01-15",
			dueOn,
			label,
			status: "open",
			dunning: {
				item: number,
				account: durand.id,
				currency: "EUR",
				open,
				held,
				creditPending: 0,
				dunnable: open - held,
				isDunnable: open > held,
				dueOn,
				overdueDays: 0,
				holds: own,
				asOf,
			},
		};
	});
	const sum = (part: "open" | "held" | "dunnable") =>
		items.reduce((total, item) => total + item.dunning[part], 0);
	return statementSchema.parse({
		account: durand,
		items,
		disputes,
		claims: [],
		followUps: [],
		totals: [
			{ currency: "EUR", open: sum("open"), overdue: 0, held: sum("held"), dunnable: sum("dunnable") },
		],
		people: {},
		asOf,
	});
}

const said =
	"Nous ne réglerons pas la facture F2024-0113 en l'état : le prix convenu était de 3 900 € et non 4 500 €, l'écart est de 600 €.";

/** A proposal as the service makes it from Durand's mail; change what an example needs. */
export function proposal(change: Partial<Record<keyof Proposal, unknown>> = {}): Proposal {
	return proposalSchema.parse({
		account: { id: durand.id, name: durand.name, number: durand.number, language: "fr" },
		candidates: [],
		intent: "dispute",
		confidence: 0.94,
		ask: false,
		reasons: [
			{
				code: "PRICE",
				label: { fr: "Litige prix", en: "Price" },
				confidence: 0.91,
				because: "le prix convenu était de 3 900 €",
			},
			{
				code: "DISCOUNT",
				label: { fr: "Remise ou avoir attendu", en: "Discount or promised credit" },
				confidence: 0.06,
			},
			{
				code: "TERMS",
				label: { fr: "Conditions ou commande contestées", en: "Terms or order" },
				confidence: 0.02,
			},
		],
		lines: [
			{
				item: "F2024-0113",
				amount: 60_000,
				currency: "EUR",
				itemOpen: 450_000,
				dueOn: "2026-02-15",
				because: "l'écart est de 600 €",
				whole: false,
			},
		],
		quote: said,
		why: [
			{ about: "reason", words: "le prix convenu était de 3 900 €" },
			{ about: "line", words: "F2024-0113" },
			{ about: "amount", words: "l'écart est de 600 €" },
		],
		language: "fr",
		suspicious: [],
		owner: { id: "samir", name: nameById("samir") },
		targetDate: "2026-03-06",
		existing: [],
		freshText: `Bonjour,\n\n${said}\n\nMerci d'émettre un avoir.\nMme Durand`,
		cutText:
			"De : Claire Morel\nObjet : Relance F2024-0113\n\nSauf erreur, la facture F2024-0113 reste impayée.",
		...change,
	});
}
