import { describe, expect, it } from "vitest";
import { addDays, dayNumber } from "../dispute/businessCalendar.ts";
import { add, type Cell, emptyCell, isEmpty, lateOn, meanDays, medianDays, merge } from "./cell.ts";
import type { Contribution } from "./contribution.ts";
import { addressesOf, apply, type Cells, splitPeriod } from "./cube.ts";

const contribution = (more: Partial<Contribution> = {}): Contribution => ({
	opened: "2026-03-14",
	reason: "PRICE",
	account: "C1",
	owner: "samir",
	status: "open",
	rootCause: "",
	due: "2026-03-20",
	amounts: [["EUR", 1000, 1000, 0, 0, 0]],
	...more,
});

const closedAfter = (...days: readonly number[]): Cell => {
	const cell = emptyCell();
	for (const taken of days) {
		const { due: _due, ...closed } = contribution({ days: taken, businessDays: taken });
		add(cell, closed, ["EUR", 1, 0, 0, 1, 0], 1);
	}
	return cell;
};

describe("a cell", () => {
	it("gives mean and median of the days taken, the middle of two when their number is even", () => {
		expect(medianDays(closedAfter(9, 1, 4))).toBe(4);
		expect(medianDays(closedAfter(9, 1, 4, 5))).toBe(4.5);
		expect(medianDays(closedAfter(10, 9, 2, 2))).toBe(5.5);
		expect(meanDays(closedAfter(9, 1, 4))).toBeCloseTo(14 / 3);
		expect(medianDays(closedAfter())).toBeNull();
		expect(meanDays(closedAfter())).toBeNull();
	});

	it("counts as late what was due before the day somebody asks", () => {
		const cell = emptyCell();
		add(cell, contribution(), ["EUR", 1, 1, 0, 0, 0], 1);
		expect(lateOn(cell, "2026-03-20")).toBe(0);
		expect(lateOn(cell, "2026-03-21")).toBe(1);
	});

	it("is as it was once what was added is taken back", () => {
		const cell = closedAfter(3, 5);
		const before = structuredClone(cell);
		const other = closedAfter(5);
		merge(other, cell);
		const { due: _due, ...closed } = contribution({ days: 7, businessDays: 5 });
		add(cell, closed, ["EUR", 10, 1, 2, 3, 4], 1);
		add(cell, closed, ["EUR", 10, 1, 2, 3, 4], -1);
		expect(cell).toEqual(before);
		expect(other).toEqual(closedAfter(3, 5, 5));
		expect(isEmpty(emptyCell())).toBe(true);
	});
});

describe("the cells of an address", () => {
	it("are by month and currency, and vanish when nothing is left in them", () => {
		const cells: Cells = {};
		const two = contribution({
			amounts: [
				["EUR", 1000, 1000, 0, 0, 0],
				["GBP", 70, 70, 0, 0, 0],
			],
		});
		apply(cells, { of: two, sign: 1 });
		apply(cells, { of: contribution(), sign: 1 });
		expect(Object.keys(cells)).toEqual(["03EUR", "03GBP"]);
		expect(cells["03EUR"]).toMatchObject({ opened: 2, disputed: 2000 });
		apply(cells, { of: two, sign: -1 });
		expect(cells).toMatchObject({ "03EUR": { opened: 1, disputed: 1000 } });
		expect(Object.keys(cells)).toEqual(["03EUR"]);
	});

	it("are one address per dimension", () => {
		expect(addressesOf(contribution()).map(({ dimension, year, group }) => [dimension, year, group])).toEqual(
			[
				["reason", "2026", "PRICE"],
				["account", "2026", "C1"],
				["owner", "2026", "samir"],
				["status", "2026", "open"],
				["rootCause", "2026", ""],
			],
		);
	});
});

describe("a period", () => {
	it("is split so that every day is in exactly one whole month or edge", () => {
		const start = dayNumber("2026-01-01");
		for (let a = 0; a < 130; a += 1)
			for (let b = a; b < 130; b += 7) {
				const from = addDays("2026-01-01", a);
				const to = addDays("2026-01-01", b);
				const { firstMonth, lastMonth, edges } = splitPeriod(from, to);
				for (let d = 0; d < 160; d += 1) {
					const day = addDays("2026-01-01", d);
					const inMonths =
						firstMonth <= lastMonth && day.slice(0, 7) >= firstMonth && day.slice(0, 7) <= lastMonth;
					const inEdges = edges.filter((edge) => day >= edge.from && day <= edge.to).length;
					const expected = dayNumber(day) - start >= a && dayNumber(day) - start <= b ? 1 : 0;
					expect((inMonths ? 1 : 0) + inEdges).toBe(expected);
				}
			}
	});
});
