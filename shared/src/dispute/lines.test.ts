import { describe, expect, it } from "vitest";
import { courtPerson, heldTotals, holds } from "./holds.ts";
import { assertIdentity, disputedTotals, given as givenTo, stillDisputedTotals, untouched } from "./lines.ts";
import { EUR, given, priceClaim } from "./scenario.ts";

const line = untouched({
	id: "L1",
	item: "F1",
	currency: EUR,
	disputed: 10,
	itemOpen: 20,
	itemDue: "2026-01-01",
});

describe("the identity of a line", () => {
	it("is disputed = still disputed + credited + upheld + written off + paid", () => {
		expect(() => assertIdentity([line])).not.toThrow();
		for (const part of ["credited", "upheld", "writtenOff", "paid"] as const) {
			expect(() => assertIdentity([{ ...line, stillDisputed: 4, [part]: 6 }])).not.toThrow();
			expect(() => assertIdentity([{ ...line, stillDisputed: 4, [part]: 5 }])).toThrow(
				"line L1: 10 is not 9",
			);
			expect(() => assertIdentity([{ ...line, stillDisputed: 11, [part]: -1 }])).toThrow();
		}
		expect(() => assertIdentity([{ ...line, stillDisputed: -1, paid: 11 }])).toThrow();
	});
	it("keeps a label when there is one", () => {
		expect(untouched({ ...line, label: "pos. 1" })).toMatchObject({ label: "pos. 1", stillDisputed: 10 });
		expect("label" in untouched({ ...line, label: undefined })).toBe(false);
	});
	it("what an outcome gives is credited and written off, of known lines", () => {
		const outcome = { line: "L1", credited: 1, upheld: 5, writtenOff: 2 };
		expect(givenTo([line], [outcome, { ...outcome, line: "L2" }])).toEqual([{ minor: 3, currency: EUR }]);
		expect(givenTo([line], [{ ...outcome, credited: 0, writtenOff: 0 }])).toEqual([]);
	});
});

describe("what a dispute holds", () => {
	const open = given();
	it("is all that was contested and not paid, while it lives", () => {
		expect(holds(open.state, "2026-03-03")).toEqual([
			{
				dispute: "C001.1",
				number: "D-2026-000001",
				line: "L1",
				item: "F1",
				currency: "EUR",
				amount: 30_000,
				reason: "PRICE",
				owner: "samir",
				until: "2026-03-06",
				released: false,
			},
		]);
		expect(heldTotals(open.state, "2030-01-01")).toEqual([{ minor: 30_000, currency: "EUR" }]);
		const paid = open.and(["system", { type: "RecordPayment", payments: [{ line: "L1", amount: 1_000 }] }]);
		expect(heldTotals(paid.state, "2026-03-03")).toEqual([{ minor: 29_000, currency: "EUR" }]);
	});
	it("stays held after closing until the day of release", () => {
		const closed = open.and(["claire", { type: "Withdraw", because: "error" }]).state;
		expect(holds(closed, "2026-03-03")).toMatchObject([
			{ amount: 30_000, released: true, until: "2026-03-04" },
		]);
		expect(holds(closed, "2026-03-04")).toEqual([]);
		expect(heldTotals(closed, "2026-03-04")).toEqual([]);
	});
	it("is nothing once merged: the other dispute holds it", () => {
		const closed = open.and(["claire", { type: "Withdraw", because: "error" }]).state;
		if (closed.status !== "closed") throw new Error("closed");
		expect(holds({ ...closed, closure: "merged" }, "2026-03-03")).toEqual([]);
	});
	it("leaves out lines paid in full", () => {
		const two = given({
			...priceClaim,
			lines: [
				{ item: "F1", amount: 5 },
				{ item: "F2", amount: 7 },
			],
		});
		const paid = two.and(["system", { type: "RecordPayment", payments: [{ line: "L1", amount: 5 }] }]);
		expect(holds(paid.state, "2026-03-03")).toMatchObject([{ item: "F2", amount: 7 }]);
		expect(disputedTotals(paid.state)).toEqual([{ minor: 12, currency: "EUR" }]);
		expect(stillDisputedTotals(paid.state)).toEqual([{ minor: 7, currency: "EUR" }]);
	});
	it("waits for one person while it lives and for nobody after", () => {
		expect(courtPerson(open.state)).toBe("samir");
		expect(courtPerson(open.and(["claire", { type: "Withdraw", because: "error" }]).state)).toBeUndefined();
	});
});
