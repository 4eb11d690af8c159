import { expect, test } from "vitest";
import { amountText, parseAmount } from "./amount.ts";

test.each([
	["1 250,40", "EUR", 125_040],
	["1\u202f250,40 €", "EUR", 125_040],
	["1,250.40", "EUR", 125_040],
	["1.250,40", "EUR", 125_040],
	["1.250", "EUR", 125_000],
	["1,5", "EUR", 150],
	["12", "EUR", 1200],
	["EUR 12.00", "EUR", 1200],
	["1,234,567.89", "USD", 123_456_789],
	["1.250", "TND", 1250],
	["1 500", "JPY", 1500],
	["1,500", "JPY", 1500],
	[",50", "EUR", 50],
	["0", "EUR", 0],
])("%s in %s is %i", (text, currency, minor) => {
	expect(parseAmount(text, currency)).toBe(minor);
});

test.each(["", "abc", "12a", "1,2,3", "1.25.4", "-5", "99999999999999999"])("%s is no amount", (text) => {
	expect(parseAmount(text, "EUR")).toBeUndefined();
});

test("an amount written into an input is read back", () => {
	for (const currency of ["EUR", "JPY", "TND"])
		for (const language of ["fr", "en"] as const)
			for (const minor of [0, 5, 99, 100, 125_040, 123_456_789])
				expect(parseAmount(amountText(minor, currency, language), currency)).toBe(minor);
});
