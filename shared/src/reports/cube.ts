import { addDays } from "../dispute/businessCalendar.ts";
import type { Day } from "../dispute/dispute.ts";
import { add, type Cell, emptyCell, isEmpty, merge } from "./cell.ts";
import type { Contribution } from "./contribution.ts";

/** What disputes are grouped by; months are cells of any of them. */
export const DIMENSIONS = ["reason", "account", "owner", "status", "rootCause"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One group of one dimension in one year of opening. */
export interface Address {
	readonly dimension: Dimension;
	readonly year: string;
	readonly group: string;
}

/** Cells of one address by month and currency: `03EUR`. */
export type Cells = Record<string, Cell>;

export interface Touch {
	readonly of: Contribution;
	readonly sign: 1 | -1;
}

/** The addresses a contribution counts at. */
export function addressesOf(of: Contribution): Address[] {
	const year = of.opened.slice(0, 4);
	return DIMENSIONS.map((dimension) => ({ dimension, year, group: of[dimension] }));
}

/** Counts a contribution in the cells of one of its addresses, or takes it back; what becomes empty goes. */
export function apply(cells: Cells, { of, sign }: Touch): void {
	for (const amounts of of.amounts) {
		const name = of.opened.slice(5, 7) + amounts[0];
		const cell = cells[name] ?? emptyCell();
		add(cell, of, amounts, sign);
		if (isEmpty(cell)) delete cells[name];
		else cells[name] = cell;
	}
}

/** Whether two contributions are the same figures. */
export function same(a: Contribution | undefined, b: Contribution | undefined): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

/** Figures by group and currency. */
export class Groups {
	readonly byGroup = new Map<string, Map<string, Cell>>();

	cell(group: string, currency: string): Cell {
		let byCurrency = this.byGroup.get(group);
		if (!byCurrency) {
			byCurrency = new Map();
			this.byGroup.set(group, byCurrency);
		}
		let cell = byCurrency.get(currency);
		if (!cell) {
			cell = emptyCell();
			byCurrency.set(currency, cell);
		}
		return cell;
	}
}

/** A month `YYYY-MM` as its cells are named. */
export interface MonthCell {
	readonly month: string;
	readonly currency: string;
	readonly cell: Cell;
}

export function* monthsOf(year: string, cells: Readonly<Cells>): Generator<MonthCell> {
	for (const [name, cell] of Object.entries(cells))
		yield { month: `${year}-${name.slice(0, 2)}`, currency: name.slice(2), cell };
}

export function addCell(groups: Groups, group: string, { currency, cell }: MonthCell): void {
	merge(groups.cell(group, currency), cell);
}

export function addContribution(groups: Groups, group: string, of: Contribution): void {
	for (const amounts of of.amounts) add(groups.cell(group, amounts[0]), of, amounts, 1);
}

/** Whole months between two days, and the stretches at either end that no month covers. */
export function splitPeriod(
	from: Day,
	to: Day,
): {
	readonly firstMonth: string;
	readonly lastMonth: string;
	readonly edges: readonly { readonly from: Day; readonly to: Day }[];
} {
	const startsWhole = from.endsWith("-01");
	const endsWhole = addDays(to, 1).endsWith("-01");
	const firstMonth = startsWhole ? from.slice(0, 7) : nextMonth(from.slice(0, 7));
	const lastMonth = endsWhole ? to.slice(0, 7) : previousMonth(to.slice(0, 7));
	if (firstMonth > lastMonth) return { firstMonth, lastMonth, edges: from > to ? [] : [{ from, to }] };
	const edges: { from: Day; to: Day }[] = [];
	if (!startsWhole) edges.push({ from, to: addDays(`${firstMonth}-01`, -1) });
	if (!endsWhole) edges.push({ from: `${to.slice(0, 7)}-01`, to });
	return { firstMonth, lastMonth, edges };
}

const nextMonth = (month: string) => addDays(`${month}-28`, 4).slice(0, 7);
const previousMonth = (month: string) => addDays(`${month}-01`, -1).slice(0, 7);
