import { describe, expect, it } from "vitest";
import { holds } from "./holds.ts";
import { given, type Said } from "./scenario.ts";

const credit = (credited: number, upheld = 0, writtenOff = 0): Said => ({
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited, upheld, writtenOff }],
	because: "the agreed price was lower",
	rootCause: "pricing",
});
const note = (number: string, amount: number): Said => ({
	type: "RecordDocument",
	note: { kind: "creditNote", number, amount, currency: "EUR", date: "2026-03-03" },
});

describe("the main path", () => {
	it("goes from open to closed, a person at a time", () => {
		const open = given();
		expect(open.state).toMatchObject({ status: "open", court: { person: "samir", due: "2026-03-06" } });
		const asked = open.and(["samir", credit(20_000, 10_000)]);
		expect(asked.state).toMatchObject({ status: "awaitingDocument", court: { person: "benoit" } });
		const booked = asked.and(["benoit", note("AV-1", 20_000)]);
		expect(booked.state).toMatchObject({ status: "awaitingConfirmation", court: { person: "claire" } });
		const closed = booked.and([
			"customer",
			{ type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "link" },
		]);
		expect(closed.state).toMatchObject({
			status: "closed",
			closure: "partiallyAccepted",
			dunnableFrom: "2026-03-04",
		});
		expect(holds(closed.state, "2026-03-03")).toMatchObject([{ amount: 30_000, released: true }]);
		expect(holds(closed.state, "2026-03-04")).toEqual([]);
		expect(closed.intact).toBe(true);
	});
});
