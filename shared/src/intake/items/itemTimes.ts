import { dayOf, partsOf } from "../dates/days.ts";
import { monthNumber, monthPattern } from "../dates/months.ts";
import { fold } from "../text/fold.ts";
import type { OpenItemRef } from "../types.ts";

/** A day of the calendar without its year. */
export interface MonthDay {
	readonly month: number;
	readonly date: number;
}

/** When an item is for, as far as its label, its number and its dates tell. */
export interface ItemTimes {
	/** The month its label says, 0 when it says none. */
	readonly labelled: number;
	/** The month its number bears ("CL-2601-33", "MG-JAN-26": January), 0 when it bears none. */
	readonly numbered: number;
	/** Whether its number bears the year before the one it is due in. */
	readonly ofYearBefore: boolean;
	readonly issued: MonthDay | undefined;
	readonly due: MonthDay | undefined;
	/** Days its label or its number bears. */
	readonly days: readonly MonthDay[];
}

const anyMonth = new RegExp(`\\b(${monthPattern})\\b`);

export function timesOf(item: OpenItemRef, groups: readonly string[]): ItemTimes {
	const label = fold((item.label ?? "").slice(0, 200));
	const issued = monthDay(item.issuedOn);
	const due = monthDay(item.dueDate);
	return {
		labelled: monthNumber(anyMonth.exec(label)?.[1]),
		numbered: writtenMonth(item) || numberedMonth(item, groups),
		ofYearBefore: isOfYearBefore(item, groups),
		issued,
		due,
		days: [...namedDays(label), ...[...groups, ...pairsOf(groups)].flatMap(daysBorne)],
	};
}

function monthDay(iso: string | undefined): MonthDay | undefined {
	const day = dayOf(iso ?? "");
	return Number.isNaN(day) ? undefined : partsOf(day);
}

/** An invoice is due in the month it bears or soon after. */
const latestDue = 3;

const monthInNumber = new RegExp(`(?<![a-z])(${monthPattern})(?![a-z])`);

function writtenMonth({ number }: OpenItemRef): number {
	return monthNumber(monthInNumber.exec(fold(number.slice(0, 80)))?.[1]);
}

/** "FV-25-1190" due in January 2026. */
function isOfYearBefore(item: OpenItemRef, groups: readonly string[]): boolean {
	const day = dayOf(item.dueDate ?? "");
	if (Number.isNaN(day)) return false;
	const before = String(partsOf(day).year - 1);
	const head = groups.slice(0, -1);
	return head.some((group) => group === before || group === before.slice(2));
}

/** A group of four digits that is month and year, near the item's dates. */
function numberedMonth(item: OpenItemRef, groups: readonly string[]): number {
	const day = dayOf(item.issuedOn ?? item.dueDate ?? "");
	if (Number.isNaN(day)) return 0;
	const { year, month } = partsOf(day);
	for (const group of [...groups, ...pairsOf(groups.slice(0, -1))]) {
		if (![4, 6, 8].includes(group.length)) continue;
		const ofCentury = group.length > 4 && group.startsWith("20") ? [group.slice(2, 6)] : [];
		for (const four of [...ofCentury, group.slice(0, 4)])
			for (const [yy, mm] of [
				[four.slice(0, 2), four.slice(2)],
				[four.slice(2), four.slice(0, 2)],
			]) {
				const later = (year - 2000 - Number(yy)) * 12 + month - Number(mm);
				if (Number(mm) >= 1 && Number(mm) <= 12 && later >= 0 && later <= latestDue) return Number(mm);
			}
	}
	return 0;
}

/** "02-27" of "CC-2026-02-27-014". */
function pairsOf(groups: readonly string[]): string[] {
	return groups.flatMap((group, i) => {
		const next = groups[i + 1];
		return group.length === 2 && next?.length === 2 ? [group + next] : [];
	});
}

/** "270426", "20260427" or "0427" may bear a day: every reading of them that the calendar has. */
function daysBorne(group: string): MonthDay[] {
	const pairs =
		group.length === 8 && group.startsWith("20")
			? [group.slice(4)]
			: group.length === 6
				? [group.slice(2), group.slice(0, 4)]
				: group.length === 4
					? [group]
					: [];
	return pairs.flatMap((pair) => {
		const a = Number(pair.slice(0, 2));
		const b = Number(pair.slice(2));
		return [
			{ month: a, date: b },
			{ month: b, date: a },
		].filter(({ month, date }) => month >= 1 && month <= 12 && date >= 1 && date <= 31);
	});
}

/** A day named in a text; the month is 0 where only the day is said ("the 9th"). */
export interface NamedMonthDay extends MonthDay {
	readonly start: number;
	readonly end: number;
}

const dayNames = new RegExp(
	`\\b(\\d{1,2})(?:er|st|nd|rd|th)?\\s(?:of )?(${monthPattern})\\b|\\b(${monthPattern})\\.?\\s(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:h/.,]\\d)|(?<![\\d/.-])([0-3]?\\d)[/.]([01]?\\d)(?:[/.](?:20)?\\d{2})?(?![\\d/-]|[.,]\\d|\\s?(?:€|eur|%|kg|m\\b))|\\b(?:the|le|du|(?:lun|mar|mercre|jeu|vendre|same)di|(?:mon|tues|wednes|thurs|fri|satur)day)(?: the)? ([0-3]?\\d)(?:er|st|nd|rd|th)?\\b(?!\\s(?:${monthPattern})\\b|[/.,:h-]?\\d|\\s?(?:€|eur|%|kg|h\\b|m\\b|jours|days))`,
	"g",
);

/** Days a folded text names: "3 March", "le 24/03", "Monday 27". */
export function namedDays(folded: string): NamedMonthDay[] {
	const out: NamedMonthDay[] = [];
	if (!/\d/.test(folded)) return out;
	for (const match of folded.slice(0, 500).matchAll(dayNames)) {
		const [text, d1, m1, m2, d2, a, b, alone] = match;
		const start = match.index;
		const end = start + text.length;
		const add = (month: number, day: string | undefined): void => {
			const date = Number(day);
			if (month <= 12 && date >= 1 && date <= 31) out.push({ month, date, start, end });
		};
		if (d1 !== undefined) add(monthNumber(m1), d1);
		else if (d2 !== undefined) add(monthNumber(m2), d2);
		else if (alone !== undefined) add(0, alone);
		else if (Number(b) >= 1) add(Number(b), a);
	}
	return out;
}
