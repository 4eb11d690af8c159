import { expect, test } from "vitest";
import { askedOf, isNarrowed } from "./query.ts";

test("what the address says is asked of the service, and nothing it would refuse", () => {
	expect(askedOf({ kind: "claim", owner: "lea", minimum: "1 250,40", status: "open" }, "EUR")).toEqual({
		limit: 200,
		kind: "claim",
		owner: "lea",
		minimum: 125_040,
		status: "open",
	});
	expect(askedOf({ kind: "nonsense", status: "gone", minimum: "much", reason: "" }, "EUR")).toEqual({
		limit: 200,
	});
});

test("whose agenda it is hides nothing", () => {
	expect(isNarrowed(askedOf({ coordinator: "claire" }, "EUR"))).toBe(false);
	expect(isNarrowed(askedOf({ coordinator: "claire", reason: "PRICE" }, "EUR"))).toBe(true);
});
