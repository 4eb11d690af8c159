import { type Report, type ReportRow, reportRowSchema } from "@accord/shared/api/schemas.ts";
import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";
import { currenciesOf, headlineOf, meanOf, rowsOf, withEmptyMonths } from "./figures.ts";
import { findLate, findReason, findTrend, findWeight } from "./finding.ts";
import { spanOf, spanOfMonth } from "./period.ts";

function row(
	key: string,
	over: Partial<Omit<ReportRow, "currency">> & { currency?: string } = {},
): ReportRow {
	return reportRowSchema.parse({
		key,
		label: { fr: key, en: key },
		currency: "EUR",
		opened: 1,
		closed: 0,
		stillOpen: 1,
		late: 0,
		disputed: 1000,
		stillDisputed: 1000,
		credited: 0,
		upheld: 0,
		writtenOff: 0,
		meanDays: null,
		medianDays: null,
		meanBusinessDays: null,
		...over,
	});
}
const name = (one: ReportRow): string => one.label.en;
const report = (rows: ReportRow[], totals: ReportRow[], groupBy: Report["groupBy"] = "reason"): Report => ({
	from: "2026-01-01",
	to: "2026-12-31",
	groupBy,
	rows,
	totals,
	asOf: "2026-12-01T00:00:00.000Z",
});

test("amounts of two currencies stay apart, numbers and means do not", () => {
	const totals = [
		row("", { opened: 4, closed: 3, stillOpen: 1, late: 1, meanDays: 10, stillDisputed: 500 }),
		row("", { currency: "USD", opened: 2, closed: 1, stillOpen: 1, meanDays: 2, stillDisputed: 70 }),
	];
	expect(headlineOf(report([], totals))).toMatchObject({
		open: 2,
		late: 1,
		meanDays: 8,
		stillDisputed: [
			{ minor: 500, currency: "EUR" },
			{ minor: 70, currency: "USD" },
		],
	});
	expect(currenciesOf(report([], totals))).toEqual(["EUR", "USD"]);
	expect(meanOf([])).toBeNull();
});

test("bars are sorted by amount, months by time with their gaps", () => {
	const bars = report(
		[row("A", { disputed: 1 }), row("B", { disputed: 9 }), row("C", { currency: "USD" })],
		[],
	);
	expect(rowsOf(bars, "EUR").map(({ key }) => key)).toEqual(["B", "A"]);
	const months = report([row("2026-02"), row("2025-11")], [], "month");
	expect(withEmptyMonths(rowsOf(months, "EUR")).map(({ key, opened }) => [key, opened])).toEqual([
		["2025-11", 1],
		["2025-12", 0],
		["2026-01", 0],
		["2026-02", 1],
	]);
});

test("a reason that takes longer is the message, once there are enough closed ones", () => {
	const slow = row("Price", { closed: 4, meanDays: 20, disputed: 10 });
	const rest = row("Quantity", { closed: 6, meanDays: 10, disputed: 90 });
	expect(findReason([rest, slow], name)).toEqual({ kind: "slower", label: "Price", times: 2 });
	expect(findReason([rest, { ...slow, closed: 2 }], name)).toEqual({
		kind: "holds",
		label: "Quantity",
		percent: 90,
	});
});

test("weight is told by one, by three together, or not at all", () => {
	const even = Array.from({ length: 9 }, (_, at) => row(String(at), { disputed: 100 }));
	expect(findWeight(even, name)).toEqual({ kind: "even", count: 9 });
	const three = [
		row("a", { disputed: 30 }),
		row("b", { disputed: 30 }),
		row("c", { disputed: 20 }),
		row("d", { disputed: 20 }),
	];
	expect(findWeight(three, name)).toEqual({ kind: "together", count: 3, percent: 80 });
	expect(findWeight([], name)).toEqual({ kind: "even", count: 0 });
});

test("late people and monthly trend", () => {
	expect(findLate([row("Karim", { late: 3 }), row("Anne", { late: 1 })], name)).toEqual({
		kind: "late",
		label: "Karim",
		count: 3,
		of: 4,
	});
	expect(findLate([row("Karim")], name)).toEqual({ kind: "nobodyLate" });
	const months = [
		row("2026-01", { opened: 8 }),
		row("2026-02", { opened: 12 }),
		row("2026-03", { opened: 1 }),
	];
	expect(findTrend(months, "2026-03", name)).toEqual({
		kind: "moreOpened",
		label: "2026-02",
		count: 12,
		before: 8,
	});
	expect(findTrend(months.slice(2), "2026-03", name)).toEqual({ kind: "steady", label: "2026-03", count: 1 });
});

test("periods end today and begin on the first of a month, across years and leap days", () => {
	expect(spanOf("last12", "2026-02-10")).toEqual({ from: "2025-03-01", to: "2026-02-10" });
	expect(spanOf("quarter", "2026-01-31")).toEqual({ from: "2025-11-01", to: "2026-01-31" });
	expect(spanOf("all", "2026-01-31")).toEqual({});
	expect(spanOfMonth("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
});

test("a cell of the export is neither split nor run", () => {
	expect(csvOf(["A"], [['x;"y"'], ["=1+1"], [-5]])).toBe('\ufeffA\r\n"x;""y"""\r\n\'=1+1\r\n-5\r\n');
});
