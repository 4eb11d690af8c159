import Holidays from "date-holidays";
import { addDays, type BusinessCalendar, businessCalendar } from "./businessCalendar.ts";
import type { Day } from "./dispute.ts";

/** Countries whose week does not end on Saturday and Sunday, 0 = Sunday. */
const WEEKENDS: Readonly<Record<string, readonly number[]>> = {
	DZ: [5, 6],
	EG: [5, 6],
	IL: [5, 6],
	JO: [5, 6],
	KW: [5, 6],
	QA: [5, 6],
	SA: [5, 6],
};

const byCountry = new Map<string, { source: Holidays; years: Map<string, ReadonlySet<Day>> }>();

function holidaysOf(country: string, year: string): ReadonlySet<Day> {
	let known = byCountry.get(country);
	if (!known) {
		const [nation = country, ...region] = country.split("-");
		const source = new Holidays();
		source.init(nation, region.join("-"), { types: ["public"] });
		known = { source, years: new Map() };
		byCountry.set(country, known);
	}
	const computed = known.years.get(year);
	if (computed) return computed;
	const days = new Set<Day>();
	for (const { date, start, end } of known.source.getHolidays(Number(year))) {
		const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
		for (let n = 0; n < length; n += 1) days.add(addDays(date.slice(0, 10), n));
	}
	known.years.set(year, days);
	return days;
}

/** Public holidays of a country, or of a region as `DE-BY`. An unknown country has none. */
export function isPublicHoliday(country: string, day: Day): boolean {
	return holidaysOf(country, day.slice(0, 4)).has(day);
}

/**
 * The calendar of a tenant. Holidays are computed once per country and year.
 * Kept apart from `businessCalendar.ts` because the holiday tables are too heavy for the front ends.
 */
export function countryCalendar(settings: {
	readonly country: string;
	readonly timeZone: string;
	readonly closingDays?: readonly Day[];
}): BusinessCalendar {
	const closing = new Set(settings.closingDays);
	return businessCalendar(
		(day) => closing.has(day) || isPublicHoliday(settings.country, day),
		settings.timeZone,
		WEEKENDS[settings.country.slice(0, 2)],
	);
}
