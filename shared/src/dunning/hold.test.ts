import { describe, expect, it } from "vitest";
import type { Dispute } from "../dispute/dispute.ts";
import { type Case, EUR, given, openingOf, priceClaim, type Said } from "../dispute/scenario.ts";
import { dunnability, itemFacts } from "./hold.ts";

const item = (open: number) => ({ number: "F1", open, currency: EUR, dueOn: "2026-02-15" });
const outcome = (credited: number, upheld: number, writtenOff = 0): Said => ({
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited, upheld, writtenOff }],
	because: "agreed",
});
const note = (number: string, amount: number): Said => ({
	type: "RecordDocument",
	note: { kind: "creditNote", number, amount, currency: "EUR", date: "2026-03-03" },
});
const agree: Said = { type: "ConfirmWithCustomer", agreed: true, by: "her", via: "link" };
const contest = (amount: number, local = "1", open = 100_000, now = "2026-03-03T12:00:00.000Z") =>
	given(
		{ ...priceClaim, lines: [{ item: "F1", amount }] },
		{ items: { F1: { open } }, now, context: { opening: openingOf(local) } },
	);
const credited = (one: Case, credit: number, rest = 0) =>
	one.and(["samir", outcome(credit, rest)], ["benoit", note("AV-1", credit)]);
const split = (open: number, disputes: readonly Dispute[], more: object = {}) => {
	const { holds, isDunnable, ...amounts } = dunnability(item(open), disputes, {
		today: "2026-03-10",
		...more,
	});
	expect(amounts.held + amounts.creditPending + amounts.waiting + amounts.dunnable).toBe(Math.max(0, open));
	expect(isDunnable).toBe(amounts.dunnable > 0);
	expect(holds.reduce((sum, { amount }) => sum + amount, 0)).toBe(amounts.held);
	return [amounts.held, amounts.creditPending, amounts.dunnable] as const;
};

describe("what may be dunned", () => {
	it("is everything nobody contests", () => {
		expect(split(100_000, [])).toEqual([0, 0, 100_000]);
		expect(split(-5_000, [])).toEqual([0, 0, 0]);
		expect(split(0, [])).toEqual([0, 0, 0]);
	});
	it("is the undisputed rest while a dispute runs", () => {
		expect(split(100_000, [contest(30_000).state])).toEqual([30_000, 0, 70_000]);
		expect(split(20_000, [contest(30_000).state])).toEqual([20_000, 0, 0]);
	});
	it("may wait with the dispute where the tenant wants it so", () => {
		const asked = dunnability(item(100_000), [contest(30_000).state], {
			today: "2026-03-10",
			remainder: "wait",
		});
		expect(asked).toMatchObject({ held: 30_000, waiting: 70_000, dunnable: 0, isDunnable: false });
		expect(split(100_000, [], { remainder: "wait" })).toEqual([0, 0, 100_000]);
		const closed = contest(30_000).and(["claire", { type: "Withdraw", because: "x" }]).state;
		expect(split(100_000, [closed], { remainder: "wait", today: "2026-03-03" })).toEqual([30_000, 0, 70_000]);
	});
	it("shrinks by each dispute, oldest first, and names them", () => {
		const first = contest(60_000, "1").state;
		const second = contest(30_000, "2", 100_000, "2026-03-04T12:00:00.000Z").state;
		const found = dunnability(item(70_000), [second, first], { today: "2026-03-10" });
		expect(found.holds).toMatchObject([
			{ number: "D-2026-000001", amount: 60_000, until: "2026-03-06", released: false },
			{ number: "D-2026-000002", amount: 10_000 },
		]);
		expect(found.held).toBe(70_000);
		expect(dunnability(item(50_000), [second, first], { today: "2026-03-10" }).holds).toHaveLength(1);
	});
	it("is not touched by disputes on other items, nor twice by merged ones", () => {
		const merged = {
			...contest(30_000).state,
			status: "closed",
			closure: "merged",
			dunnableFrom: "2099-01-01",
		};
		expect(split(100_000, [merged as never])).toEqual([0, 0, 100_000]);
		expect(
			dunnability({ ...item(5), number: "F2" }, [contest(30_000).state], { today: "2026-03-10" }).held,
		).toBe(0);
	});
	it("is released on the day the closing event says, not before", () => {
		const closed = contest(30_000).and(["claire", { type: "Withdraw", because: "x" }]).state;
		expect(split(100_000, [closed], { today: "2026-03-03" })).toEqual([30_000, 0, 70_000]);
		expect(split(100_000, [closed], { today: "2026-03-04" })).toEqual([0, 0, 100_000]);
	});
});

