import { record } from "../../dispute/chain.ts";
import { standIn } from "../../dispute/court.ts";
import type { Dispute, DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DisputeEvent, Fact } from "../../dispute/event.ts";
import { hasLeft } from "../../dispute/hasLeft.ts";
import type { Actor, PersonId } from "../../dispute/people.ts";
import { type Change, MAX_CHANGES } from "../../ports/documentStore.ts";
import { bodyOf, create, type ItemDocument, ids } from "../documents.ts";
import type { World } from "../office.ts";
import type { Held, HeldDispute } from "../reading/account.ts";
import { hasDigest } from "../running/digestSetting.ts";
import { type AskedOnce, withAnswer } from "./answered.ts";
import { noticesFor } from "./notices.ts";

/** One dispute before and after an act. */
export interface Turned {
	readonly before: HeldDispute | undefined;
	readonly after: Dispute;
	readonly events: readonly DisputeEvent[];
}

/** Chains what was decided to the dispute it was decided on. */
export function turn(
	facts: readonly Fact[],
	before: HeldDispute | undefined,
	by: { readonly dispute: DisputeId; readonly world: World; readonly actor: Actor },
): Turned {
	const envelope = { dispute: by.dispute, at: by.world.now, actor: by.actor };
	const { events, state } = record(facts, before?.value, envelope);
	if (!state) throw new DomainError("internal", "nothing was decided");
	return { before, after: state, events };
}

/** State, events and notices of one dispute as steps of a commit; with the request it answers, so that it is not obeyed twice. */
export function changesOf(turned: Turned, world: World, asked?: AskedOnce): Change[] {
	const { before, after, events } = turned;
	if (events.length === 0) return [];
	const known = before?.answers ?? {};
	const body = bodyOf.dispute(after, asked ? withAnswer(known, asked, after.version) : known);
	const id = ids.dispute(after.id);
	const state: Change = before
		? { kind: "replace", id, body, ifMatch: before.etag }
		: { kind: "create", id, body };
	const notices = noticesFor(
		world.tenant,
		{ before: before?.value, after, hasDigest: (person) => hasDigest(world, person) },
		events,
		(person) => presentFor(world, person),
	);
	return [
		state,
		...events.map((event) =>
			create.event(event, event.sequence === after.version ? asked?.request : undefined),
		),
		...notices.map((notice) => create.notice({ ...notice, trace: world.trace }, world.now)),
	];
}

/** Whom a person's notices reach: who has left cannot read them. */
function presentFor({ colleagues, settings, today }: World, person: PersonId): PersonId {
	if (!hasLeft(colleagues.get(person), today)) return person;
	return standIn(colleagues, person, today) ?? settings.fallbackPerson;
}

/** Facts after which a dispute holds what it did not hold before. */
const taking: ReadonlySet<Fact["type"]> = new Set(["DisputeOpened", "Reopened", "LinesMoved", "Absorbed"]);

/** The items an act takes an amount of; they are rewritten so that another act on them cannot have seen the same rest. */
function itemsTaken(turned: readonly Turned[]): ReadonlySet<string> {
	const takers = turned.filter(({ events }) => events.some(({ fact }) => taking.has(fact.type)));
	return new Set(takers.flatMap(({ after }) => after.lines.map(({ item }) => item)));
}

export function touch(items: ReadonlyMap<string, Held<ItemDocument>>, turned: readonly Turned[]): Change[] {
	const taken = itemsTaken(turned);
	return [...taken].flatMap((number): Change[] => {
		const held = items.get(number);
		if (!held) return [];
		const holders = turned.filter(({ after }) => after.lines.some(({ item }) => item === number));
		const disputes = [...new Set([...held.value.disputes, ...holders.map(({ after }) => after.id)])];
		const body = bodyOf.item({ ...held.value, disputes });
		return [{ kind: "replace", id: ids.item(number), body, ifMatch: held.etag }];
	});
}

/** @throws DomainError too_large when an act touches more than one commit can carry */
export function assertFits(changes: readonly Change[]): void {
	if (changes.length > MAX_CHANGES)
		throw new DomainError("too_large", `${changes.length} documents in one act`, "lines");
}
