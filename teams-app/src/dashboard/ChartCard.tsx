import type { ReportRow } from "@accord/shared/api/schemas.ts";
import { BarChart, ChartKey, ColumnChart } from "@accord/shared/look/BarChart.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useId, useState } from "preact/hooks";
import { tabWords } from "../words/words.ts";
import { csvOf, download } from "./csv.ts";
import { FiguresTable, tableOf } from "./FiguresTable.tsx";
import { barOf, columnOf, messageOf } from "./labels.ts";
import type { Span } from "./period.ts";
import type { Chart } from "./useReports.ts";

interface ChartCardProps {
	chart: Chart;
	/** Of one currency, in reading order. */
	rows: readonly ReportRow[];
	span: Span;
}

/** One question and its answer: a sentence, the bars that carry it, the list behind each, the figures as a table. */
export function ChartCard({ chart, rows, span }: ChartCardProps) {
	const { language, today } = useReader();
	const say = tabWords(language);
	const [asTable, setAsTable] = useState(false);
	const id = useId();
	const save = () => {
		const { head, body } = tableOf(chart, rows, language, today);
		download(`accord-${chart}-${today}.csv`, csvOf(head, body));
	};
	return (
		<section class="card chart" aria-labelledby={id} data-chart={chart}>
			<header class="chart-head">
				<div>
					<h2 id={id}>{messageOf(chart, rows, language, today)}</h2>
					<p class="small soft">
						{say.dashboard.by[chart]}
						{" · "}
						{chart === "month" ? say.dashboard.measureMonth : say.dashboard.measure}
					</p>
				</div>
				<div class="row">
					<button
						type="button"
						class="button subtle"
						aria-pressed={asTable}
						onClick={() => setAsTable(!asTable)}
					>
						{say.dashboard.table}
					</button>
					<button
						type="button"
						class="button subtle"
						aria-label={say.dashboard.exportName(say.dashboard.by[chart])}
						onClick={save}
					>
						{say.dashboard.export}
					</button>
				</div>
			</header>
			<div class="chart-body">
				{asTable ? (
					<FiguresTable chart={chart} rows={rows} span={span} />
				) : chart === "month" ? (
					<>
						<ColumnChart columns={rows.map((row) => columnOf(row, span, language, today))} />
						<ChartKey hatched={say.dashboard.stillOpen} plain={say.dashboard.closedOnes} />
					</>
				) : (
					<>
						<BarChart bars={rows.map((row) => barOf(chart, row, span, language))} words={say.dashboard} />
						<ChartKey hatched={say.dashboard.stillDisputed} plain={say.dashboard.settled} />
					</>
				)}
			</div>
		</section>
	);
}
