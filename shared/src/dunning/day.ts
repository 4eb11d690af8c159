import { dayFromNumber } from "../dispute/businessCalendar.ts";
import type { Day } from "../dispute/dispute.ts";

/** Days since 1970-01-01, by arithmetic on the digits: a full run does this several million times, ten times faster than by `Date`. */
export function dayNumber(day: Day): number {
	const digit = (index: number): number => day.charCodeAt(index) - 48;
	const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
	const month = digit(5) * 10 + digit(6);
	const date = digit(8) * 10 + digit(9);
	// Howard Hinnant's civil-from-days, with the year starting in March so that the leap day is its last.
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

const texts = new Map<number, Day>();

/** The day of a number, remembered: a run names the same few hundred days a million times. */
export function dayText(number: number): Day {
	let text = texts.get(number);
	if (text === undefined) {
		text = dayFromNumber(number);
		if (texts.size < 20_000) texts.set(number, text);
	}
	return text;
}
