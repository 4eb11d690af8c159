import { describe, expect, it } from "vitest";
import { closureOf } from "./decideClosing.ts";
import { untouched } from "./lines.ts";
import { type Case, EUR, given, priceClaim, type Said } from "./scenario.ts";

const refused = (refused: string, field: string) => ({ refused, field });
const outcome = (credited: number, upheld: number, writtenOff = 0): Said => ({
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited, upheld, writtenOff }],
	because: "as agreed",
});
const note = (number: string, amount: number): Said => ({
	type: "RecordDocument",
	note: { kind: "creditNote", number, amount, currency: "EUR", date: "2026-03-03" },
});
const confirm = (agreed: boolean, more: object = {}): Said => ({
	type: "ConfirmWithCustomer",
	agreed,
	by: "Mme Durand",
	via: "mail",
	...more,
});
const pay = (amount: number, more: object = {}): Said => ({
	type: "RecordPayment",
	payments: [{ line: "L1", amount }],
	...more,
});
const reopen = (cause = "newFact"): Said => ({ type: "Reopen", because: "the quote turned up", cause });
const lastFact = (one: Case) => one.events.at(-1)?.fact;

const upheld = given().and(["samir", outcome(0, 30_000)]);
const partly = given().and(["samir", outcome(20_000, 10_000)], ["benoit", note("AV-1", 20_000)]);

describe("how a dispute ended", () => {
	const line = (credited: number, upheld: number, writtenOff: number, paid = 0) => ({
		...untouched({ id: "L1", item: "F1", currency: EUR, disputed: 9, itemOpen: 9, itemDue: "2026-01-01" }),
		credited,
		upheld,
		writtenOff,
		paid,
	});
	it.each([
		["accepted", line(9, 0, 0)],
		["accepted", line(5, 0, 4)],
		["partiallyAccepted", line(5, 4, 0)],
		["partiallyAccepted", line(0, 4, 5)],
		["rejected", line(0, 9, 0)],
		["rejected", line(0, 8, 0, 1)],
		["writtenOff", line(0, 0, 9)],
		["paid", line(0, 0, 0, 9)],
	])("%s is read from the amounts", (closure, one) => {
		expect(closureOf([one])).toBe(closure);
	});
});

describe("the customer's word", () => {
	it("closes, says who agreed and how, what is released and from when", () => {
		const closed = partly.and([
			"claire",
			confirm(true, { note: "by mail of the 4th" }),
			{ today: "2026-03-06" },
		]);
		expect(closed.events.slice(-2).map(({ fact }) => fact)).toEqual([
			{
				type: "ConfirmedWithCustomer",
				agreed: true,
				by: "Mme Durand",
				via: "mail",
				note: "by mail of the 4th",
			},
			{
				type: "Closed",
				closure: "partiallyAccepted",
				dunnableFrom: "2026-03-09",
				released: [{ item: "F1", amount: 10_000, currency: "EUR" }],
				spent: { stage: "confirm", role: "collector", person: "claire", businessDays: 3, ms: 3 * 86_400_000 },
			},
		]);
		expect(closed.state).toMatchObject({
			status: "closed",
			closedAt: "2026-03-06T12:00:00.000Z",
			outcome: { proposedBy: "samir" },
			followUps: [{ id: "F1", done: true }],
		});
		expect(closed.state).not.toHaveProperty("court");
	});
	it("releases on the same day where the tenant wants it so", () => {
		const closed = upheld.and(["customer", confirm(true), { context: { release: "sameDay" } }]);
		expect(lastFact(closed)).toMatchObject({ dunnableFrom: "2026-03-03" });
	});
	it("releases several lines of one item as one amount", () => {
		const two = given({
			...priceClaim,
			lines: [
				{ item: "F1", amount: 100 },
				{ item: "F1", amount: 200 },
				{ item: "F2", amount: 50 },
			],
		}).and([
			"samir",
			{
				type: "ProposeOutcome",
				because: "no",
				lines: [
					{ line: "L1", credited: 0, upheld: 100, writtenOff: 0 },
					{ line: "L2", credited: 0, upheld: 200, writtenOff: 0 },
					{ line: "L3", credited: 0, upheld: 0, writtenOff: 50 },
				],
			},
		]);
		expect(lastFact(two.and(["claire", confirm(true)]))).toMatchObject({
			released: [{ item: "F1", amount: 300, currency: "EUR" }],
		});
	});
	it("refusing reopens: what was given stays given, the rest is disputed again", () => {
		const again = partly.and(["customer", confirm(false), { today: "2026-03-05" }]);
		expect(again.events.slice(-2).map(({ fact }) => fact)).toMatchObject([
			{ type: "ConfirmedWithCustomer", agreed: false },
			{ type: "Reopened", cause: "customerRefused", because: "Mme Durand" },
		]);
		expect(again.state).toMatchObject({
			status: "open",
			reopened: 1,
			court: { person: "samir", due: "2026-03-10" },
			lines: [{ stillDisputed: 10_000, credited: 20_000, upheld: 0 }],
			followUps: [{ id: "F1", done: false }],
		});
		expect(lastFact(upheld.and(["customer", confirm(false, { note: "still wrong" })]))).toMatchObject({
			because: "still wrong",
		});
	});
	it("a second round adds to the first", () => {
		const second = partly.and(["customer", confirm(false)], ["samir", outcome(5_000, 5_000)]);
		expect(second.state).toMatchObject({
			status: "awaitingDocument",
			lines: [{ credited: 25_000, upheld: 5_000 }],
		});
		expect(second.when("benoit", note("AV-2", 5_001))).toEqual(refused("amount_mismatch", "note.amount"));
		expect(second.and(["benoit", note("AV-2", 5_000)]).state.status).toBe("awaitingConfirmation");
	});
});