describe("a credit the ERP has not applied yet", () => {
	const closed = credited(contest(30_000), 30_000).and(["claire", agree]).state;
	it("is not dunned after the dispute is closed", () => {
		expect(split(100_000, [closed])).toEqual([0, 30_000, 70_000]);
	});
	it("is applied when the item has dropped by it", () => {
		expect(split(70_000, [closed])).toEqual([0, 0, 70_000]);
		expect(split(40_000, [closed])).toEqual([0, 0, 40_000]);
	});
	it("is not taken for applied when the customer pays exactly the undisputed rest", () => {
		expect(split(30_000, [closed])).toEqual([0, 30_000, 0]);
		const part = credited(contest(30_000), 20_000, 10_000).and(["claire", agree]).state;
		expect(split(30_000, [part])).toEqual([0, 20_000, 10_000]);
		expect(split(20_000, [part])).toEqual([0, 20_000, 0]);
		expect(split(80_000, [part])).toEqual([0, 0, 80_000]);
	});
	it("is not taken for applied by a smaller drop", () => {
		expect(split(71_000, [closed])).toEqual([0, 30_000, 41_000]);
		expect(split(20_000, [closed])).toEqual([0, 0, 20_000]);
	});
	it("is applied when a drop by exactly the credit is also the undisputed rest", () => {
		const half = credited(contest(30_000, "1", 60_000), 30_000).and(["claire", agree]).state;
		expect(split(30_000, [half])).toEqual([0, 0, 30_000]);
	});
	it("counts payments recorded on the dispute apart", () => {
		const paid = contest(30_000)
			.and(["system", { type: "RecordPayment", payments: [{ line: "L1", amount: 5_000 }] }])
			.and(["samir", outcome(25_000, 0)], ["benoit", note("AV-1", 25_000)], ["claire", agree]).state;
		expect(split(95_000, [paid])).toEqual([0, 25_000, 70_000]);
		expect(split(70_000, [paid])).toEqual([0, 0, 70_000]);
	});
	it("is part of the hold while the dispute runs, and frees the rest once applied", () => {
		const waiting = credited(contest(30_000), 20_000, 10_000).state;
		expect(split(100_000, [waiting])).toEqual([30_000, 0, 70_000]);
		expect(split(80_000, [waiting])).toEqual([10_000, 0, 70_000]);
		const unbooked = contest(30_000).and(["samir", outcome(20_000, 10_000)]).state;
		expect(split(80_000, [unbooked])).toEqual([30_000, 0, 50_000]);
	});
	it("covers what was written off as well", () => {
		const off = contest(30_000).and(["samir", outcome(0, 0, 30_000)], ["claire", agree]).state;
		expect(split(100_000, [off])).toEqual([0, 30_000, 70_000]);
		expect(split(70_000, [off])).toEqual([0, 0, 70_000]);
	});
	it("is applied oldest first, whole", () => {
		const first = closed;
		const second = credited(contest(20_000, "2", 100_000, "2026-03-04T12:00:00.000Z"), 20_000).and([
			"claire",
			agree,
		]).state;
		expect(split(100_000, [second, first])).toEqual([0, 50_000, 50_000]);
		expect(split(70_000, [second, first])).toEqual([0, 20_000, 50_000]);
		expect(split(50_000, [second, first])).toEqual([0, 0, 50_000]);
		expect(split(80_000, [second, first])).toEqual([0, 30_000, 50_000]);
	});
	it("is what the ERP itself says where it shows the credit note", () => {
		const known = (open: number) => ({ creditNotes: new Map([["AV-1", open]]) });
		expect(split(70_000, [closed], known(-30_000))).toEqual([0, 30_000, 40_000]);
		expect(split(100_000, [closed], known(0))).toEqual([0, 0, 100_000]);
		expect(split(90_000, [closed], known(-20_000))).toEqual([0, 20_000, 70_000]);
		expect(split(100_000, [closed], known(-90_000))).toEqual([0, 30_000, 70_000]);
		expect(split(100_000, [closed], { creditNotes: new Map([["AV-2", 0]]) })).toEqual([0, 30_000, 70_000]);
		const off = contest(30_000).and(["samir", outcome(0, 0, 30_000)], ["claire", agree]).state;
		expect(split(100_000, [off], known(0))).toEqual([0, 30_000, 70_000]);
	});
	it("never makes more of an item than is open", () => {
		expect(
			split(10_000, [closed, contest(5_000, "2").state], { creditNotes: new Map([["AV-1", -30_000]]) }),
		).toEqual([5_000, 5_000, 0]);
	});
});

describe("what deciding knows of the open items", () => {
	const closed = credited(contest(30_000), 20_000, 10_000).and(["claire", agree]).state;
	const other = contest(15_000, "2").state;
	it("leaves to a new dispute what the others neither hold nor have credited", () => {
		expect(itemFacts([item(100_000)], [closed, other], {}).get("F1")).toEqual({
			open: 100_000,
			currency: "EUR",
			dueOn: "2026-02-15",
			heldElsewhere: 35_000,
			ownCredit: 0,
		});
		expect(itemFacts([item(80_000)], [closed], {}).get("F1")).toMatchObject({ heldElsewhere: 0 });
	});
	it("tells a dispute its own credits apart", () => {
		expect(itemFacts([item(100_000)], [closed, other], { except: closed.id }).get("F1")).toMatchObject({
			heldElsewhere: 15_000,
			ownCredit: 20_000,
		});
		expect(itemFacts([item(100_000)], [closed, other], { except: other.id }).get("F1")).toMatchObject({
			heldElsewhere: 20_000,
			ownCredit: 0,
		});
		const known = { creditNotes: new Map([["AV-1", 0]]) };
		expect(itemFacts([item(100_000)], [closed], known).get("F1")).toMatchObject({ heldElsewhere: 0 });
	});
	it("counts an applied credit of a running dispute once", () => {
		const waiting = credited(contest(30_000), 20_000, 10_000).state;
		expect(itemFacts([item(80_000)], [waiting], {}).get("F1")).toMatchObject({ heldElsewhere: 10_000 });
		expect(itemFacts([item(100_000)], [waiting], {}).get("F1")).toMatchObject({ heldElsewhere: 30_000 });
	});
});
