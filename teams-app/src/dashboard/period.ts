/** Presets of the period a manager looks at. */
export const PERIODS = ["month", "quarter", "year", "last12", "all"] as const;
export type Period = (typeof PERIODS)[number];

export interface Span {
	/** `YYYY-MM-DD`, both inclusive; absent = without limit. */
	readonly from?: string;
	readonly to?: string;
}

/** The days of a preset as of today (`YYYY-MM-DD`). `quarter` is the last three months up to today. */
export function spanOf(period: Period, today: string): Span {
	const year = Number(today.slice(0, 4));
	const month = Number(today.slice(5, 7));
	switch (period) {
		case "month":
			return { from: firstOf(year, month), to: today };
		case "quarter":
			return { from: firstOf(year, month - 2), to: today };
		case "year":
			return { from: firstOf(year, 1), to: today };
		case "last12":
			return { from: firstOf(year, month - 11), to: today };
		case "all":
			return {};
	}
}

/** First and last day of a month written `YYYY-MM`. */
export function spanOfMonth(month: string): Span {
	const year = Number(month.slice(0, 4));
	const number = Number(month.slice(5, 7));
	const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
	return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, "0")}` };
}

/** The period an address names, the last twelve months where it names none. */
export function periodOf(text: string | undefined): Period {
	return PERIODS.find((period) => period === text) ?? "last12";
}

function firstOf(year: number, month: number): string {
	return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
