import { addDays } from "../dispute/businessCalendar.ts";
import type { Day } from "../dispute/dispute.ts";
import type { DunningItem, PromiseToPay } from "./account.ts";
import { dayNumber } from "./day.ts";

export interface PromiseState {
	readonly state: "pending" | "kept" | "broken" | "cancelled";
	readonly promised: number;
	readonly paid: number;
	/** Last day on which the promise is waited for. */
	readonly waitUntil: Day;
	/** Still promised and not paid, by item; empty unless pending. */
	readonly remaining: readonly { readonly item: string; readonly amount: number }[];
}

/** Kept, awaited or broken, by what is open now; an item that is no longer known counts as settled. */
export function promiseState(
	promise: PromiseToPay,
	items: ReadonlyMap<string, DunningItem>,
	day: Day,
	graceDays: number,
): PromiseState {
	let promised = 0;
	let paid = 0;
	const left: { item: string; amount: number }[] = [];
	for (const { item, amount, openWhenMade } of promise.lines) {
		const now = items.get(item);
		const open = now?.status === "open" ? Math.max(0, now.open) : 0;
		const settled = Math.min(amount, Math.max(0, openWhenMade - open));
		promised += amount;
		paid += settled;
		if (settled < amount) left.push({ item, amount: amount - settled });
	}
	const waitUntil = addDays(promise.date, graceDays);
	const state =
		promise.cancelledOn !== undefined
			? "cancelled"
			: left.length === 0
				? "kept"
				: dayNumber(day) > dayNumber(waitUntil)
					? "broken"
					: "pending";
	return { state, promised, paid, waitUntil, remaining: state === "pending" ? left : [] };
}

/**
 * A promise over named amounts, or over a total spread on the oldest items first.
 * @returns lines that never exceed what is open; empty when nothing is
 */
export function promiseLines(
	wanted: readonly { readonly item: string; readonly amount?: number | undefined }[],
	items: ReadonlyMap<string, DunningItem>,
): PromiseToPay["lines"] {
	return wanted.flatMap(({ item, amount }) => {
		const open = items.get(item)?.status === "open" ? (items.get(item)?.open ?? 0) : 0;
		const promised = Math.min(amount ?? open, open);
		return promised > 0 ? [{ item, amount: promised, openWhenMade: open }] : [];
	});
}
