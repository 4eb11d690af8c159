import type { DisputeFile, DisputeSummary, DisputeView } from "../api/schemas.ts";
import type { Dispute } from "../dispute/dispute.ts";
import type { DisputeEvent } from "../dispute/event.ts";
import { hasLeft } from "../dispute/hasLeft.ts";
import { courtPerson, heldTotals } from "../dispute/holds.ts";
import { disputedTotals, stillDisputedTotals } from "../dispute/lines.ts";
import type { Actor, PersonId } from "../dispute/people.ts";
import { allowedCommands } from "../dispute/permissions.ts";
import type { Catalogue, ReasonCode } from "../dispute/procedure.ts";
import type { World } from "./office.ts";

/** Labels of a reason; its code where the tenant no longer has it. */
export function reasonOf(catalogue: Catalogue, code: ReasonCode) {
	const reason = catalogue.reasons.find((candidate) => candidate.code === code);
	return {
		reasonLabel: reason?.label ?? { fr: code, en: code },
		awaits: reason?.awaits ?? { fr: "", en: "" },
	};
}

/** A dispute as one reader sees it: with the commands they may give, and the names of everyone in it. */
export function viewOf(dispute: Dispute, world: World, reader: Actor): DisputeView {
	const { people: names, left } = peopleIn([dispute], world);
	return {
		dispute,
		allowed: allowedCommands(dispute, reader),
		...reasonOf(world.catalogue, dispute.reason),
		people: names,
		...(left.length > 0 ? { left } : {}),
		disputed: disputedTotals(dispute),
		held: heldTotals(dispute, world.today),
	};
}

export function fileOf(
	dispute: Dispute,
	events: readonly DisputeEvent[],
	at: { readonly world: World; readonly reader: Actor },
): DisputeFile {
	const { people, left } = peopleIn([dispute, events], at.world);
	return {
		...viewOf(dispute, at.world, at.reader),
		people,
		...(left.length > 0 ? { left } : {}),
		events: [...events],
	};
}

export function summaryOf(dispute: Dispute): DisputeSummary {
	const court = courtPerson(dispute);
	return {
		id: dispute.id,
		number: dispute.number,
		account: dispute.account,
		accountName: dispute.accountName,
		status: dispute.status,
		reason: dispute.reason,
		priority: dispute.priority,
		owner: dispute.owner,
		coordinator: dispute.coordinator,
		...(court === undefined ? {} : { courtPerson: court }),
		...(dispute.status === "closed" ? { closedAt: dispute.closedAt } : { due: dispute.court.due }),
		disputed: disputedTotals(dispute),
		stillDisputed: stillDisputedTotals(dispute),
		items: [...new Set(dispute.lines.map(({ item }) => item))],
		words: dispute.words,
		openedAt: dispute.openedAt,
		changedAt: dispute.changedAt,
		version: dispute.version,
	};
}

/** Names of the people mentioned in a value, and which of them have left. */
function peopleIn(value: unknown, world: World): { people: Record<string, string>; left: PersonId[] } {
	const people = namesIn(value, world);
	const left = [...world.colleagues.values()].filter(
		(person) => hasLeft(person, world.today) && Object.hasOwn(people, person.id),
	);
	return { people, left: left.map(({ id }) => id) };
}

/** Where a person is named in a dispute or an event. */
const personFields: ReadonlySet<string> = new Set([
	"id",
	"owner",
	"coordinator",
	"approver",
	"poster",
	"person",
	"proposedBy",
	"approvedBy",
	"to",
]);

/** Names of the people mentioned anywhere in a value, by id. */
export function namesIn(value: unknown, world: Pick<World, "names">): Record<string, string> {
	const found: Record<string, string> = {};
	const look = (at: unknown): void => {
		if (Array.isArray(at)) for (const one of at) look(one);
		else if (typeof at === "object" && at !== null)
			for (const [field, held] of Object.entries(at)) {
				if (typeof held !== "string") look(held);
				else if (personFields.has(field)) {
					const name = Object.hasOwn(world.names, held) ? world.names[held] : undefined;
					if (name !== undefined) found[held] = name;
				}
			}
	};
	look(value);
	return found;
}
