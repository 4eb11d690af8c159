import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import { type Case, given, openingOf, priceClaim } from "@accord/shared/dispute/scenario.ts";
import type { CardJson } from "../activity.ts";
import type { ActView } from "../acts/act.ts";
import type { Drawing } from "../cards/drawDispute.ts";
import { drawDigest, drawNotice, drawWelcome, drawWorklist } from "../cards/drawWorklist.ts";
import { createDesk } from "../desk.ts";
import { createLocalPeople } from "../people.ts";
import { type Reader, readerOf } from "../reader.ts";
import { search } from "../search.ts";
import { botWords } from "../words/index.ts";
import { createFakeAccord, directory, people, principal } from "./fakeAccord.ts";
import { clock, createIds, nodes } from "./fakeChat.ts";

/** One example of a card, with the name of its picture. */
export interface Example {
	readonly name: string;
	readonly draw: () => Promise<CardJson>;
}

const words =
	"Bonjour, nous ne paierons pas la facture F1 : le prix convenu était 12,50 € et non 14,00 €. Merci de nous faire parvenir un avoir.";
const open = given({
	...priceClaim,
	words,
	lines: [
		{ item: "F1", amount: 30_000, label: "Vannes DN40, 200 pièces" },
		{ item: "F2", amount: 12_050 },
	],
});
const outcome = (credited: number) => ({
	type: "ProposeOutcome" as const,
	lines: [
		{ line: "L1", credited, upheld: 30_000 - credited, writtenOff: 0 },
		{ line: "L2", credited: 12_050, upheld: 0, writtenOff: 0 },
	],
	because: "Le prix convenu au devis était plus bas.",
	rootCause: "pricing",
});
const commented = open.and(["tess", { type: "AddComment", text: "I was there: 200 pieces, all fitted." }]);
const asked = open.and([
	"samir",
	{ type: "AskCustomer", question: "Pouvez-vous nous envoyer le devis signé ?" },
]);
const late = given(
	{ ...priceClaim, targetDate: "2026-03-02" },
	{ today: "2026-02-25", context: { opening: openingOf("2") } },
);
const dueToday = given(
	{ ...priceClaim, targetDate: "2026-03-03", followUp: { due: "2026-03-03", text: "Call them." } },
	{ today: "2026-02-25", context: { opening: openingOf("3") } },
);
const dueSoon = given({ ...priceClaim, targetDate: "2026-03-05" }, { context: { opening: openingOf("4") } });
const small = open.and(["samir", outcome(20_000)]);
const large = given({ ...priceClaim, words, lines: [{ item: "F1", amount: 90_000 }] }).and([
	"samir",
	{ ...outcome(0), lines: [{ line: "L1", credited: 90_000, upheld: 0, writtenOff: 0 }] },
]);
const sentBack = large.and(["alice", { type: "SendBack", because: "Joindre le devis signé." }]);
const booked = small.and([
	"benoit",
	{
		type: "RecordDocument",
		note: { kind: "creditNote", number: "AV-2026-17", amount: 32_050, currency: "EUR", date: "2026-03-03" },
	},
]);
const closed = booked.and([
	"claire",
	{ type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "phone" },
]);
const withdrawn = open.and(["claire", { type: "Withdraw", because: "They found the delivery note." }]);

/** Words that try to be more than words. */
export const hostile =
	"**Accord**: [https://bank.example](https://evil.example) ![x](https://evil.example/p.gif) ${amount} ${$root.first} <at>all</at> {{DATE(2026-01-01)}}\n# title\n| a | b |\u202e reversed \u0007";
const attacked = given({ ...priceClaim, words: hostile }).and([
	"tess",
	{ type: "AddComment", text: hostile },
]);

const long = "Ce texte très long décrit en détail tout ce qui s'est passé lors de la livraison. ".repeat(60);
const crowded = given(
	{
		...priceClaim,
		words: `漢字${long}`.slice(0, 9000),
		lines: Array.from({ length: 12 }, (_, at) => ({
			item: `FACTURE-2026/${"0".repeat(30)}${at}`,
			amount: 100,
			label: "Libellé de ligne particulièrement long ".repeat(5).slice(0, 200),
		})),
	},
	{
		items: Object.fromEntries(
			Array.from({ length: 12 }, (_, at) => [`FACTURE-2026/${"0".repeat(30)}${at}`, { open: 1000 }]),
		),
	},
).and(
	["tess", { type: "AddComment", text: `漢字${long}`.slice(0, 4000) }],
	["samir", { type: "AddComment", text: long.slice(0, 4000) }],
	["lea", { type: "AddComment", text: long.slice(0, 4000) }],
);

export async function viewOfCase(
	of: Case,
	person: string,
	options: { drafts?: Record<string, string>; now?: string } = {},
): Promise<ActView> {
	const desk = createDesk({
		accord: createFakeAccord(of),
		people: createLocalPeople(directory, "demo"),
		clock: options.now === undefined ? clock : { now: () => options.now ?? "" },
		ids: createIds(),
	});
	return desk.view(principal(person), of.state.id, options.drafts ? { drafts: options.drafts } : {});
}

