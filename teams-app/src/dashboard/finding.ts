import type { ReportRow } from "@accord/shared/api/schemas.ts";
import { meanOf } from "./figures.ts";

/** What a chart says in one sentence, found in its figures; the words are the dictionary's. */
export type Finding =
	| { readonly kind: "slower"; readonly label: string; readonly times: number }
	| { readonly kind: "holds"; readonly label: string; readonly percent: number }
	| { readonly kind: "together"; readonly count: number; readonly percent: number }
	| { readonly kind: "late"; readonly label: string; readonly count: number; readonly of: number }
	| { readonly kind: "nobodyLate" }
	| { readonly kind: "moreOpened"; readonly label: string; readonly count: number; readonly before: number }
	| { readonly kind: "fewerOpened"; readonly label: string; readonly count: number; readonly before: number }
	| { readonly kind: "steady"; readonly label: string; readonly count: number }
	| { readonly kind: "even"; readonly count: number };

type Name = (row: ReportRow) => string;

/** Fewer closed disputes than this are anecdotes, not a mean. */
const enough = 3;

/** The reason that takes much longer than the rest together, else the one that weighs most. */
export function findReason(rows: readonly ReportRow[], name: Name): Finding {
	let slowest: { label: string; times: number } | undefined;
	for (const row of rows) {
		const rest = rows.filter((other) => other !== row);
		const others = meanOf(rest);
		const closedElsewhere = rest.reduce((sum, other) => sum + other.closed, 0);
		if (row.closed < enough || closedElsewhere < enough || row.meanDays === null || !others) continue;
		const times = row.meanDays / others;
		if (times >= 1.5 && times > (slowest?.times ?? 0)) slowest = { label: name(row), times };
	}
	return slowest ? { kind: "slower", ...slowest } : findWeight(rows, name);
}

/** Who holds the money: one alone when it is a third or more, else the first three together. */
export function findWeight(rows: readonly ReportRow[], name: Name): Finding {
	const total = rows.reduce((sum, row) => sum + row.disputed, 0);
	const first = rows[0];
	if (!first || total === 0) return { kind: "even", count: rows.length };
	const percent = (part: number) => Math.round((part / total) * 100);
	if (first.disputed * 3 >= total || rows.length <= 3)
		return { kind: "holds", label: name(first), percent: percent(first.disputed) };
	const three = rows.slice(0, 3).reduce((sum, row) => sum + row.disputed, 0);
	if (three * 2 < total && rows.length > 6) return { kind: "even", count: rows.length };
	return { kind: "together", count: 3, percent: percent(three) };
}

/** Who is late; if nobody, that is the message. */
export function findLate(rows: readonly ReportRow[], name: Name): Finding {
	const of = rows.reduce((sum, row) => sum + row.late, 0);
	const most = [...rows].sort((a, b) => b.late - a.late)[0];
	if (!most || of === 0) return { kind: "nobodyLate" };
	return { kind: "late", label: name(most), count: most.late, of };
}

/** The last whole month against the one before; the running month only when there is no other. */
export function findTrend(months: readonly ReportRow[], thisMonth: string, name: Name): Finding {
	const whole = months.filter((row) => row.key < thisMonth);
	const last = whole.at(-1) ?? months.at(-1);
	const before = whole.at(-2);
	if (!last) return { kind: "even", count: 0 };
	if (!before || before.opened === last.opened)
		return { kind: "steady", label: name(last), count: last.opened };
	const kind = last.opened > before.opened ? "moreOpened" : "fewerOpened";
	return { kind, label: name(last), count: last.opened, before: before.opened };
}
