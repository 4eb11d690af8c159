import { describe, expect, it } from "vitest";
import { addDays, businessCalendar, localTime, weekday } from "./businessCalendar.ts";
import { countryCalendar, isPublicHoliday } from "./calendar.ts";

describe("the calendar", () => {
	it("takes the tenant's closing days and the regions of a country", () => {
		const closing = countryCalendar({ country: "FR", timeZone: "Europe/Paris", closingDays: ["2026-12-24"] });
		expect(closing.isBusinessDay("2026-12-24")).toBe(false);
		expect(closing.isBusinessDay("2026-12-25")).toBe(false);
		expect(closing.addBusinessDays("2026-12-23", 1)).toBe("2026-12-28");
		expect(isPublicHoliday("DE-BY", "2026-01-06")).toBe(true);
		expect(isPublicHoliday("DE", "2026-01-06")).toBe(false);
		expect(isPublicHoliday("XX", "2026-12-25")).toBe(false);
	});
	it("knows the weeks that end on Friday", () => {
		const dubai = countryCalendar({ country: "SA", timeZone: "Asia/Riyadh" });
		expect(dubai.isBusinessDay("2026-11-06")).toBe(false);
		expect(dubai.isBusinessDay("2026-11-08")).toBe(true);
	});
	it("takes holidays of several days whole", () => {
		expect(isPublicHoliday("SA", "2026-03-20")).toBe(true);
		expect(isPublicHoliday("SA", "2026-03-21")).toBe(true);
	});
	it("adds nothing as the first business day on or after", () => {
		const calendar = businessCalendar((day) => day === "2026-03-09");
		expect(calendar.addBusinessDays("2026-03-06", 0)).toBe("2026-03-06");
		expect(calendar.addBusinessDays("2026-03-07", 0)).toBe("2026-03-10");
		expect(calendar.addBusinessDays("2026-03-10", -1)).toBe("2026-03-06");
		expect(calendar.businessDaysBetween("2026-03-06", "2026-03-06")).toBe(0);
		expect(Object.is(calendar.businessDaysBetween("2026-03-08", "2026-03-07"), 0)).toBe(true);
	});
});

describe("local time", () => {
	it.each([
		["2026-03-28T23:30:00.000Z", "Europe/Paris", "2026-03-29", 0],
		["2026-03-29T00:59:59.000Z", "Europe/Paris", "2026-03-29", 1],
		["2026-03-29T01:00:00.000Z", "Europe/Paris", "2026-03-29", 3],
		["2026-10-25T00:30:00.000Z", "Europe/Paris", "2026-10-25", 2],
		["2026-10-25T01:30:00.000Z", "Europe/Paris", "2026-10-25", 2],
		["2026-10-24T22:00:00.000Z", "Europe/Paris", "2026-10-25", 0],
		["2026-03-08T06:59:00.000Z", "America/New_York", "2026-03-08", 1],
		["2026-03-08T07:00:00.000Z", "America/New_York", "2026-03-08", 3],
		["2026-01-01T03:00:00.000Z", "America/New_York", "2025-12-31", 22],
		["2024-02-28T23:30:00.000Z", "Europe/Paris", "2024-02-29", 0],
		["2026-12-31T14:59:00.000Z", "Asia/Tokyo", "2026-12-31", 23],
		["2026-12-31T15:00:00.000Z", "Asia/Tokyo", "2027-01-01", 0],
		["2026-07-01T07:45:10.000Z", "UTC", "2026-07-01", 7],
	])("%s in %s is %s at %i", (instant, timeZone, day, hour) => {
		expect(localTime(instant, timeZone)).toEqual({ day, hour });
	});
	it("refuses a zone that does not exist", () => {
		expect(() => localTime("2026-01-01T00:00:00Z", "Mars/Olympus")).toThrow(RangeError);
	});
	it("knows the days of the week before and after 1970", () => {
		expect(["1969-12-31", "1970-01-01", "2026-03-01", "1960-02-29"].map(weekday)).toEqual([3, 4, 0, 1]);
		expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
		expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
	});
});
