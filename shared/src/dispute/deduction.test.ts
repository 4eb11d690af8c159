import { expect, it } from "vitest";
import { deductionOf } from "./deduction.ts";
import { EUR } from "./scenario.ts";

const payment = (paid: number, more: object = {}) => ({
	item: "F1",
	currency: EUR,
	paid,
	openBefore: 100_000,
	held: 0,
	...more,
});

it("makes a claim of what a payment leaves short, in the customer's words", () => {
	expect(deductionOf(payment(95_000, { words: "less 50 € freight" }), 100)).toEqual({
		source: "deduction",
		items: [{ item: "F1", amount: 5_000 }],
		currency: EUR,
		words: "less 50 € freight",
	});
	expect(deductionOf(payment(95_000), 100)).toMatchObject({ words: "" });
});

it("leaves out what a dispute already explains", () => {
	expect(deductionOf(payment(70_000, { held: 30_000 }), 0)).toBeUndefined();
	expect(deductionOf(payment(60_000, { held: 30_000 }), 0)).toMatchObject({ items: [{ amount: 10_000 }] });
});

it("makes none of a complete payment, a rounding or no payment at all", () => {
	expect(deductionOf(payment(100_000), 0)).toBeUndefined();
	expect(deductionOf(payment(120_000), 0)).toBeUndefined();
	expect(deductionOf(payment(99_900), 100)).toBeUndefined();
	expect(deductionOf(payment(99_899), 100)).toBeDefined();
	expect(deductionOf(payment(0), 0)).toBeUndefined();
	expect(deductionOf(payment(1), 0)).toBeDefined();
});
