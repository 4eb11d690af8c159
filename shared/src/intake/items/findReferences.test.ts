import { describe, expect, test } from "vitest";
import { fold } from "../text/fold.ts";
import { findReferences } from "./findReferences.ts";
import { keyOf } from "./itemKeys.ts";

const find = (text: string, ...numbers: string[]): string[] =>
	[
		...new Set(
			findReferences(
				fold(text),
				numbers.map((number) => keyOf({ number, amountMinor: 10000, currency: "EUR" })),
			).map((f) => f.key.item.number),
		),
	].sort();

describe("finding open items in text", () => {
	test.each([
		["facture F2024-0113", ["F2024-0113"]],
		["F 2024 / 0113 svp", ["F2024-0113"]],
		["f20240113", ["F2024-0113"]],
		["la facture 113", ["F2024-0113"]],
		["invoice no. 0113", ["F2024-0113"]],
		["sur la 113, rien", ["F2024-0113"]],
		["F2024-0131", ["F2024-0113"]],
		["F2O24-0113", ["F2024-0113"]],
		["invoices 112, 113 and 114", ["F2024-0112", "F2024-0113", "F2024-0114"]],
		["factures 112 à 114", ["F2024-0112", "F2024-0113", "F2024-0114"]],
	])("given %j, when searched, then %j", (text, expected) => {
		expect(find(text, "F2024-0112", "F2024-0113", "F2024-0114")).toEqual(expected);
	});

	test.each([
		"commande 330113",
		"notre commande n° 113",
		"tel 04 66 00 01 13",
		"113 cartons manquants",
		"113 €",
		"le lot 113",
		"113, rue du Port",
		"113 Mill Lane",
		"GRN 20240113",
		"our ref 113, thanks",
		"112 of the 113 arrived",
		"DN 0113",
		"agreement 0113",
		"we counted 113, not 120",
		"reçu 113.",
		"IBAN FR76 3000 4000 0113",
		"F2024-0115",
	])("given %j, when searched, then nothing is invented", (text) => {
		expect(find(text, "F2024-0112", "F2024-0113")).toEqual([]);
	});

	test("given two items that end alike, when only the end is written, then neither is guessed", () => {
		expect(find("facture 118", "2025-118", "2026-118")).toEqual([]);
	});
});
