import { describe, expect, test } from "vitest";
import { type Figures, isTotalOf, relationOf } from "./relations.ts";

const none: Figures = { numbers: [], percents: [], shares: [], wholes: [] };

describe("how a sum follows from the other numbers of a mail", () => {
	test.each([
		["the gap of two sums", 25200, { numbers: [193200, 168000, 25200], wholes: [193200] }],
		["a gap of prices times a count", 135000, { numbers: [9000, 9900, 15000] }],
		["a percentage", 11150, { numbers: [111500], percents: [10] }],
		["a share of the invoice", 24000, { shares: [1 / 3], wholes: [72000] }],
		["a count times a price", 31200, { numbers: [5200, 600] }],
		["what is left of the invoice", 18400, { numbers: [55200], wholes: [73600] }],
	])("given %s, when asked, then it follows", (_, minor, figures) => {
		expect(relationOf(minor, { ...none, ...figures })).toBeDefined();
	});

	test("given numbers that have nothing to do with it, when asked, then it follows from none", () => {
		expect(relationOf(8800, { ...none, numbers: [1200, 700], wholes: [62000] })).toBeUndefined();
	});

	test("given parts and their total, when compared, then only the total is one", () => {
		expect(isTotalOf(23000, [11000, 12000, 23000])).toBe(true);
		expect(isTotalOf(12000, [11000, 12000, 23000])).toBe(false);
	});
});
