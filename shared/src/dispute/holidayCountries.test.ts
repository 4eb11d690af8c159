import Holidays from "date-holidays";
import { expect, test } from "vitest";
import { HOLIDAY_COUNTRIES } from "./holidayCountries.ts";

test("the countries offered are those of the holiday tables, which are too heavy for a page", () => {
	expect([...HOLIDAY_COUNTRIES].sort()).toEqual(Object.keys(new Holidays().getCountries()).sort());
});
