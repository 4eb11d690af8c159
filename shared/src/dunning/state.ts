import type { Day } from "../dispute/dispute.ts";
import type { DunningFile, DunningItem } from "./account.ts";
import { chaseable, type Draft, netCredits, stands, subtractHolds, subtractPromises } from "./amounts.ts";
import { dayNumber, dayText } from "./day.ts";
import type { EffectivePolicy, Level } from "./policy.ts";
import type { Why } from "./why.ts";

/** One unpaid item on a day. `open = held + credited + promised + amount`, all in minor units. */
export interface ItemState {
	readonly item: DunningItem;
	readonly why: Why;
	/** Negative before the due date. */
	readonly daysLate: number;
	readonly held: number;
	readonly credited: number;
	readonly promised: number;
	/** What remains to be asked for, now or later. */
	readonly amount: number;
	/** The level a letter of this day would bring the item to; absent when it is not asked for. */
	readonly level?: Level;
}

/** Letters by item, only what the next step depends on. */
interface Reached {
	levelDay: number;
	proposed: string | undefined;
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * The dunning state of every unpaid invoice and debit note of an account: one pure function of the account's
 * documents, the policy that holds for it and the day.
 */
export function dunningState(file: DunningFile, policy: EffectivePolicy, day: Day): readonly ItemState[] {
	const today = dayNumber(day);
	const drafts = chaseable(file, today);
	if (drafts.length === 0) return [];
	const byNumber =
		file.promises.length === 0 ? nothing : new Map(file.items.map((item) => [item.number, item]));
	subtractHolds(file, drafts, today);
	subtractPromises(file, drafts, byNumber, policy, day);
	netCredits(file, drafts);
	for (const draft of drafts) draft.why = standing(draft, file, policy, today);
	applyMinimum(drafts, policy);

	const reached = reachedLevels(file);
	const lastLetter = lastLetterDay(file);
	const preventive = preventiveLevel(drafts, policy, reached);
	return drafts.map((draft) => {
		if (draft.why) return stateOf(draft, draft.why, undefined);
		const { why, level } = nextStep(
			draft,
			policy,
			reached.get(draft.item.number),
			lastLetter,
			today,
			preventive,
		);
		return stateOf(draft, why, level);
	});
}

function stateOf(draft: Draft, why: Why, level: Level | undefined): ItemState {
	const { item, daysLate, held, credited, promised, amount } = draft;
	return level === undefined
		? { item, why, daysLate, held, credited, promised, amount }
		: { item, why, daysLate, held, credited, promised, amount, level };
}

/** What keeps an item out of every letter of the day; undefined when nothing does. */
function standing(draft: Draft, file: DunningFile, policy: EffectivePolicy, today: number): Why | undefined {
	const { excluded } = policy;
	if (excluded && (excluded.until === undefined || dayNumber(excluded.until) > today))
		return {
			code: "excluded",
			because: excluded.because,
			...(excluded.until ? { until: excluded.until } : {}),
		};
	const single =
		policy.items.length === 0
			? undefined
			: policy.items.find((one) => one.item === draft.item.number && dayNumber(one.until) > today);
	if (single) return { code: "excluded", because: single.because, until: single.until };
	if (draft.held > 0) {
		const holds = file.holds.filter(
			(hold) => hold.item === draft.item.number && stands(hold.dunnableFrom, today),
		);
		const disputes = [...new Set(holds.map(({ dispute }) => dispute))];
		const until = holds.every(({ dunnableFrom }) => dunnableFrom !== undefined)
			? holds
					.map(({ dunnableFrom }) => dunnableFrom ?? "")
					.sort()
					.at(-1)
			: undefined;
		if (draft.held === draft.item.open) return { code: "held", disputes, ...(until ? { until } : {}) };
		if (draft.amount > 0 && policy.remainder === "wait") return { code: "waitingRemainder", disputes };
	}
	if (draft.amount === 0)
		return draft.promisedUntil === undefined
			? { code: "credited" }
			: { code: "promised", until: draft.promisedUntil };
	if (file.snoozed && dayNumber(file.snoozed.until) > today)
		return { code: "snoozed", because: file.snoozed.because, until: file.snoozed.until };
	return undefined;
}

/** The minimum is compared with everything overdue that could be asked for in one currency. */
function applyMinimum(drafts: readonly Draft[], policy: EffectivePolicy): void {
	for (const [currency, minimum] of Object.entries(policy.minimum)) {
		const overdue = drafts.filter(
			(draft) => draft.why === undefined && draft.daysLate > 0 && draft.item.currency === currency,
		);
		const total = overdue.reduce((sum, draft) => sum + draft.amount, 0);
		if (total < minimum) for (const draft of overdue) draft.why = { code: "belowMinimum", total, minimum };
	}
}

function reachedLevels(file: DunningFile): ReadonlyMap<string, Reached> {
	if (file.letters.length === 0) return nothing;
	const reached = new Map<string, Reached>();
	for (const letter of file.letters) {
		if (letter.state === "cancelled") continue;
		for (const { item, levelDay } of letter.lines) {
			const known = reached.get(item) ?? { levelDay: Number.NEGATIVE_INFINITY, proposed: undefined };
			if (letter.state === "proposed") known.proposed = letter.id;
			known.levelDay = Math.max(known.levelDay, levelDay);
			reached.set(item, known);
		}
	}
	return reached;
}

/** Day of the last reminder that asked for something overdue; preventive ones do not delay the first level. */
function lastLetterDay(file: DunningFile): number {
	let last = Number.NEGATIVE_INFINITY;
	for (const letter of file.letters)
		if (letter.state !== "cancelled" && letter.lines.some(({ levelDay }) => levelDay >= 0))
			last = Math.max(last, dayNumber(letter.sentOn ?? letter.day));
	return last;
}

interface Preventive {
	readonly level: Level;
}

/**
 * Preventive reminders follow the account's oldest item that can still be asked for: one that is overdue, or was
 * already reminded at this level, speaks for the younger ones.
 */
function preventiveLevel(
	drafts: readonly Draft[],
	policy: EffectivePolicy,
	reached: ReadonlyMap<string, Reached>,
): Preventive | undefined {
	const last = policy.levels.at(-1)?.day ?? 0;
	const oldest = drafts.find(
		({ why, item }) => why === undefined && (reached.get(item.number)?.levelDay ?? -Infinity) < last,
	);
	if (!oldest || oldest.daysLate > 0) return undefined;
	const level = policy.levels.findLast(({ day }) => day < 0 && day <= oldest.daysLate);
	if (!level) return undefined;
	const before = reached.get(oldest.item.number);
	return before && (before.levelDay >= level.day || before.proposed !== undefined) ? undefined : { level };
}

function nextStep(
	draft: Draft,
	policy: EffectivePolicy,
	reached: Reached | undefined,
	lastLetter: number,
	today: number,
	preventive: Preventive | undefined,
): { why: Why; level?: Level } {
	const { daysLate } = draft;
	const due = today - daysLate;
	if (reached?.proposed !== undefined) return { why: { code: "alreadyProposed", letter: reached.proposed } };
	const levelDay = reached?.levelDay ?? Number.NEGATIVE_INFINITY;
	const next = policy.levels.find(({ day }) => day >= 0 && day > levelDay);
	if (!next) return { why: { code: "lastLevel" } };
	if (daysLate < next.day) {
		if (preventive && daysLate <= 0 && daysLate >= preventive.level.day && levelDay < preventive.level.day)
			return { why: { code: "preventive", daysLeft: -daysLate }, level: preventive.level };
		const from = dayText(due + next.day);
		return { why: { code: daysLate > 0 ? "nextLevel" : "notDue", from } };
	}
	const from = lastLetter + policy.minDaysBetween;
	if (today < from) return { why: { code: "tooSoon", from: dayText(from) } };
	return {
		why:
			draft.broken === undefined
				? { code: "due", daysLate }
				: { code: "promiseBroken", daysLate, promised: draft.broken },
		level: next,
	};
}
