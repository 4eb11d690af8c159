import type { Day, Instant } from "./dispute.ts";

/** Which days count. Days are `YYYY-MM-DD` in the tenant's time zone; every function is pure. */
export interface BusinessCalendar {
	isBusinessDay(day: Day): boolean;
	/** The nth business day after `day` (before it when `n` is negative); 0 gives the first one on or after it. */
	addBusinessDays(day: Day, n: number): Day;
	/** Business days after `from` up to and including `to`; with the two exchanged, the same number negative. */
	businessDaysBetween(from: Day, to: Day): number;
	/** The tenant's calendar day at an instant. */
	dayOf(instant: Instant): Day;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function dayFromNumber(number: number): Day {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days later (or earlier when `n` is negative). */
export function addDays(day: Day, n: number): Day {
	return dayFromNumber(dayNumber(day) + n);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
	return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat("en-GB", {
			timeZone,
			hourCycle: "h23",
			year: "numeric",
			month: "2-digit",
			day: "2-digit",
			hour: "2-digit",
		});
		formats.set(timeZone, format);
	}
	return format;
}

/** Whether this is the name of a time zone here. */
export function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}

/**
 * Day and hour on the clocks of a time zone at an instant, daylight saving included.
 * @throws RangeError for an unknown time zone or an instant that is no date
 */
export function localTime(instant: Instant, timeZone: string): { day: Day; hour: number } {
	if (timeZone === "UTC") return { day: instant.slice(0, 10), hour: Number(instant.slice(11, 13)) };
	const found = { year: "", month: "", day: "", hour: "" };
	for (const part of formatOf(timeZone).formatToParts(Date.parse(instant)))
		if (part.type === "year" || part.type === "month" || part.type === "day" || part.type === "hour")
			found[part.type] = part.value;
	return { day: `${found.year}-${found.month}-${found.day}`, hour: Number(found.hour) };
}

/**
 * Builds a calendar from what is closed.
 * @param isClosed public holidays and the tenant's closing days, by day
 * @param timeZone IANA name of the tenant's zone
 * @param weekend days of the week off, 0 = Sunday
 */
export function businessCalendar(
	isClosed: (day: Day) => boolean,
	timeZone = "UTC",
	weekend: readonly number[] = [0, 6],
): BusinessCalendar {
	const known = new Map<number, boolean>();
	const open = (number: number): boolean => {
		const cached = known.get(number);
		if (cached !== undefined) return cached;
		const day = dayFromNumber(number);
		const answer = !weekend.includes(weekday(day)) && !isClosed(day);
		known.set(number, answer);
		return answer;
	};
	return {
		isBusinessDay: (day) => open(dayNumber(day)),
		addBusinessDays(day, n) {
			let at = dayNumber(day);
			if (n === 0) {
				while (!open(at)) at += 1;
				return dayFromNumber(at);
			}
			const step = n > 0 ? 1 : -1;
			for (let left = Math.abs(n); left > 0; ) {
				at += step;
				if (open(at)) left -= 1;
			}
			return dayFromNumber(at);
		},
		businessDaysBetween(from, to) {
			const a = dayNumber(from);
			const b = dayNumber(to);
			let count = 0;
			for (let at = Math.min(a, b) + 1; at <= Math.max(a, b); at += 1) if (open(at)) count += 1;
			return b < a ? 0 - count : count;
		},
		dayOf: (instant) => localTime(instant, timeZone).day,
	};
}
