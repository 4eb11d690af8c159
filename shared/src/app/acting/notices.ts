import type { Dispute } from "../../dispute/dispute.ts";
import type { DisputeEvent } from "../../dispute/event.ts";
import { courtPerson } from "../../dispute/holds.ts";
import type { Actor, PersonId } from "../../dispute/people.ts";
import type { DisputeNotice } from "../ports.ts";

type Why = DisputeNotice["why"];

const newCourt: Readonly<Record<Dispute["status"], Why>> = {
	open: "yourCourt",
	awaitingCustomer: "yourCourt",
	awaitingApproval: "approvalAsked",
	awaitingDocument: "documentAsked",
	awaitingConfirmation: "confirmationAsked",
	closed: "closed",
};

/**
 * Who must be told of an act: the person whose court it is now, and no one else; the coordinator when it closes;
 * whom a reminder or an escalation is for; `reaches` names who reads it for them. Whoever acted knows already. What the
 * clock reminds of stands in the digest of whoever has one.
 */
export function noticesFor(
	tenant: string,
	change: {
		readonly before: Dispute | undefined;
		readonly after: Dispute;
		readonly hasDigest: (person: PersonId) => boolean;
	},
	events: readonly DisputeEvent[],
	reaches: (person: PersonId) => PersonId = (person) => person,
): DisputeNotice[] {
	const { after } = change;
	const told = new Map<PersonId, Why>();
	const actor = events.at(-1)?.actor;
	for (const [meant, why] of reasonsToTell(change, events)) {
		const person = reaches(meant);
		if (!isPerson(actor, person) && !told.has(person)) told.set(person, why);
	}
	return [...told].map(([person, why]) => ({
		id: `${after.id}.${after.version}.${person}`,
		tenant,
		person,
		dispute: after.id,
		version: after.version,
		why,
	}));
}

function isPerson(actor: Actor | undefined, person: PersonId): boolean {
	return actor?.kind === "person" && actor.id === person;
}

function* reasonsToTell(
	{ before, after, hasDigest }: Parameters<typeof noticesFor>[1],
	events: readonly DisputeEvent[],
): Generator<[PersonId, Why]> {
	for (const { fact } of events) {
		if (fact.type === "Escalated") yield [fact.to, "escalated"];
		if (fact.type === "Reminded")
			yield [fact.person, fact.when !== "byHand" && hasDigest(fact.person) ? "inDigest" : "reminder"];
	}
	if (after.status === "closed") {
		if (before?.status !== "closed") yield [after.coordinator, "closed"];
		return;
	}
	const { person } = after.court;
	const moved = before === undefined || before.status !== after.status || courtPerson(before) !== person;
	if (moved)
		yield [person, events.some(({ fact }) => fact.type === "SentBack") ? "sentBack" : newCourt[after.status]];
	else if (events.some(({ fact }) => worthTelling.has(fact.type))) yield [person, "changed"];
}

/** What the person who works the dispute wants to know although it stays theirs. */
const worthTelling: ReadonlySet<DisputeEvent["fact"]["type"]> = new Set([
	"CommentAdded",
	"EvidenceAttached",
	"CustomerAnswerRecorded",
	"ReasonChanged",
	"Absorbed",
	"PaymentRecorded",
	"DocumentRecorded",
]);
