import type { Report, ReportRow } from "@accord/shared/api/schemas.ts";

/** The headline: numbers over all currencies, amounts per currency, never added. */
export interface Headline {
	readonly open: number;
	readonly late: number;
	readonly opened: number;
	readonly closed: number;
	/** Mean days from opening to closing over every closed dispute; null while none is closed. */
	readonly meanDays: number | null;
	readonly stillDisputed: readonly { minor: number; currency: string }[];
	readonly disputed: readonly { minor: number; currency: string }[];
}

export function headlineOf(report: Report): Headline {
	const sum = (pick: (row: ReportRow) => number) => report.totals.reduce((all, row) => all + pick(row), 0);
	return {
		open: sum((row) => row.stillOpen),
		late: sum((row) => row.late),
		opened: sum((row) => row.opened),
		closed: sum((row) => row.closed),
		meanDays: meanOf(report.totals),
		stillDisputed: report.totals.map((row) => ({ minor: row.stillDisputed, currency: row.currency })),
		disputed: report.totals.map((row) => ({ minor: row.disputed, currency: row.currency })),
	};
}

/** Mean of means, each weighing as many disputes as it was made of. */
export function meanOf(rows: readonly ReportRow[]): number | null {
	let closed = 0;
	let days = 0;
	for (const row of rows) {
		if (row.meanDays === null) continue;
		closed += row.closed;
		days += row.meanDays * row.closed;
	}
	return closed === 0 ? null : days / closed;
}

/** Currencies of a report, the one with the most disputes first. */
export function currenciesOf(report: Report): string[] {
	return [...report.totals]
		.sort((a, b) => b.opened - a.opened || (a.currency < b.currency ? -1 : 1))
		.map((row) => row.currency);
}

/** Rows of one currency in reading order: largest amount first, months in time. */
export function rowsOf(report: Report, currency: string): ReportRow[] {
	const rows = report.rows.filter((row) => row.currency === currency);
	if (report.groupBy === "month") return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
	return rows.sort((a, b) => b.disputed - a.disputed || b.opened - a.opened || (a.key < b.key ? -1 : 1));
}

/** Months without any dispute between the first and the last are shown too: a gap is a figure. */
export function withEmptyMonths(rows: readonly ReportRow[]): ReportRow[] {
	const first = rows[0];
	const last = rows.at(-1);
	if (!first || !last) return [];
	const byMonth = new Map(rows.map((row) => [row.key, row]));
	const filled: ReportRow[] = [];
	for (let month = first.key; month <= last.key; month = nextMonth(month))
		filled.push(byMonth.get(month) ?? { ...emptyRow(first), key: month, label: { fr: month, en: month } });
	return filled;
}

function nextMonth(month: string): string {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1))
		.toISOString()
		.slice(0, 7);
}

function emptyRow(like: ReportRow): ReportRow {
	return {
		...like,
		opened: 0,
		closed: 0,
		stillOpen: 0,
		late: 0,
		disputed: 0,
		stillDisputed: 0,
		credited: 0,
		upheld: 0,
		writtenOff: 0,
		meanDays: null,
		medianDays: null,
		meanBusinessDays: null,
	};
}
