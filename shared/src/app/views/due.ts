import type { BusinessCalendar } from "../../dispute/businessCalendar.ts";
import type { Day, Dispute } from "../../dispute/dispute.ts";
import { nextWake } from "../../dispute/sweep.ts";
import { joinKeys, key, keyRange, splitKey } from "../../keys.ts";
import type { ViewChange } from "./viewChange.ts";

/**
 * The due buckets of a tenant: one entry per live dispute, on the day the clock next acts on it. Days come first in the
 * id, so a sweep reads what is due and nothing else, and a day that was skipped is not forgotten.
 */
export const duePartition = (tenantKey: string): string => joinKeys(tenantKey, "due");

/** Everything due up to a day, that day included. */
export function dueUpTo(last: Day): { readonly from: string; readonly to: string } {
	return { from: keyRange().from, to: keyRange(key(last)).to };
}

/** Days whose bucket names a dispute: the one the clock next acts on, or none when it has no more to say. */
export function dueDays(dispute: Dispute, calendar: BusinessCalendar): Day[] {
	const wake = nextWake(dispute, calendar);
	return wake === undefined ? [] : [wake];
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
