import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, currencySchema, decimalOf, exponentOf, minorOf, totals } from "./money.ts";
import { convert, totalIn } from "./rates.ts";

const c = (code: string) => currencySchema.parse(code);
const [EUR, USD, JPY, TND, GBP] = [c("EUR"), c("USD"), c("JPY"), c("TND"), c("GBP")];
const code = (act: () => unknown) => {
	try {
		return act();
	} catch (error) {
		return error instanceof Error && "code" in error ? error.code : error;
	}
};

describe("amounts", () => {
	it("have their currency's own decimals", () => {
		expect([EUR, JPY, TND].map(exponentOf)).toEqual([2, 0, 3]);
		expect([EUR, JPY, TND].map((currency) => minorOf("12", currency))).toEqual([1200, 12, 12_000]);
		expect(minorOf("1,250", TND)).toBe(1250);
		expect([1250, -5, 0].map((minor) => decimalOf({ minor, currency: EUR }))).toEqual([
			"12.50",
			"-0.05",
			"0.00",
		]);
		expect(decimalOf({ minor: 5, currency: JPY })).toBe("5");
		expect(decimalOf({ minor: 5, currency: TND })).toBe("0.005");
	});
	it.each([
		["12.5", 1250],
		["12,50", 1250],
		["+3", 300],
		["-0.01", -1],
		[" 7 ", 700],
		["1.500000", 150],
		["0", 0],
		["-0", 0],
	])("reads %s exactly", (text, minor) => {
		expect(Object.is(minorOf(text, EUR), minor)).toBe(true);
	});
	it.each(["", "abc", "1.234,50", "1 000", "12.345", "1e3", "١٢", ".5", "5.", "9999999999999999", "--1"])(
		"refuses %j rather than guessing",
		(text) => {
			expect(code(() => minorOf(text, EUR))).toBe("invalid_input");
		},
	);
	it("refuses more than can be counted, and decimals the currency lacks", () => {
		expect(code(() => minorOf("999999999999999", EUR))).toBe("invalid_input");
		expect(minorOf("90000000000000", EUR)).toBe(9_000_000_000_000_000);
		expect(code(() => minorOf("1.5", JPY))).toBe("invalid_input");
		expect(minorOf("1.0", JPY)).toBe(1);
	});
	it("survive being written and read", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e12, max: 1e12 }),
				fc.constantFrom(EUR, JPY, TND),
				(minor, currency) => {
					expect(minorOf(decimalOf({ minor, currency }), currency) + 0).toBe(minor + 0);
				},
			),
		);
	});
	it("of several currencies are never mixed", () => {
		const sums = totals([
			{ minor: 5, currency: USD },
			{ minor: 1, currency: EUR },
			{ minor: 7, currency: USD },
		]);
		expect(sums).toEqual([
			{ minor: 1, currency: EUR },
			{ minor: 12, currency: USD },
		]);
		expect(totals([])).toEqual([]);
		const orders = [
			[EUR, JPY, USD],
			[USD, JPY, EUR],
			[JPY, USD, EUR],
		];
		for (const order of orders)
			expect(
				totals(order.map((currency) => ({ minor: 1, currency }))).map(({ currency }) => currency),
			).toEqual(["EUR", "JPY", "USD"]);
	});
});

describe("sharing an amount", () => {
	it("loses nothing and gives the odd units to the largest remainders", () => {
		expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
		expect(allocate(5, [3, 7])).toEqual([2, 3]);
		expect(allocate(101, [0, 0])).toEqual([51, 50]);
		expect(allocate(-100, [1, 1, 1])).toEqual([-33, -33, -34]);
		expect(allocate(1, [1, 2])).toEqual([0, 1]);
		expect(allocate(0, [])).toEqual([]);
	});
	it("adds up, keeps every share within one unit, and copes with large amounts", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e13, max: 1e13 }),
				fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
				(minor, weights) => {
					const shares = allocate(minor, weights);
					const sum = weights.reduce((total, weight) => total + weight, 0);
					expect(shares.reduce((total, share) => total + share, 0)).toBe(minor);
					if (sum > 0)
						shares.forEach((share, index) => {
							const exact = (minor * (weights[index] ?? 0)) / sum;
							expect(Math.abs(share - exact)).toBeLessThan(1.01);
						});
				},
			),
		);
	});
});

describe("conversion at a stored rate", () => {
	const rates = { day: "2026-03-02", base: EUR, rates: { USD: "1.0837", JPY: "161.25", TND: "3.3801" } };
	it("is exact, and rounds half away from zero", () => {
		expect(convert({ minor: 10_837, currency: USD }, EUR, rates)).toEqual({ minor: 10_000, currency: EUR });
		expect(convert({ minor: 100, currency: EUR }, JPY, rates)).toEqual({ minor: 161, currency: JPY });
		expect(convert({ minor: 161, currency: JPY }, EUR, rates)).toEqual({ minor: 100, currency: EUR });
		expect(convert({ minor: 3_380, currency: TND }, EUR, rates)).toEqual({ minor: 100, currency: EUR });
		expect(convert({ minor: 10_837, currency: USD }, JPY, rates)).toEqual({ minor: 16_125, currency: JPY });
		const half = { day: "2026-03-02", base: EUR, rates: { USD: "2" } };
		expect([1, 3, -1, -3].map((minor) => convert({ minor, currency: USD }, EUR, half)?.minor)).toEqual([
			1, 2, -1, -2,
		]);
		expect([-5, 5, -4].map((minor) => convert({ minor, currency: EUR }, JPY, rates)?.minor)).toEqual([
			-8, 8, -6,
		]);
	});
	it("gives one total, saying the day of the rates and what is missing", () => {
		const amounts = [
			{ minor: 500, currency: EUR },
			{ minor: 10_837, currency: USD },
			{ minor: 9, currency: GBP },
		];
		expect(totalIn(EUR, amounts, rates)).toEqual({
			total: { minor: 10_500, currency: EUR },
			rateDay: "2026-03-02",
			converted: [{ from: { minor: 10_837, currency: USD }, to: { minor: 10_000, currency: EUR } }],
			missing: [{ minor: 9, currency: GBP }],
		});
		expect(totalIn(EUR, [{ minor: 5, currency: EUR }], rates)).toEqual({
			total: { minor: 5, currency: EUR },
			converted: [],
			missing: [],
		});
		expect(convert({ minor: 5, currency: EUR }, GBP, rates)).toBeUndefined();
	});
	it.each(["0", "-1", "abc", "1,08", "", "0.000"])("refuses %j as a rate", (rate) => {
		expect(code(() => convert({ minor: 1, currency: USD }, EUR, { ...rates, rates: { USD: rate } }))).toBe(
			"invalid_input",
		);
	});
});
