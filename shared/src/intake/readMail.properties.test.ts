import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMail } from "./readMail.ts";
import type { OpenItemRef, ReasonCatalogue } from "./types.ts";

const catalogue: ReasonCatalogue = {
	reasons: [
		{ code: "PRICE" },
		{ code: "QUALITY" },
		{ code: "OWN", description: "forklift blocked the gate" },
	],
};

const openItem: fc.Arbitrary<OpenItemRef> = fc.record({
	number: fc.oneof(
		fc.string({ maxLength: 20 }),
		fc.stringMatching(/^[A-Z]{1,3}-?20\d\d-\d{2,5}$/),
		fc.stringMatching(/^\d{1,9}$/),
	),
	amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
	currency: fc.constantFrom("EUR", "GBP", "USD", "JPY", "TND"),
});

const piece = fc.oneof(
	fc.string({ maxLength: 40 }),
	fc.string({ unit: "binary", maxLength: 20 }),
	fc.constantFrom(
		"Bonjour,\n",
		"la facture 113 ",
		"F2024-0113",
		"> ",
		"\n",
		"\r\n\r\n",
		"120,50 €",
		" de trop",
		"il manque 2 cartons.",
		"nothing wrong with 101, but ",
		"Le lun. 3 mars 2025 à 10:00, A <a@x> a écrit :\n",
		"<div>",
		"</div>",
		"<blockquote>",
		"&nbsp;",
		"&#x200b;",
		"\u200b",
		"\u202e",
		"é",
		"😀",
		"<style>",
		"Cordialement,\n",
		"On Monday ",
	),
);
const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("reading any mail", () => {
	test("given any text, when read, then it never throws, quotes verbatim and names only open items", () => {
		fc.assert(
			fc.property(
				body,
				fc.string({ maxLength: 60 }),
				fc.array(openItem, { maxLength: 8 }),
				fc.constantFrom("text" as const, "html" as const),
				(text, subject, openItems, bodyType) => {
					const reading = readMail(
						{ body: text, subject, bodyType, date: "2026-03-02" },
						{ openItems, catalogue },
					);
					const numbers = new Set(openItems.map((item) => item.number));
					for (const number of reading.contested) expect(numbers.has(number)).toBe(true);
					for (const { number } of reading.references) expect(numbers.has(number)).toBe(true);
					for (const claim of reading.claims) {
						for (const number of claim.invoices) expect(numbers.has(number)).toBe(true);
						expect(reading.rendered.slice(claim.quote.start, claim.quote.end)).toBe(claim.quote.text);
					}
					if (bodyType === "text") expect(reading.rendered).toBe(text);
					for (const evidence of [
						reading.quote,
						reading.amount?.evidence,
						reading.promise?.evidence,
						...reading.suspicions.map((s) => s.evidence),
					]) {
						if (evidence === undefined) continue;
						expect(reading.rendered.slice(evidence.start, evidence.end)).toBe(evidence.text);
					}
					for (const { confidence } of [...reading.intents, ...reading.reasons]) {
						expect(confidence).toBeGreaterThanOrEqual(0);
						expect(confidence).toBeLessThanOrEqual(1);
					}
					if (reading.intent !== "dispute") expect(reading.contested).toEqual([]);
					if (/[a-z0-9]/i.test(reading.rendered)) expect(reading.freshText.length).toBeGreaterThan(0);
				},
			),
			{ numRuns: 400 },
		);
	});

	test("given hostile megabytes, when read, then it returns", () => {
		const size = 1_000_000;
		for (const [bodyType, part] of [
			["html", "<div>"],
			["html", "<blockquote>"],
			["html", '<a href="'],
			["html", "<"],
			["html", "&#x1"],
			["html", "<style>"],
			["text", "1 "],
			["text", "> \n"],
			["text", "a."],
			["text", "a\u200b"],
			["text", "Le 1 "],
			["text", "De : x\n"],
			["text", "F2024-0113, "],
		] as const) {
			const text = part.repeat(Math.floor(size / part.length));
			expect(() =>
				readMail({ body: text, subject: text.slice(0, 3000), bodyType }, { openItems: [], catalogue }),
			).not.toThrow();
		}
	});
});