describe("closing without the customer's word", () => {
	it("is a person's act with a reason", () => {
		expect(lastFact(upheld.and(["claire", { type: "Close", because: "agreed by phone" }]))).toMatchObject({
			type: "Closed",
			closure: "rejected",
			because: "agreed by phone",
		});
	});
	it("is the clock's from the day silence counts, and not before", () => {
		const silence: Said = { type: "Close", because: "silence" };
		expect(upheld.when("system", silence, { today: "2026-03-16" })).toEqual(refused("wrong_status", "type"));
		const closed = upheld.and(["system", silence, { today: "2026-03-17" }]);
		expect(closed.events.at(-2)?.fact).toEqual({
			type: "ConfirmedWithCustomer",
			agreed: true,
			by: "Durand SA",
			via: "silence",
		});
		expect(closed.state).toMatchObject({ status: "closed", closure: "rejected" });
	});
});

describe("withdrawing", () => {
	it("upholds what was still disputed and releases it", () => {
		const withdrawn = given().and(
			["system", pay(5_000)],
			["customer", { type: "Withdraw", because: "our mistake" }],
		);
		expect(lastFact(withdrawn)).toMatchObject({
			closure: "withdrawn",
			because: "our mistake",
			released: [{ item: "F1", amount: 25_000, currency: "EUR" }],
		});
		expect(withdrawn.state).toMatchObject({
			closure: "withdrawn",
			lines: [{ stillDisputed: 0, upheld: 25_000, paid: 5_000 }],
		});
	});
	it("while an outcome waits for approval drops the outcome", () => {
		const big = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] });
		const withdrawn = big.and(
			["samir", outcome(60_000, 0)],
			["claire", { type: "Withdraw", because: "error" }],
		);
		expect(withdrawn.state).not.toHaveProperty("outcome");
		expect(withdrawn.state).toMatchObject({ lines: [{ credited: 0, upheld: 60_000 }] });
	});
	it("while the customer is asked costs nobody time", () => {
		const withdrawn = given().and(
			["samir", { type: "AskCustomer", question: "why?" }],
			["customer", { type: "Withdraw", because: "never mind" }, { today: "2026-03-20" }],
		);
		expect(lastFact(withdrawn)).not.toHaveProperty("spent");
	});
});

