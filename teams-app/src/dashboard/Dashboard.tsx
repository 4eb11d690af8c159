import { formatInstant } from "@accord/shared/i18n/format.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSlow } from "@accord/shared/look/Skeleton.tsx";
import { Empty } from "../app/Empty.tsx";
import { hrefOf, replacePlace } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { tabWords } from "../words/words.ts";
import { ChartCard } from "./ChartCard.tsx";
import { currenciesOf, rowsOf, withEmptyMonths } from "./figures.ts";
import { Headline } from "./Headline.tsx";
import { PERIODS, periodOf, spanOf } from "./period.ts";
import { CHARTS, type Reports, useReports } from "./useReports.ts";

/** What disputes cost, why they arise, who is slow: one page, every figure leads to its disputes. */
export function Dashboard({ query }: { query: Readonly<Record<string, string>> }) {
	const { client } = useSession();
	const { language, today, timeZone } = useReader();
	const say = tabWords(language);
	const period = periodOf(query.period);
	const span = spanOf(period, today);
	const { value, trouble, busy, reload } = useReports(client, span);
	// Figures of another period fade until the asked ones are there, and go when those cannot be had.
	const isAsked = value !== undefined && JSON.stringify(value.span) === JSON.stringify(span);
	const slow = useSlow(busy && !value);
	const currencies = value ? currenciesOf(value.reason) : [];
	const currency = currencies.find((one) => one === query.currency) ?? currencies[0];
	const go = (change: Readonly<Record<string, string>>) =>
		replacePlace(hrefOf("dashboard", { ...query, ...change }));

	return (
		<div class="stack dashboard">
			<div class="row between view-head">
				<h1 tabIndex={-1}>{say.dashboard.title}</h1>
				<p class="small soft" data-as-of={value?.reason.asOf}>
					{value ? say.asOf(formatInstant(value.reason.asOf, language, timeZone)) : "\u00a0"}
				</p>
			</div>
			<div class="row between">
				<fieldset class="chips">
					<legend class="visually-hidden">{say.dashboard.period}</legend>
					{PERIODS.map((one) => (
						<label class="chip" key={one}>
							<input
								type="radio"
								name="period"
								checked={one === period}
								onChange={() => go({ period: one })}
							/>
							{say.dashboard.periods[one]}
						</label>
					))}
				</fieldset>
				{currencies.length > 1 && (
					<Field label={say.dashboard.currency}>
						{(control) => (
							<select
								{...control}
								class="input"
								value={currency}
								onChange={(event) => go({ currency: event.currentTarget.value })}
							>
								{currencies.map((code) => (
									<option key={code} value={code}>
										{code}
									</option>
								))}
							</select>
						)}
					</Field>
				)}
			</div>
			{trouble && <TroubleNote trouble={trouble} onRetry={reload} />}
			{value && (isAsked || busy) ? (
				<div class={isAsked ? "stack" : "stack stale"} aria-busy={!isAsked}>
					<Figures reports={value} currency={currency} />
				</div>
			) : (
				!trouble && <Waiting text={slow ? say.waiting.figures : ""} />
			)}
		</div>
	);
}

function Figures({ reports, currency }: { reports: Reports; currency: string | undefined }) {
	const { language } = useReader();
	const say = tabWords(language).dashboard;
	const { span } = reports;
	return (
		<>
			<Headline report={reports.reason} span={span} />
			{currency === undefined ? (
				<Empty title={say.emptyTitle} text={say.empty}>
					<p class="soft">{say.emptyHow}</p>
					<p>
						<a class="button" href={hrefOf("account")}>
							{say.toAccounts}
						</a>
					</p>
				</Empty>
			) : (
				<div class="charts">
					{CHARTS.map((chart) => {
						const rows = rowsOf(reports[chart], currency);
						return (
							<ChartCard
								key={chart}
								chart={chart}
								rows={chart === "month" ? withEmptyMonths(rows) : rows}
								span={span}
							/>
						);
					})}
				</div>
			)}
		</>
	);
}

/** The page in grey: four tiles and four charts where they will stand. */
function Waiting({ text }: { text: string }) {
	return (
		<div aria-busy="true" class="stack">
			<p class="visually-hidden" role="status">
				{text}
			</p>
			<div class="tiles">
				{[0, 1, 2, 3].map((at) => (
					<div key={at} class="tile skeleton">
						<i style={{ inlineSize: "50%" }} />
						<i style={{ inlineSize: "70%", blockSize: "24px" }} />
						<i style={{ inlineSize: "60%" }} />
					</div>
				))}
			</div>
			<p class="small soft" aria-hidden="true">
				{text || "\u00a0"}
			</p>
			<div class="charts">
				{CHARTS.map((chart) => (
					<div key={chart} class="card chart skeleton">
						<i style={{ inlineSize: "60%", blockSize: "20px" }} />
						{[90, 70, 50, 40, 30].map((width) => (
							<i key={width} style={{ inlineSize: `${width}%`, blockSize: "32px" }} />
						))}
					</div>
				))}
			</div>
		</div>
	);
}
