import { dayFromNumber } from "../dispute/businessCalendar.ts";
import type { Day } from "../dispute/dispute.ts";
import { type Money, totals } from "../dispute/money.ts";
import type { DunningFile, DunningLetter } from "./account.ts";
import { dayNumber } from "./day.ts";
import type { EffectivePolicy, Level } from "./policy.ts";
import { dunningState, type ItemState } from "./state.ts";

/** One letter or call for one account on one day. */
export interface Proposal {
	/** The same account, level and day give the same id, so that a repeated run proposes nothing twice. */
	readonly id: string;
	readonly account: string;
	readonly day: Day;
	/** The highest level among the lines: one letter a day, worded for the oldest matter. */
	readonly level: Level;
	readonly lines: readonly (ItemState & { readonly level: Level })[];
	readonly total: readonly Money[];
}

/** What a run finds for one account: at most one proposal, and a reason for everything else. */
export interface AccountRun {
	readonly proposal: Proposal | undefined;
	/** Every unpaid item with its reason, oldest first. */
	readonly items: readonly ItemState[];
}

export function proposalId(account: string, level: Level, day: Day): string {
	return `${account}.${day}.${level.id}`;
}

/** Runs one account. Pure: nothing is recorded. */
export function runAccount(file: DunningFile, policy: EffectivePolicy, day: Day): AccountRun {
	const items = dunningState(file, policy, day);
	return { proposal: proposalOf(file.account, items, day), items };
}

function proposalOf(account: string, items: readonly ItemState[], day: Day): Proposal | undefined {
	const lines = items.flatMap((state) =>
		state.level === undefined ? [] : [{ ...state, level: state.level }],
	);
	const first = lines[0];
	if (!first) return undefined;
	const level = lines.reduce(
		(highest, line) => (line.level.day > highest.day ? line.level : highest),
		first.level,
	);
	return {
		id: proposalId(account, level, day),
		account,
		day,
		level,
		// A letter that asks for what is overdue does not remind of what is not.
		lines: level.day < 0 ? lines : lines.filter((line) => line.level.day >= 0),
		total: totals(
			lines
				.filter((line) => level.day < 0 || line.level.day >= 0)
				.map(({ amount, item }) => ({ minor: amount, currency: item.currency })),
		),
	};
}

/** The record of a proposal; until it is sent or cancelled its items are not proposed again. */
export function letterOf(proposal: Proposal, state: DunningLetter["state"] = "proposed"): DunningLetter {
	return {
		id: proposal.id,
		day: proposal.day,
		level: proposal.level.id,
		state,
		lines: proposal.lines.map(({ item, amount, level }) => ({
			item: item.number,
			amount,
			levelDay: level.day,
		})),
		...(state === "sent" ? { sentOn: proposal.day } : {}),
	};
}

/**
 * A recorded proposal as it must read today: what was contested, promised, paid or credited since is out, what
 * became due since is in. Undefined when nothing is left to ask for.
 */
export function refreshed(
	letter: DunningLetter,
	file: DunningFile,
	policy: EffectivePolicy,
	day: Day,
): Proposal | undefined {
	const without = { ...file, letters: file.letters.filter(({ id }) => id !== letter.id) };
	const proposal = runAccount(without, policy, day).proposal;
	return proposal === undefined ? undefined : { ...proposal, id: letter.id };
}

/**
 * The first day, from `day` on, on which the account is proposed if no document changes; undefined when never.
 * The bucket of that day is where the account waits, so that a run looks at no other.
 */
export function nextProposalDay(file: DunningFile, policy: EffectivePolicy, day: Day): Day | undefined {
	for (let next: Day | undefined = day; next !== undefined; next = nextDay(file, policy, next))
		if (runAccount(file, policy, next).proposal) return next;
	return undefined;
}

/** The next day on which the state of any item can change without a new document; undefined when never. */
export function nextDay(file: DunningFile, policy: EffectivePolicy, day: Day): Day | undefined {
	const today = dayNumber(day);
	let next = Number.POSITIVE_INFINITY;
	const candidate = (number: number): void => {
		if (number > today && number < next) next = number;
	};
	for (const item of file.items) {
		if (item.kind === "credit" || item.status !== "open" || item.open <= 0) continue;
		const due = dayNumber(item.dueOn);
		candidate(due + 1);
		for (const level of policy.levels) candidate(due + level.day);
	}
	for (const { dunnableFrom } of file.holds)
		if (dunnableFrom !== undefined) candidate(dayNumber(dunnableFrom));
	for (const { from } of file.pendingCredits) if (from !== undefined) candidate(dayNumber(from));
	for (const { date, cancelledOn } of file.promises)
		if (cancelledOn === undefined) candidate(dayNumber(date) + policy.graceDays + 1);
	for (const { day: made, sentOn } of file.letters)
		candidate(dayNumber(sentOn ?? made) + policy.minDaysBetween);
	if (policy.excluded?.until !== undefined) candidate(dayNumber(policy.excluded.until));
	for (const { until } of policy.items) candidate(dayNumber(until));
	if (file.snoozed) candidate(dayNumber(file.snoozed.until));
	return Number.isFinite(next) ? dayFromNumber(next) : undefined;
}
