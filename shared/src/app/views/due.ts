import type { Day, Dispute } from "../../dispute/dispute.ts";
import { joinKeys, key, keyRange, splitKey } from "../../keys.ts";
import type { ViewChange } from "./viewChange.ts";

/**
 * The due buckets of a tenant: one entry per live dispute and day it must be looked at. Days come first in the id, so
 * a sweep reads what is due and nothing else, and a day that was skipped is not forgotten.
 */
export const duePartition = (tenantKey: string): string => joinKeys(tenantKey, "due");

/** Everything due up to a day, that day included. */
export function dueUpTo(last: Day): { readonly from: string; readonly to: string } {
	return { from: keyRange().from, to: keyRange(key(last)).to };
}

/** Days on which the sweep must look at a dispute. */
export function dueDays(dispute: Dispute): Day[] {
	if (dispute.status === "closed") return [];
	const silence = dispute.status === "awaitingConfirmation" ? dispute.silenceOn : undefined;
	const days = [
		dispute.court.due,
		...(silence === undefined ? [] : [silence]),
		...dispute.followUps.filter(({ done }) => !done).map(({ due }) => due),
	];
	return [...new Set(days)].sort();
}

/** Moves a dispute from the buckets it was in to those it belongs in now. */
export function dueChanges(
	tenantKey: string,
	dispute: Dispute,
	days: { readonly before: readonly Day[]; readonly after: readonly Day[] },
): ViewChange[] {
	const partition = duePartition(tenantKey);
	const idOn = (day: Day) => joinKeys(key(day), ...splitKey(dispute.id));
	const gone = days.before.filter((day) => !days.after.includes(day));
	const added = days.after.filter((day) => !days.before.includes(day));
	return [
		...gone.map((day): ViewChange => ({ partition, change: { kind: "delete", id: idOn(day) } })),
		...added.map(
			(day): ViewChange => ({
				partition,
				change: { kind: "put", id: idOn(day), body: { kind: "due", dispute: dispute.id } },
			}),
		),
	];
}
