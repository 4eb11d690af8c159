import type { Language, ReportRow } from "@accord/shared/api/schemas.ts";
import { formatMoney } from "@accord/shared/i18n/format.ts";
import type { Bar, Column } from "@accord/shared/look/BarChart.tsx";
import { hrefOf } from "../app/route.ts";
import { tabWords } from "../words/words.ts";
import { type Finding, findLate, findReason, findTrend, findWeight } from "./finding.ts";
import { type Span, spanOfMonth } from "./period.ts";
import type { Chart } from "./useReports.ts";

const locales = { fr: "fr-FR", en: "en-GB" } as const;

/** `8.2`, `8,2`, `0` in the reader's figures. */
export function formatNumber(value: number, language: Language): string {
	return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value);
}

export function formatDays(days: number, language: Language): string {
	const text = formatNumber(days, language);
	return tabWords(language).count.days(Math.round(days * 10) / 10, text);
}

/** `novembre`, `November 2025` where the year is not this one; `short` for axis labels. */
export function monthName(
	month: string,
	language: Language,
	style: "long" | "short",
	thisYear: string,
): string {
	return new Intl.DateTimeFormat(locales[language], {
		month: style,
		...(month.startsWith(thisYear) ? {} : { year: style === "long" ? "numeric" : "2-digit" }),
		timeZone: "UTC",
	}).format(Date.parse(`${month}-01T00:00:00Z`));
}

/** What a row is called: months by their name, everything else by the label the report brings. */
export function nameIn(chart: Chart, language: Language, today: string): (row: ReportRow) => string {
	return (row) =>
		chart === "month" ? monthName(row.key, language, "long", today.slice(0, 4)) : row.label[language];
}

/** The list of disputes behind a row. */
export function listBehind(chart: Chart, row: ReportRow, span: Span): string {
	if (chart === "month") return hrefOf("disputes", { ...spanOfMonth(row.key), currency: row.currency });
	return hrefOf("disputes", { [chart]: row.key, from: span.from, to: span.to, currency: row.currency });
}

export function barOf(chart: Chart, row: ReportRow, span: Span, language: Language): Bar {
	const say = tabWords(language);
	return {
		key: row.key,
		label: row.label[language],
		value: row.disputed,
		hatched: row.stillDisputed,
		text: formatMoney({ minor: row.disputed, currency: row.currency }, language),
		facts: [
			say.count.disputes(row.opened),
			row.meanDays === null ? say.dashboard.noDays : formatDays(row.meanDays, language),
		],
		href: listBehind(chart, row, span),
		...(row.late > 0 ? { late: say.count.late(row.late) } : {}),
	};
}

export function columnOf(row: ReportRow, span: Span, language: Language, today: string): Column {
	const amount = new Intl.NumberFormat(locales[language], {
		style: "currency",
		currency: row.currency,
		notation: "compact",
		maximumFractionDigits: 1,
	});
	const decimals = new Intl.NumberFormat("en", {
		style: "currency",
		currency: row.currency,
	}).resolvedOptions().maximumFractionDigits;
	return {
		key: row.key,
		label: monthName(row.key, language, "short", today.slice(0, 4)),
		value: row.opened,
		hatched: row.stillOpen,
		text: String(row.opened),
		fact: row.opened === 0 ? "" : amount.format(row.disputed / 10 ** (decimals ?? 2)),
		href: listBehind("month", row, span),
	};
}

/** The sentence above a chart, in words. */
export function messageOf(
	chart: Chart,
	rows: readonly ReportRow[],
	language: Language,
	today: string,
): string {
	const plain = nameIn(chart, language, today);
	const say = tabWords(language).dashboard.finding;
	// A reason is a category, not a name: French sets it apart.
	const name = (row: ReportRow) => (chart === "reason" ? say.reason(plain(row)) : plain(row));
	const found = finding(chart, rows, name, today);
	switch (found.kind) {
		case "slower":
			return say.slower(found.label, found.times);
		case "holds":
			return say.holds(found.label, found.percent);
		case "together":
			return say.together(say.plural[chart], found.percent);
		case "late":
			return say.late(found.label, found.count, found.of);
		case "nobodyLate":
			return say.nobodyLate;
		case "moreOpened":
			return say.moreOpened(found.label, found.count, found.before);
		case "fewerOpened":
			return say.fewerOpened(found.label, found.count, found.before);
		case "steady":
			return say.steady(found.label, found.count);
		case "even":
			return say.even(say.singular[chart]);
	}
}

function finding(
	chart: Chart,
	rows: readonly ReportRow[],
	name: (row: ReportRow) => string,
	today: string,
): Finding {
	switch (chart) {
		case "reason":
			return findReason(rows, name);
		case "account":
			return findWeight(rows, name);
		case "owner":
			return findLate(rows, name);
		case "month":
			return findTrend(rows, today.slice(0, 7), name);
	}
}
