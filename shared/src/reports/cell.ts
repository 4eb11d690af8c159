import { z } from "zod";
import type { Amounts, Contribution } from "./contribution.ts";

/** How often each value occurs. */
const countsSchema = z.record(z.string(), z.int());

/** Sums over some disputes in one currency, from which every figure of a report follows exactly. */
export const cellSchema = z.object({
	opened: z.int(),
	closed: z.int(),
	disputed: z.int(),
	stillDisputed: z.int(),
	credited: z.int(),
	upheld: z.int(),
	writtenOff: z.int(),
	businessDays: z.int(),
	/** Closed ones by days taken: the median needs each. */
	days: countsSchema,
	/** Live ones by target day, while the clock runs: which are late depends on the day somebody asks. */
	due: countsSchema,
});
export type Cell = z.infer<typeof cellSchema>;

export function emptyCell(): Cell {
	return {
		opened: 0,
		closed: 0,
		disputed: 0,
		stillDisputed: 0,
		credited: 0,
		upheld: 0,
		writtenOff: 0,
		businessDays: 0,
		days: {},
		due: {},
	};
}

function count(counts: Record<string, number>, value: string, sign: number): void {
	const next = (counts[value] ?? 0) + sign;
	if (next === 0) delete counts[value];
	else counts[value] = next;
}

/** Adds what a dispute contributes in one currency, or with −1 takes it back. */
export function add(cell: Cell, of: Contribution, [, ...amounts]: Amounts, sign: 1 | -1): void {
	const [disputed, stillDisputed, credited, upheld, writtenOff] = amounts;
	cell.opened += sign;
	cell.disputed += sign * disputed;
	cell.stillDisputed += sign * stillDisputed;
	cell.credited += sign * credited;
	cell.upheld += sign * upheld;
	cell.writtenOff += sign * writtenOff;
	if (of.due !== undefined) count(cell.due, of.due, sign);
	if (of.days === undefined) return;
	cell.closed += sign;
	cell.businessDays += sign * (of.businessDays ?? 0);
	count(cell.days, String(of.days), sign);
}

/** Adds one cell into another. */
export function merge(into: Cell, from: Cell): void {
	into.opened += from.opened;
	into.closed += from.closed;
	into.disputed += from.disputed;
	into.stillDisputed += from.stillDisputed;
	into.credited += from.credited;
	into.upheld += from.upheld;
	into.writtenOff += from.writtenOff;
	into.businessDays += from.businessDays;
	for (const [value, times] of Object.entries(from.days)) count(into.days, value, times);
	for (const [value, times] of Object.entries(from.due)) count(into.due, value, times);
}

/** Whether nothing contributes to it any more. */
export function isEmpty({ opened }: Cell): boolean {
	return opened === 0;
}

/** How many live ones are past their target on a day. */
export function lateOn({ due }: Cell, today: string): number {
	let late = 0;
	for (const [day, times] of Object.entries(due)) if (day < today) late += times;
	return late;
}

/** Null while none is closed. */
export function meanDays({ days, closed }: Cell): number | null {
	if (closed === 0) return null;
	let sum = 0;
	for (const [value, times] of Object.entries(days)) sum += Number(value) * times;
	return sum / closed;
}

/** The middle one, or the mean of the two in the middle; null while none is closed. */
export function medianDays({ days, closed }: Cell): number | null {
	if (closed === 0) return null;
	const sorted = Object.entries(days).sort(([a], [b]) => Number(a) - Number(b));
	const nth = (n: number): number => {
		let seen = 0;
		for (const [value, times] of sorted) {
			seen += times;
			if (n < seen) return Number(value);
		}
		return 0;
	};
	return (nth(Math.floor((closed - 1) / 2)) + nth(Math.floor(closed / 2))) / 2;
}
