import { describe, expect, test } from "vitest";
import { fold } from "../text/fold.ts";
import { contestScore } from "./amounts.ts";
import { findMoney } from "./money.ts";

describe("sums in text", () => {
	test.each([
		["1 250,40 €", 125040, "EUR"],
		["1.250,40 EUR", 125040, "EUR"],
		["$1,250.40", 125040, "USD"],
		["£96", 9600, "GBP"],
		["1250€40", 125040, "EUR"],
		["1.2k€", 120000, "EUR"],
		["1'094.35 CHF", 109435, "CHF"],
		["EUR 312.77", 31277, "EUR"],
		["641,20", 64120, undefined],
	])("given %j, when read, then it is %d %s", (text, minor, currency) => {
		expect(findMoney(fold(text)).map((m) => [m.minor, m.currency])).toEqual([[minor, currency]]);
	});

	test.each(["F2024-0113", "12/03/2025", "14 cartons", "2,5 %", "04 66 00 31 42"])(
		"given %j, when read, then there is no sum",
		(text) => {
			expect(findMoney(fold(text))).toEqual([]);
		},
	);

	test("given a unit price, the old price and the difference, when weighed, then only the difference is contested", () => {
		const text = fold("12,50 € le kilo au lieu de 15,00 €, soit 120,50 € de trop");
		const scores = findMoney(text).map((m) => contestScore(text, m, false) > 0);
		expect(scores).toEqual([false, false, true]);
	});
});
