import { expect, test } from "vitest";
import { proposal } from "../gallery/company.ts";
import { evidence, saysMore, telling } from "./evidence.ts";

test("evidence is what the conclusions rest on, once each", () => {
	expect(evidence(proposal())).toEqual([
		"le prix convenu était de 3 900 €",
		"F2024-0113",
		"l'écart est de 600 €",
	]);
});

test("a mark over the whole quotation marks nothing", () => {
	const { quote } = proposal();
	expect(telling([quote, "F2024-0113"], quote)).toEqual(["F2024-0113"]);
});

test("the number of an item is no reason for the item", () => {
	expect(saysMore("f 2024/0113", "F2024-0113")).toBe(false);
	expect(saysMore("545", "SI-000545")).toBe(true);
	expect(saysMore(undefined, "SI-000545")).toBe(false);
});
