import { type GrowWords, useGrowing } from "./growing.tsx";

/** One bar, labelled directly; the whole row leads to the list behind it. */
export interface Bar {
	readonly key: string;
	readonly label: string;
	readonly value: number;
	/** The hatched share of `value`: what is still disputed or open. */
	readonly hatched: number;
	/** The value in words, at the end of the bar. */
	readonly text: string;
	/** Further figures, each with its unit. */
	readonly facts: readonly string[];
	readonly href: string;
	/** One of the facts is bad news. */
	readonly late?: string;
}

interface BarChartProps {
	bars: readonly Bar[];
	/** Bars shown at first. */
	limit?: number;
	words: GrowWords;
}

/** Horizontal bars in the order given; text, not colour, carries every figure. */
export function BarChart({ bars, limit = 8, words }: BarChartProps) {
	const { shown, button } = useGrowing(bars, { first: limit, step: 24, words });
	const longest = Math.max(1, ...bars.map((bar) => bar.value));
	return (
		<>
			<ul class="bars">
				{shown.map((bar) => (
					<li key={bar.key}>
						<a class="bar-row" href={bar.href}>
							<span class="bar-label">{bar.label}</span>
							<span class="bar-track" aria-hidden="true">
								<Mark value={bar.value} hatched={bar.hatched} longest={longest} />
							</span>
							<span class="bar-text">{bar.text}</span>
							<span class="bar-facts">
								{bar.facts.join(" · ")}
								{bar.late !== undefined && (
									<>
										{bar.facts.length > 0 && " · "}
										<b class="bar-late">{bar.late}</b>
									</>
								)}
							</span>
						</a>
					</li>
				))}
			</ul>
			{button}
		</>
	);
}

function Mark({ value, hatched, longest }: { value: number; hatched: number; longest: number }) {
	const part = (amount: number) => `${(Math.max(0, amount) / longest) * 100}%`;
	return (
		<>
			{hatched > 0 && <i class="hatch" style={{ inlineSize: part(hatched) }} />}
			{value - hatched > 0 && <i class="plain" style={{ inlineSize: part(value - hatched) }} />}
		</>
	);
}

export interface Column {
	readonly key: string;
	readonly label: string;
	readonly value: number;
	readonly hatched: number;
	/** The value, above the column. */
	readonly text: string;
	/** A second figure below the label; short. */
	readonly fact: string;
	readonly href: string;
}

/** Columns in time where there is room, the same rows as a bar chart where there is not. */
export function ColumnChart({ columns }: { columns: readonly Column[] }) {
	const highest = Math.max(1, ...columns.map((column) => column.value));
	return (
		<ol class="columns">
			{columns.map((column) => {
				const share = (amount: number) => String(Math.max(0, amount) / highest);
				return (
					<li key={column.key}>
						<a class="column" href={column.href}>
							<span class="column-label">{column.label}</span>
							<span class="column-track" aria-hidden="true">
								<i class="plain" style={{ "--share": share(column.value - column.hatched) }} />
								<i class="hatch" style={{ "--share": share(column.hatched) }} />
							</span>
							<span class="column-text">{column.text}</span>
							<span class="column-fact">{column.fact}</span>
						</a>
					</li>
				);
			})}
		</ol>
	);
}

/** What hatched and plain stand for. */
export function ChartKey({ hatched, plain }: { hatched: string; plain: string }) {
	return (
		<p class="chart-key small soft">
			<span class="key held">{hatched}</span>
			<span class="key dunnable">{plain}</span>
		</p>
	);
}
