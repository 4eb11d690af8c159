import { describe, expect, it } from "vitest";
import { readMail } from "./readMail.ts";
import { reranked } from "./secondOpinion.ts";

const catalogue = { reasons: ["PRICE", "BILLING", "DISCOUNT", "TERMS"].map((code) => ({ code })) };
const ranked = [
	{ value: "PRICE", confidence: 0.5 },
	{ value: "DISCOUNT", confidence: 0.4 },
	{ value: "TERMS", confidence: 0.1 },
];

describe("a second opinion", () => {
	it("given none, leaves everything as it was", () => {
		expect(reranked(ranked, [])).toEqual(ranked);
	});
	it("given another choice, puts it first when it was near, and leaves it behind when it was not", () => {
		expect(reranked(ranked, ["DISCOUNT"])[0]?.value).toBe("DISCOUNT");
		const far = [
			{ value: "PRICE", confidence: 0.98 },
			{ value: "TERMS", confidence: 0.02 },
		];
		expect(reranked(far, ["TERMS"])[0]?.value).toBe("PRICE");
	});
	it("given several, weighs the first the most, and the shares still make one", () => {
		const after = reranked(ranked, ["TERMS", "DISCOUNT"]);
		expect(after.map(({ value }) => value)).toEqual(["DISCOUNT", "TERMS", "PRICE"]);
		expect(after.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 10);
	});
	it("given what was never possible, adds nothing", () => {
		expect(reranked(ranked, ["BRIBERY"])).toEqual(
			ranked.map((one) => ({ ...one, confidence: expect.any(Number) })),
		);
	});
	it("moves intent and reasons and neither item, sum nor quote", () => {
		const mail = {
			subject: "F2024-0113",
			bodyType: "text" as const,
			body: "Invoice F2024-0113: the agreed unit price was 12.50, you charged 14.00. That is 120.50 too much.",
		};
		const openItems = [
			{ number: "F2024-0113", amountMinor: 125_040, currency: "EUR" },
			{ number: "F2024-0114", amountMinor: 99_000, currency: "EUR" },
		];
		const own = readMail(mail, { openItems, catalogue });
		const second = own.reasons[1]?.value ?? "";
		const opinion = { intent: "dispute" as const, reasons: [second] };
		const other = readMail(mail, { openItems, catalogue, opinion });
		expect(other.contested).toEqual(own.contested);
		expect(other.amount).toEqual(own.amount);
		expect(own.quote?.text).toBeDefined();
		const share = (reading: typeof own) =>
			reading.reasons.find(({ value }) => value === second)?.confidence ?? 0;
		expect(share(other)).toBeGreaterThan(share(own));
	});
});
