import { describe, expect, test } from "vitest";
import { readMail } from "./readMail.ts";
import type { OpenItemRef, ReasonCatalogue } from "./types.ts";

const catalogue: ReasonCatalogue = {
	reasons: [
		"PRICE",
		"QUANTITY",
		"QUALITY",
		"DELIVERY",
		"SERVICE",
		"BILLING",
		"DUPLICATE",
		"DISCOUNT",
		"RETURN",
		"TERMS",
	].map((code) => ({ code })),
};
const openItems: OpenItemRef[] = [
	{ number: "F2024-0112", amountMinor: 90000, currency: "EUR" },
	{ number: "F2024-0113", amountMinor: 125040, currency: "EUR" },
];

describe("reading a customer's mail", () => {
	test("given a mail that accepts one invoice and contests another, when read, then only the second is contested", () => {
		const body =
			"Bonjour,\n\nRien à dire sur la 112. Par contre pour la F2024-0113 le prix unitaire convenu était de 12,50 €, vous avez facturé 15 €, soit 120,50 € de trop.\n\nCordialement\nJean";
		const reading = readMail({ bodyType: "text", body, subject: "RE: relance" }, { openItems, catalogue });
		expect(reading.intent).toBe("dispute");
		expect(reading.reasons[0]?.value).toBe("PRICE");
		expect(reading.contested).toEqual(["F2024-0113"]);
		expect(reading.amount?.minor).toBe(12050);
		expect(body).toContain(reading.quote?.text);
		expect(reading.language).toBe("fr");
	});

	test("given a promise, when read, then its day is resolved against the day of reception", () => {
		const reading = readMail(
			{
				bodyType: "text",
				body: "Hi, we will pay invoice 113 by the end of next week. Regards, Ann",
				date: "2026-03-04",
			},
			{ openItems, catalogue },
		);
		expect(reading.intent).toBe("promise_to_pay");
		expect(reading.promise?.date).toBe("2026-03-13");
		expect(reading.contested).toEqual([]);
	});

	test("given an announcement of new bank details, when read, then it is flagged and no dispute", () => {
		const reading = readMail(
			{
				bodyType: "text",
				body: "Please note that our bank details have changed. The new IBAN is FR76 3000 4000 0100 0000 0000 143.",
			},
			{ openItems, catalogue },
		);
		expect(reading.suspicions[0]?.kind).toBe("bankDetailsChange");
		expect(reading.intent).not.toBe("dispute");
	});
});
