import { describe, expect, it } from "vitest";
import { amountIn, BadCell, dayIn, decimalSignIn } from "./values.ts";

const codeOf = (read: () => unknown): string => {
	try {
		return String(read());
	} catch (error) {
		return error instanceof BadCell ? error.code : "other";
	}
};

describe("an amount in a cell", () => {
	it.each([
		["1250,40", 125_040],
		["1250.40", 125_040],
		["1 250,40", 125_040],
		["1\u00A0250,40 €", 125_040],
		["1\u202F250,4", 125_040],
		["1.250,40", 125_040],
		["1,250.40", 125_040],
		["1.234.567,89", 123_456_789],
		["1,234,567", 123_456_700],
		["12,34,567.89", 123_456_789],
		["1'250.40", 125_040],
		["€ 3", 300],
		["EUR 3.5", 350],
		["$1,000", 100_000],
		["-12,00", -1200],
		["−12,00", -1200],
		["12.00-", -1200],
		["(12.00)", -1200],
		["+7", 700],
		[",5", 50],
		["5,", 500],
		["0", 0],
		["-0,00", 0],
		["12,500", 1_250_000],
		["12.3400", 1234],
	])("%j is %i cents", (text, minor) => {
		expect(amountIn(text, "EUR", undefined)).toBe(minor);
	});

	it("is read by the decimal sign of its file where it leaves a doubt", () => {
		expect(amountIn("1,234", "TND", ",")).toBe(1234);
		expect(amountIn("1.234", "TND", ",")).toBe(1_234_000);
		expect(amountIn("12,500", "EUR", ",")).toBe(1250);
		expect(amountIn("12.500", "EUR", ",")).toBe(1_250_000);
	});

	it("has the decimals of its currency", () => {
		expect(amountIn("1250", "JPY", undefined)).toBe(1250);
		expect(amountIn("1.5", "TND", undefined)).toBe(1500);
		expect(codeOf(() => amountIn("1.5", "JPY", undefined))).toBe("tooManyDecimals");
		expect(codeOf(() => amountIn("1.2345", "EUR", undefined))).toBe("tooManyDecimals");
	});

	it.each(["", "abc", "12a", "1,2,3", "1.2.3,4", "--1", "-1-", "1e5", "NaN", "١٢", "12 EUR USD 3", "=1+1"])(
		"%j is none",
		(text) => {
			expect(codeOf(() => amountIn(text, "EUR", undefined))).toBe("notAnAmount");
		},
	);

	it("has a limit", () => {
		expect(codeOf(() => amountIn("99999999999999", "EUR", undefined))).toBe("tooLarge");
		expect(codeOf(() => amountIn("9".repeat(5000), "EUR", undefined))).toBe("tooLarge");
	});

	it("tells the file's decimal sign only when it leaves no doubt", () => {
		expect(decimalSignIn("1 250,40")).toBe(",");
		expect(decimalSignIn("1,250.40")).toBe(".");
		expect(decimalSignIn("1.250,40 €")).toBe(",");
		expect(decimalSignIn("1250.4")).toBe(".");
		expect(decimalSignIn("1,250")).toBeUndefined();
		expect(decimalSignIn("1,234,567")).toBeUndefined();
		expect(decimalSignIn("12")).toBeUndefined();
	});
});

describe("a day in a cell", () => {
	it.each([
		["2026-03-14", "2026-03-14"],
		["2026/3/4", "2026-03-04"],
		["14/03/2026", "2026-03-14"],
		["4/3/2026", "2026-03-04"],
		["14.03.26", "2026-03-14"],
		["14-03-2026", "2026-03-14"],
		["20260314", "2026-03-14"],
		["2026-03-14T10:00:00Z", "2026-03-14"],
		["14/03/2026 00:00:00", "2026-03-14"],
		["29/02/2028", "2028-02-29"],
	])("%j is %s", (text, day) => {
		expect(dayIn(text)).toBe(day);
	});

	it.each(["", "31/02/2026", "2026-13-01", "03/14/2026", "2026-3", "tomorrow", "0000-00-00", "1e9"])(
		"%j is none",
		(text) => {
			expect(codeOf(() => dayIn(text))).toBe("notADate");
		},
	);
});