describe("reopening", () => {
	const closed = partly.and(["claire", confirm(true)]);
	it("by a new fact gives it back to the owner with a new clock and a new follow-up", () => {
		const again = closed.and(["claire", reopen(), { today: "2026-04-01" }]);
		expect(again.events.slice(-2).map(({ fact }) => fact)).toMatchObject([
			{ type: "Reopened", cause: "newFact", because: "the quote turned up" },
			{ type: "FollowUpScheduled", followUp: { id: "F2", due: "2026-04-06", person: "claire" } },
		]);
		expect(again.events.at(-2)?.fact).not.toHaveProperty("spent");
		expect(again.state).toMatchObject({
			status: "open",
			reopened: 1,
			court: { stage: "investigate", person: "samir", due: "2026-04-06" },
			lines: [{ stillDisputed: 10_000, credited: 20_000, upheld: 0 }],
		});
		for (const gone of ["closure", "closedAt", "dunnableFrom", "outcome"])
			expect(again.state).not.toHaveProperty(gone);
	});
	it("contests only what is still open: the rest was paid meanwhile", () => {
		const at = (open: number, more: object = {}) => ({ items: { F1: { open, ...more } } });
		expect(closed.and(["claire", reopen(), at(8_000)]).state).toMatchObject({
			lines: [{ stillDisputed: 8_000, paid: 2_000, credited: 20_000, upheld: 0 }],
		});
		expect(closed.and(["claire", reopen(), at(30_000, { ownCredit: 22_000 })]).state).toMatchObject({
			lines: [{ stillDisputed: 8_000, paid: 2_000 }],
		});
		expect(closed.when("claire", reopen(), at(0))).toEqual(refused("amount_exceeds_open", "lines"));
		expect(closed.when("claire", reopen(), at(-5))).toEqual(refused("amount_exceeds_open", "lines"));
		expect(closed.when("claire", reopen(), { items: {} })).toEqual(refused("amount_exceeds_open", "lines"));
	});
	it("is refused for what another dispute contests by now", () => {
		const at = (heldElsewhere: number) => ({
			items: { F1: { open: 100_000, heldElsewhere, ownCredit: 20_000 } },
		});
		expect(closed.when("claire", reopen(), at(70_001))).toEqual(refused("amount_exceeds_open", "lines"));
		expect(closed.when("claire", reopen(), at(70_000))).toHaveLength(2);
	});
	it("shares what is left of an item between its lines", () => {
		const two = given({
			...priceClaim,
			lines: [
				{ item: "F1", amount: 6_000 },
				{ item: "F1", amount: 6_000 },
			],
		}).and(["claire", { type: "Withdraw", because: "error" }]);
		const again = two.and(["claire", reopen(), { items: { F1: { open: 8_000 } } }]);
		expect(again.state.lines).toMatchObject([
			{ stillDisputed: 6_000, paid: 0 },
			{ stillDisputed: 2_000, paid: 4_000 },
		]);
	});
	it("of what was given in full is possible, without an amount", () => {
		const all = given().and(
			["samir", outcome(30_000, 0)],
			["benoit", note("AV-1", 30_000)],
			["claire", confirm(true)],
		);
		const again = all.and(["customer", reopen("customerRefused"), { items: {} }]);
		expect(again.state).toMatchObject({ status: "open", lines: [{ stillDisputed: 0, credited: 30_000 }] });
		expect(again.and(["samir", outcome(0, 0)]).state.status).toBe("awaitingConfirmation");
		const held = { items: { F1: { open: 100, heldElsewhere: 100, ownCredit: 100 } } };
		expect(all.when("claire", reopen(), held)).toHaveLength(2);
	});
	it("while the customer's word is awaited undoes what was upheld", () => {
		const again = upheld.and(["samir", reopen(), { today: "2026-03-04" }]);
		expect(again.state).toMatchObject({ status: "open", lines: [{ stillDisputed: 30_000, upheld: 0 }] });
		expect(lastFact(again)).toMatchObject({ spent: { stage: "confirm", businessDays: 1 } });
	});
	it("has a cause that fits who says it", () => {
		expect(closed.when("customer", reopen("paymentBounced"))).toEqual(refused("role_not_allowed", "cause"));
		expect(closed.when("customer", reopen("newFact"))).toHaveLength(2);
		expect(closed.when("system", reopen("newFact"))).toEqual(refused("role_not_allowed", "cause"));
	});
});