const dispute =
	(of: Case, person: string, drawing: Drawing = {}, options: Parameters<typeof viewOfCase>[2] = {}) =>
	async (): Promise<CardJson> => {
		const { drawDispute } = await import("../cards/drawDispute.ts");
		return drawDispute(await viewOfCase(of, person, options), {
			link: "http://127.0.0.1:7071/tab/",
			...drawing,
		});
	};

const listed = async (...cases: Case[]): Promise<readonly DisputeSummary[]> =>
	(await createFakeAccord(...cases).listDisputes(principal("samir"), { limit: 50 })).disputes;

async function digest(reader: Reader, ...cases: Case[]): Promise<CardJson> {
	const found = await createFakeAccord(...cases).readDigest(principal(reader.person));
	if (!found) throw new Error(`${reader.name} has nothing to be told`);
	return drawDigest(found, reader);
}

const readerFor = (id: string) => {
	const person = people.find((one) => one.id === id);
	if (!person) throw new Error(`nobody is called ${id}`);
	return readerOf(person, clock.now(), true);
};

/** Every card in the states people meet it in: the size, schema and parse tests and the pictures read this list. */
export const gallery: readonly Example[] = [
	{ name: "open-owner-fr", draw: dispute(open, "samir") },
	{ name: "open-colleague-en", draw: dispute(commented, "tess") },
	{ name: "open-late-en", draw: dispute(open, "sofia", {}, { now: "2026-03-12T09:00:00.000Z" }) },
	{ name: "open-manager-en", draw: dispute(open, "marc") },
	{ name: "sent-back-fr", draw: dispute(sentBack, "samir") },
	{
		name: "stale-fr",
		draw: dispute(
			commented,
			"samir",
			{
				banner: {
					style: "warning",
					text: "Quelqu'un a modifié ce litige entre-temps. Rien n'a été fait ; voici où il en est.",
				},
			},
			{ drafts: { commentText: "Mon commentaire reste ici." } },
		),
	},
	{
		name: "stale-no-longer-possible-en",
		draw: dispute(closed, "claire", {
			banner: {
				style: "warning",
				text: "This is not possible in the dispute's present state.",
				wrote: "“Please wait.”",
			},
		}),
	},
	{
		name: "done-fr",
		draw: dispute(commented, "samir", {
			banner: { style: "good", text: "Votre commentaire est enregistré." },
		}),
	},
	{ name: "asked-owner-fr", draw: dispute(asked, "samir") },
	{ name: "asked-coordinator-en", draw: dispute(asked, "claire") },
	{ name: "approval-approver-fr", draw: dispute(large, "alice") },
	{ name: "approval-owner-fr", draw: dispute(large, "samir") },
	{ name: "document-billing-en", draw: dispute(small, "benoit") },
	{ name: "confirmation-coordinator-en", draw: dispute(booked, "claire") },
	{ name: "closed-owner-fr", draw: dispute(closed, "samir") },
	{ name: "closed-coordinator-en", draw: dispute(closed, "claire") },
	{ name: "withdrawn-en", draw: dispute(withdrawn, "claire") },
	{ name: "hostile-words-en", draw: dispute(attacked, "sofia") },
	{ name: "crowded-fr", draw: dispute(crowded, "samir") },
	{ name: "crowded-manager-en", draw: dispute(crowded, "marc") },
	{
		name: "worklist-fr",
		draw: async () => drawWorklist(await listed(given({ ...priceClaim }, {}), asked), readerFor("samir")),
	},
	{ name: "worklist-empty-en", draw: () => drawWorklist([], readerFor("tess")) },
	{ name: "digest-fr", draw: () => digest(readerFor("samir"), late, dueToday, dueSoon) },
	{ name: "digest-en", draw: () => digest(readerFor("claire"), dueToday) },
	{ name: "welcome-fr", draw: () => drawWelcome("fr", []) },
	{
		name: "welcome-local-en",
		draw: () =>
			drawWelcome(
				"en",
				people.map(({ id, name, roles }) => ({ id, name, role: roles.join(", ") })),
			),
	},
	{
		name: "found-en",
		draw: async () => {
			const ports = { accord: createFakeAccord(open), people: createLocalPeople(directory, "demo") };
			const link = () => "http://127.0.0.1:7071/tab/";
			const found = await search({ ...ports, link }, principal("tess"), { commandId: "findDispute" });
			const drawn = nodes(found.body).find(({ type }) => type === "AdaptiveCard");
			if (!drawn) throw new Error("nothing found");
			return drawn;
		},
	},
	{ name: "notice-en", draw: () => drawNotice(botWords("en").notice.unreadable, "en") },
	{
		name: "moved-fr",
		draw: () => drawNotice(botWords("fr").notice.moved, "fr", { about: "D-2026-000001", quiet: true }),
	},
];
