import type { Day } from "../dispute/dispute.ts";
import type { Currency } from "../dispute/money.ts";
import type { DunningFile, DunningItem } from "./account.ts";
import { dayNumber } from "./day.ts";
import type { EffectivePolicy } from "./policy.ts";
import { promiseState } from "./promise.ts";
import type { Why } from "./why.ts";

/** One unpaid item while it is decided; `open = held + credited + promised + amount` at every step. */
export interface Draft {
	item: DunningItem;
	daysLate: number;
	held: number;
	credited: number;
	promised: number;
	amount: number;
	promisedUntil: Day | undefined;
	broken: Day | undefined;
	why: Why | undefined;
}

export function chaseable(file: DunningFile, today: number): Draft[] {
	const drafts: Draft[] = [];
	for (const item of file.items)
		if (item.kind !== "credit" && item.status === "open" && item.open > 0)
			drafts.push({
				item,
				daysLate: today - dayNumber(item.dueOn),
				held: 0,
				credited: 0,
				promised: 0,
				amount: item.open,
				promisedUntil: undefined,
				broken: undefined,
				why: undefined,
			});
	const ordered = drafts.every(
		(draft, index) => index === 0 || inOrder(drafts[index - 1] ?? draft, draft) <= 0,
	);
	return ordered ? drafts : drafts.sort(inOrder);
}

/** Oldest first. */
function inOrder(a: Draft, b: Draft): number {
	return b.daysLate - a.daysLate || (a.item.number < b.item.number ? -1 : 1);
}

/** Whether a contested amount still stands on a day: while the dispute runs, and up to the day of release. */
export function stands(dunnableFrom: Day | undefined, today: number): boolean {
	return dunnableFrom === undefined || dayNumber(dunnableFrom) > today;
}

export function subtractHolds(file: DunningFile, drafts: readonly Draft[], today: number): void {
	if (file.holds.length === 0 && file.pendingCredits.length === 0) return;
	for (const draft of drafts) {
		for (const hold of file.holds)
			if (hold.item === draft.item.number && stands(hold.dunnableFrom, today))
				draft.held = Math.min(draft.item.open, draft.held + hold.amount);
		draft.amount = draft.item.open - draft.held;
		for (const credit of file.pendingCredits)
			if (credit.item === draft.item.number && (credit.from === undefined || dayNumber(credit.from) <= today))
				take(draft, "credited", credit.amount);
	}
}

function take(draft: Draft, part: "credited" | "promised", wanted: number): number {
	const taken = Math.min(wanted, draft.amount);
	draft[part] += taken;
	draft.amount -= taken;
	return taken;
}

export function subtractPromises(
	file: DunningFile,
	drafts: readonly Draft[],
	items: ReadonlyMap<string, DunningItem>,
	policy: EffectivePolicy,
	day: Day,
): void {
	for (const promise of file.promises) {
		const { state, remaining, waitUntil } = promiseState(promise, items, day, policy.graceDays);
		if (state === "pending")
			for (const { item, amount } of remaining) {
				const draft = drafts.find((one) => one.item.number === item);
				if (draft && take(draft, "promised", amount) > 0) draft.promisedUntil = waitUntil;
			}
		else if (state === "broken")
			for (const draft of drafts)
				if (promise.lines.some((line) => line.item === draft.item.number)) draft.broken = promise.date;
	}
}

/** Unapplied credits pay the oldest items first, each in its own currency. */
export function netCredits(file: DunningFile, drafts: readonly Draft[]): void {
	const pools = new Map<Currency, number>();
	for (const item of file.items)
		if (item.kind === "credit" && item.status === "open" && item.open < 0)
			pools.set(item.currency, (pools.get(item.currency) ?? 0) - item.open);
	if (pools.size === 0) return;
	for (const draft of drafts) {
		const pool = pools.get(draft.item.currency) ?? 0;
		if (pool > 0) pools.set(draft.item.currency, pool - take(draft, "credited", pool));
	}
}
