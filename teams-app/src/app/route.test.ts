import { expect, test } from "vitest";
import { hrefOf, parsePlace, placeOfLink } from "./route.ts";

test("a place written is the place read", () => {
	const href = hrefOf("disputes", { reason: "PRICE", late: "1", owner: undefined, q: "" }, "C~2f1.D1");
	expect(href).toBe("#/disputes/C~2f1.D1?reason=PRICE&late=1");
	expect(parsePlace(href)).toEqual({
		view: "disputes",
		id: "C~2f1.D1",
		query: { reason: "PRICE", late: "1" },
	});
	expect(parsePlace("#/dashboard")).toEqual({ view: "dashboard", query: {} });
});

test.each(["", "#", "#/", "#/elsewhere", "javascript:alert(1)", "#/disputesx"])(
	"%s names no place",
	(hash) => {
		expect(parsePlace(hash)).toBeUndefined();
	},
);

test("a broken escape opens the list, not an error", () => {
	expect(parsePlace("#/disputes/%E0%A4%A")).toEqual({ view: "disputes", query: {} });
});

test("deep links lead to a dispute, an account or a filtered list", () => {
	expect(placeOfLink("C1.01J")).toBe("#/disputes/C1.01J");
	expect(placeOfLink("disputes/C1.01J")).toBe("#/disputes/C1.01J");
	expect(placeOfLink("account/C1")).toBe("#/account/C1");
	expect(placeOfLink("disputes?late=1")).toBe("#/disputes?late=1");
	expect(placeOfLink("https://elsewhere.example")).toBeUndefined();
});