describe("payments", () => {
	it("shrink what is disputed", () => {
		const paid = given().and(["system", pay(10_000, { reference: "VIR 77" })]);
		expect(lastFact(paid)).toEqual({
			type: "PaymentRecorded",
			payments: [{ line: "L1", amount: 10_000 }],
			reference: "VIR 77",
		});
		expect(paid.state).toMatchObject({ status: "open", lines: [{ stillDisputed: 20_000, paid: 10_000 }] });
	});
	it("in full close the dispute with the reason paid, and release nothing", () => {
		const paid = given().and(["system", pay(10_000)], ["benoit", pay(20_000, { reference: "VIR 78" })]);
		expect(lastFact(paid)).toMatchObject({
			type: "Closed",
			closure: "paid",
			released: [],
			because: "VIR 78",
		});
		expect(paid.state).toMatchObject({ status: "closed", closure: "paid", lines: [{ paid: 30_000 }] });
		expect(lastFact(given().and(["system", pay(30_000)]))).not.toHaveProperty("because");
	});
	it("of the upheld part end a dispute that waits for the customer's word only", () => {
		const paid = partly.and(["system", pay(10_000)]);
		expect(paid.state).toMatchObject({
			closure: "paid",
			lines: [{ credited: 20_000, paid: 10_000, upheld: 0 }],
		});
		expect(partly.and(["system", pay(9_999)]).state.status).toBe("awaitingConfirmation");
		const unbooked = given().and(["samir", outcome(20_000, 10_000)], ["system", pay(10_000)]);
		expect(unbooked.state.status).toBe("awaitingDocument");
		expect(unbooked.and(["benoit", note("AV-1", 20_000)]).state.status).toBe("awaitingConfirmation");
	});
	it("send an outcome that waits for approval back: its amounts no longer fit", () => {
		const big = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }).and([
			"samir",
			outcome(60_000, 0),
		]);
		const part = big.and(["system", pay(1_000, { reference: "VIR 9" })]);
		expect(part.state).toMatchObject({ status: "open", sentBack: "VIR 9", court: { person: "samir" } });
		expect(big.and(["system", pay(1_000)]).state).toMatchObject({ sentBack: "payment" });
		expect(big.and(["system", pay(60_000)]).state).toMatchObject({ status: "closed", closure: "paid" });
	});
	it("are refused beyond what the line leaves to pay, for unknown lines, and for nothing", () => {
		expect(given().when("system", pay(30_001))).toEqual(refused("amount_mismatch", "payments.0.amount"));
		expect(partly.when("system", pay(10_001))).toEqual(refused("amount_mismatch", "payments.0.amount"));
		const twice = {
			payments: [
				{ line: "L1", amount: 20_000 },
				{ line: "L1", amount: 10_001 },
			],
		};
		expect(given().when("system", pay(1, twice))).toEqual(refused("amount_mismatch", "payments.1.amount"));
		expect(given().when("system", pay(1, { payments: [{ line: "L2", amount: 1 }] }))).toEqual(
			refused("unknown_line", "payments.0.line"),
		);
		expect(given().when("system", pay(0))).toEqual(refused("invalid_input", "payments"));
	});
	it("of nothing on one line beside another are left out", () => {
		const some = pay(1, {
			payments: [
				{ line: "L9", amount: 0 },
				{ line: "L1", amount: 5 },
			],
		});
		expect(given().when("system", some)).toMatchObject([{ payments: [{ line: "L1", amount: 5 }] }]);
	});
	it("that bounce reopen the dispute with what was paid", () => {
		const bounced = given().and(["system", pay(30_000)], ["system", reopen("paymentBounced")]);
		expect(bounced.state).toMatchObject({ status: "open", lines: [{ stillDisputed: 30_000, paid: 0 }] });
		const part = partly.and(["system", pay(4_000)], ["claire", reopen("paymentBounced")]);
		expect(part.state).toMatchObject({
			lines: [{ stillDisputed: 4_000, paid: 0, upheld: 6_000, credited: 20_000 }],
		});
		const rejected = upheld.and(["system", pay(1_000)], ["claire", confirm(true)]);
		expect(rejected.when("system", reopen("paymentBounced"))).toEqual(refused("wrong_status", "cause"));
		expect(upheld.when("claire", reopen("paymentBounced"))).toEqual(refused("wrong_status", "cause"));
	});
});
