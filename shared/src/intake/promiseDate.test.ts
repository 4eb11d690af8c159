import { describe, expect, test } from "vitest";
import { dayOf, isoOf } from "./days.ts";
import { fold } from "./fold.ts";
import { namedDay } from "./promiseDate.ts";

const today = "2026-03-04"; // a Wednesday

describe("the day a promise names", () => {
	test.each([
		["dans le règlement de fin de semaine prochaine", "2026-03-13"],
		["end of next week", "2026-03-13"],
		["vendredi", "2026-03-06"],
		["by Friday", "2026-03-06"],
		["lundi prochain", "2026-03-09"],
		["Wednesday next week", "2026-03-11"],
		["sous 10 jours", "2026-03-14"],
		["within 5 working days", "2026-03-11"],
		["in two weeks", "2026-03-18"],
		["fin du mois", "2026-03-31"],
		["month end", "2026-03-31"],
		["fin avril", "2026-04-30"],
		["end of next month", "2026-04-30"],
		["le 15", "2026-03-15"],
		["by the 2nd", "2026-04-02"],
		["le 20 mars", "2026-03-20"],
		["on 20 March 2026", "2026-03-20"],
		["March 20th", "2026-03-20"],
		["20/03", "2026-03-20"],
		["le 20.03.2026", "2026-03-20"],
		["semaine 14", "2026-04-03"],
		["sous quinzaine", "2026-03-19"],
		["demain", "2026-03-05"],
		["today", "2026-03-04"],
		["mi-mars", "2026-03-15"],
	])("given %j, when resolved, then %s", (text, expected) => {
		const named = namedDay(fold(text), dayOf(today));
		expect(named === undefined ? undefined : isoOf(named.day)).toBe(expected);
	});

	test("given no day, when resolved, then none", () => {
		expect(namedDay("we will see", dayOf(today))).toBeUndefined();
	});
});
