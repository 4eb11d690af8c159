import type { Language, ReportRow } from "@accord/shared/api/schemas.ts";
import { formatMoney } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { amountText } from "@accord/shared/look/commands/amount.ts";
import { useGrowing } from "@accord/shared/look/growing.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { tabWords } from "../words/words.ts";
import { formatNumber, listBehind, nameIn } from "./labels.ts";
import type { Span } from "./period.ts";
import type { Chart } from "./useReports.ts";

const amounts = ["disputed", "stillDisputed", "credited", "upheld", "writtenOff"] as const;
const numbers = ["opened", "stillOpen", "late", "closed"] as const;
const days = [
	["meanDays", "mean"],
	["medianDays", "median"],
	["meanBusinessDays", "business"],
] as const;

/** Every figure of a chart, for reading one by one. */
export function FiguresTable({
	chart,
	rows,
	span,
}: {
	chart: Chart;
	rows: readonly ReportRow[];
	span: Span;
}) {
	const { language, today } = useReader();
	const column = tabWords(language).dashboard.column;
	const amount = words(language).amount;
	const name = nameIn(chart, language, today);
	const { shown, button } = useGrowing(rows, { first: 50, step: 100, words: tabWords(language).dashboard });
	return (
		// A wide table scrolls inside itself, never the page; reachable by keyboard for that.
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
		<section class="scroll" tabIndex={0} aria-label={column.label[chart]}>
			<table>
				<thead>
					<tr>
						<th scope="col">{column.label[chart]}</th>
						{amounts.map((key) => (
							<th key={key} scope="col" class="figure">
								{amount[key]}
							</th>
						))}
						{numbers.map((key) => (
							<th key={key} scope="col" class="figure">
								{column[key]}
							</th>
						))}
						{days.map(([key, word]) => (
							<th key={key} scope="col" class="figure">
								{column[word]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{shown.map((row) => (
						<tr key={row.key}>
							<th scope="row">
								<a href={listBehind(chart, row, span)}>{name(row)}</a>
							</th>
							{amounts.map((key) => (
								<td key={key} class="figure">
									{formatMoney({ minor: row[key], currency: row.currency }, language)}
								</td>
							))}
							{numbers.map((key) => (
								<td key={key} class="figure">
									{row[key]}
								</td>
							))}
							{days.map(([key]) => (
								<td key={key} class="figure">
									{formatOptional(row[key], language)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			{button}
		</section>
	);
}

/** The same figures for a file: amounts without grouping, the currency in a column of its own. */
export function tableOf(chart: Chart, rows: readonly ReportRow[], language: Language, today: string) {
	const column = tabWords(language).dashboard.column;
	const say = words(language).amount;
	const name = nameIn(chart, language, today);
	return {
		head: [
			column.label[chart],
			tabWords(language).dashboard.currency,
			...amounts.map((key) => say[key]),
			...numbers.map((key) => column[key]),
			...days.map(([, word]) => column[word]),
		],
		body: rows.map((row) => [
			chart === "month" ? row.key : name(row),
			row.currency,
			...amounts.map((key) => amountText(row[key], row.currency, language)),
			...numbers.map((key) => row[key]),
			...days.map(([key]) => plainNumber(row[key], language)),
		]),
	};
}

const formatOptional = (value: number | null, language: Language): string =>
	value === null ? "–" : formatNumber(value, language);

function plainNumber(value: number | null, language: Language): string {
	if (value === null) return "";
	const text = value.toFixed(1);
	return language === "fr" ? text.replace(".", ",") : text;
}
