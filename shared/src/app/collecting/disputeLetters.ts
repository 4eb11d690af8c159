import type { DisputeDraft, DisputeLetterRequest } from "../../api/dunningSchemas.ts";
import type { Dispute, DisputeId } from "../../dispute/dispute.ts";
import { disputedTotals } from "../../dispute/lines.ts";
import { totals } from "../../dispute/money.ts";
import { accountValues, itemRow } from "../../dunning/letter.ts";
import { mergeTemplate } from "../../templates/merge.ts";
import type { Language, Purpose, Values } from "../../templates/tags.ts";
import type { Principal } from "../accord.ts";
import { accountOf } from "../documents.ts";
import type { Office, World } from "../office.ts";
import { reasonOf } from "../present.ts";
import { type AccountState, readAccountState, readDispute } from "../reading/account.ts";
import type { CustomerLinks } from "./customerLinks.ts";
import type { Letters } from "./letters.ts";

/** The letter of a dispute as a draft: what fits its state unless another one is asked for. Sending stays a person's act. */
export type DisputeLetters = (
	who: Principal,
	dispute: DisputeId,
	how: DisputeLetterRequest & { readonly origin: string },
) => Promise<DisputeDraft>;

const linkDays = 60;

export function createDisputeLetters(office: Office, letters: Letters, links: CustomerLinks): DisputeLetters {
	return async (who, id, { purpose: wanted, origin }) => {
		const world = await office.world(who.tenant);
		const account = accountOf(id);
		const [state, { value: dispute }] = await Promise.all([
			readAccountState(office.ports.ledger, who.tenant, account),
			readDispute(office.ports.ledger, who.tenant, id),
		]);
		const purpose = wanted ?? purposeOf(dispute);
		const internal = purpose === "ownerRequest";
		const owner = world.people.find((person) => person.id === dispute.owner);
		const language: Language = internal ? (owner?.language ?? who.language) : state.account.language;
		const to = internal
			? owner?.mail === undefined
				? []
				: [owner.mail]
			: state.account.contacts.map(({ mail }) => mail);
		const page = internal || dispute.status === "closed" ? undefined : await pageFor(dispute, to[0]);
		const template = await letters.template(who.tenant, purpose, language);
		const letter = mergeTemplate(template, valuesOf({ who, world, state, dispute, language, page }));
		return { purpose, to, ...letter };

		/** A question or a proposal has a page of its own that ends with the dispute. */
		async function pageFor(about: Dispute, contact: string | undefined): Promise<string> {
			const waits = about.status === "awaitingCustomer" || about.status === "awaitingConfirmation";
			const of = { tenant: who.tenant, account, ...(waits ? { dispute: about.id } : {}) };
			const { token } = await links.make(of, { to: contact, days: linkDays });
			return `${origin}/api/c/${token}`;
		}
	};
}

function purposeOf(dispute: Dispute): Purpose {
	switch (dispute.status) {
		case "awaitingCustomer":
			return "informationRequest";
		case "awaitingConfirmation":
			return "confirmationRequest";
		case "closed": {
			const given = dispute.lines.some(({ credited, writtenOff }) => credited + writtenOff > 0);
			const kept = dispute.lines.some(({ upheld }) => upheld > 0);
			return given ? (kept ? "resolutionPartly" : "resolutionAccepted") : "resolutionRefused";
		}
		default:
			return "acknowledgement";
	}
}

function valuesOf(of: {
	readonly who: Principal;
	readonly world: World;
	readonly state: AccountState;
	readonly dispute: Dispute;
	readonly language: Language;
	readonly page: string | undefined;
}): Values {
	const { who, world, state, dispute, language, page } = of;
	const items = state.items.map(({ item }) => item);
	const name = world.names[who.person];
	const company = world.settings.name;
	const part = (field: "credited" | "upheld") =>
		totals(dispute.lines.map((line) => ({ minor: line[field], currency: line.currency })));
	const notes = dispute.notes.map(({ number }) => number).join(", ");
	const rows = dispute.lines.flatMap((line) => {
		const item = items.find(({ number }) => number === line.item);
		const row = item && itemRow(item, world.today);
		return row ? [{ ...row, open: { minor: line.disputed, currency: line.currency } }] : [];
	});
	const due = dispute.status === "closed" ? undefined : dispute.court.due;
	return {
		...accountValues(items, {
			customer: { name: state.account.name, number: state.account.number, language },
			company,
			signature: name === undefined ? company : `${name}\n${company}`,
			today: world.today,
			page,
		}),
		items_list_selected: { kind: "items", rows },
		dispute_number: { kind: "text", text: dispute.number },
		dispute_reason: { kind: "text", text: reasonOf(world.catalogue, dispute.reason).reasonLabel[language] },
		dispute_words: { kind: "words", words: dispute.words },
		dispute_amount: { kind: "money", amounts: disputedTotals(dispute) },
		owner_name: { kind: "text", text: world.names[dispute.owner] ?? company },
		late: { kind: "flag", set: due !== undefined && due < world.today },
		credited_amount: { kind: "money", amounts: part("credited") },
		upheld_amount: { kind: "money", amounts: part("upheld") },
		...(due === undefined ? {} : { target_date: { kind: "day", day: due } }),
		...(dispute.status === "awaitingCustomer"
			? { question: { kind: "words", words: dispute.question } }
			: {}),
		...(notes === "" ? {} : { credit_note: { kind: "text", text: notes } }),
	};
}
