import { expect, test } from "vitest";
import { closingDaysOf, textOfClosingDays, withDay } from "./closingDays.ts";

test("days are kept in order and once, whatever order they came in", () => {
	const text = textOfClosingDays(["2026-12-31", "2026-05-15", "2026-12-31"]);
	expect(closingDaysOf(text)).toEqual(["2026-05-15", "2026-12-31"]);
	expect(withDay(closingDaysOf(text), "2026-07-13")).toEqual({
		days: ["2026-05-15", "2026-07-13", "2026-12-31"],
	});
});

test("a day that is there, and what is no day, are refused by what is wrong with them", () => {
	expect(withDay(["2026-12-24"], "2026-12-24")).toEqual({ refused: "known" });
	expect(withDay(["2026-12-24"], "")).toEqual({ refused: "noDay" });
	expect(withDay([], "24/12/2026")).toEqual({ refused: "noDay" });
});

test("no days are no lines", () => {
	expect(textOfClosingDays([])).toBe("");
	expect(closingDaysOf("")).toEqual([]);
	expect(closingDaysOf(undefined)).toEqual([]);
});
