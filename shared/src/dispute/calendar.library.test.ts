import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { addDays, weekday } from "./businessCalendar.ts";
import { countryCalendar } from "./calendar.ts";

const countries = [
	["FR", "Europe/Paris"],
	["BE", "Europe/Brussels"],
	["DE", "Europe/Berlin"],
	["GB", "Europe/London"],
	["US", "America/New_York"],
	["MA", "Africa/Casablanca"],
] as const;
const FROM = "2019-12-20";
const TO = "2029-01-15";

function isOpen(library: Holidays, day: string): boolean {
	if (weekday(day) % 6 === 0) return false;
	const found = library.isHoliday(new Date(`${day}T12:00:00Z`));
	return found === false || !found.some(({ type }) => type === "public");
}

describe.each(countries)("business days of %s", (country, timeZone) => {
	const calendar = countryCalendar({ country, timeZone });
	const days: string[] = [];
	for (let day = FROM; day <= TO; day = addDays(day, 1)) days.push(day);
	/** The library's own answer, at noon of the day. */
	const openDays = () => {
		const library = new Holidays(country, { types: ["public"] });
		return days.map((day) => isOpen(library, day));
	};

	it("are the library's over nine years, leap days and year ends included", () => {
		const open = openDays();
		expect(days.filter((day) => calendar.isBusinessDay(day))).toEqual(days.filter((_, index) => open[index]));
		expect(days).toContain("2024-02-29");
	});

	it("are counted and added as one would on paper, from every day", () => {
		const open = openDays();
		const opened = days.filter((_, index) => open[index]);
		const before: number[] = [];
		for (const isOpen of open) before.push((before.at(-1) ?? 0) + (isOpen ? 1 : 0));
		const wrong: string[] = [];
		for (let index = 0; index + 60 < days.length; index += 1) {
			const day = days[index] ?? "";
			for (const n of [1, 2, 5, 10]) {
				const later = opened[(before[index] ?? 0) + n - 1] ?? "";
				if (calendar.addBusinessDays(day, n) !== later) wrong.push(`${day} + ${n}`);
				if (calendar.businessDaysBetween(day, later) !== n) wrong.push(`${day} to ${later}`);
				if (calendar.businessDaysBetween(later, day) !== -n) wrong.push(`${later} to ${day}`);
				if (open[index] && calendar.addBusinessDays(later, -n) !== day) wrong.push(`${later} - ${n}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it("are the country's own at noon, whatever its clocks do", () => {
		const wrong = days.slice(0, 1500).filter((day) => calendar.dayOf(`${day}T12:00:00.000Z`) !== day);
		expect(wrong).toEqual([]);
	});
});
