import { describe, expect, it } from "vitest";
import { company, given, personId, priceClaim, type Said } from "./scenario.ts";

const refused = (refused: string, field: string) => ({ refused, field });
type Decided = readonly [line: string, credited: number, upheld: number, writtenOff: number];
const outcome = (...lines: Decided[]): Said => ({
	type: "ProposeOutcome",
	lines: lines.map(([line, credited, upheld, writtenOff]) => ({ line, credited, upheld, writtenOff })),
	because: "as agreed",
});
const note = (number: string, amount: number, more: object = {}): Said => ({
	type: "RecordDocument",
	note: { kind: "creditNote", number, amount, currency: "EUR", date: "2026-03-03", ...more },
});
const claimOf = (amount: number) => given({ ...priceClaim, lines: [{ item: "F1", amount }] });
const twoLines = given({
	...priceClaim,
	lines: [
		{ item: "F1", amount: 60_000 },
		{ item: "F2", amount: 30_000 },
	],
});

describe("proposing an outcome", () => {
	it("upheld in full needs no document and asks the customer to agree", () => {
		const proposed = given().and(["samir", outcome(["L1", 0, 30_000, 0]), { today: "2026-03-04" }]);
		expect(proposed.events.slice(1).map(({ fact }) => fact.type)).toEqual([
			"OutcomeProposed",
			"ConfirmationAwaited",
		]);
		expect(proposed.state).toMatchObject({
			status: "awaitingConfirmation",
			silenceOn: "2026-03-18",
			court: { stage: "confirm", role: "collector", person: "claire", due: "2026-03-11" },
			lines: [{ stillDisputed: 0, upheld: 30_000 }],
			outcome: { proposedBy: "samir", proposedAt: "2026-03-04T12:00:00.000Z", because: "as agreed" },
			spent: [{ person: "samir", businessDays: 1 }],
		});
	});
	it("credited waits for billing, without an approver up to the threshold", () => {
		const proposed = claimOf(50_000).and(["samir", outcome(["L1", 50_000, 0, 0])]);
		expect(proposed.events.slice(1).map(({ fact }) => fact)).toMatchObject([
			{ type: "OutcomeProposed", needsApproval: false },
			{ type: "DocumentAwaited" },
		]);
		expect(proposed.state).toMatchObject({
			status: "awaitingDocument",
			court: { stage: "post", role: "billing", person: "benoit", due: "2026-03-05" },
			lines: [{ stillDisputed: 0, credited: 50_000 }],
		});
	});
	it("above it, credited and written off together, waits for an approver and decides nothing yet", () => {
		const proposed = claimOf(60_000).and(["samir", outcome(["L1", 50_000, 9_999, 1])]);
		expect(proposed.events.at(-1)?.fact).toMatchObject({ type: "OutcomeProposed", needsApproval: true });
		expect(proposed.state).toMatchObject({
			status: "awaitingApproval",
			court: { stage: "approve", role: "approver", person: "alice", due: "2026-03-04" },
			lines: [{ stillDisputed: 60_000, credited: 0, writtenOff: 0 }],
		});
	});
	it("adds lines of one currency up before comparing", () => {
		expect(
			twoLines.and(["samir", outcome(["L1", 30_000, 30_000, 0], ["L2", 20_001, 9_999, 0])]).state,
		).toMatchObject({ status: "awaitingApproval" });
		expect(
			twoLines.and(["samir", outcome(["L1", 30_000, 30_000, 0], ["L2", 20_000, 10_000, 0])]).state,
		).toMatchObject({ status: "awaitingDocument" });
	});
	it("never needs an approver where the procedure sets no threshold", () => {
		const billing = given({ ...priceClaim, reason: "BILLING", lines: [{ item: "F1", amount: 100_000 }] });
		expect(billing.and(["benoit", outcome(["L1", 100_000, 0, 0])]).state.status).toBe("awaitingDocument");
	});
	it("written off needs no document", () => {
		expect(given().and(["samir", outcome(["L1", 0, 0, 30_000])]).state).toMatchObject({
			status: "awaitingConfirmation",
			lines: [{ writtenOff: 30_000 }],
		});
	});
	it("keeps the root cause, which must be one of the tenant's", () => {
		const withCause = (rootCause: string) => ({ ...outcome(["L1", 0, 30_000, 0]), rootCause });
		expect(given().and(["samir", withCause("pricing")]).state).toMatchObject({
			rootCause: "pricing",
			outcome: { rootCause: "pricing" },
		});
		expect(given().when("samir", withCause("weather"))).toEqual(refused("invalid_input", "rootCause"));
	});
	it("decides every line, once, to the cent", () => {
		const whole: Decided = ["L1", 0, 60_000, 0];
		expect(twoLines.when("samir", outcome(whole))).toEqual(refused("amount_mismatch", "lines"));
		expect(twoLines.when("samir", outcome(whole, ["L2", 0, 29_999, 0]))).toEqual(
			refused("amount_mismatch", "lines.1"),
		);
		expect(twoLines.when("samir", outcome(whole, ["L2", 1, 30_000, 0]))).toEqual(
			refused("amount_mismatch", "lines.1"),
		);
		expect(twoLines.when("samir", outcome(whole, whole))).toEqual(refused("duplicate", "lines.1.line"));
		expect(twoLines.when("samir", outcome(whole, ["L3", 0, 1, 0]))).toEqual(
			refused("unknown_line", "lines.1.line"),
		);
	});
	it("leaves out lines on which nothing is disputed any more", () => {
		const paid = twoLines.and([
			"system",
			{ type: "RecordPayment", payments: [{ line: "L2", amount: 30_000 }] },
		]);
		expect(paid.and(["samir", outcome(["L1", 0, 60_000, 0])]).state.status).toBe("awaitingConfirmation");
	});
	it("never waits for silence where the procedure has no such rule", () => {
		const open = given();
		const [first, ...rest] = open.events;
		if (first?.fact.type !== "DisputeOpened") throw new Error("opened first");
		first.fact.procedure = { ...first.fact.procedure, silenceDays: null };
		const proposed = new (open.constructor as typeof import("./scenario.ts").Case)(
			[first, ...rest],
			open.at,
		).and(["samir", outcome(["L1", 0, 30_000, 0])]);
		expect(proposed.state).not.toHaveProperty("silenceOn");
		expect(proposed.when("system", { type: "Close", because: "silence" }, { today: "2027-01-04" })).toEqual(
			refused("wrong_status", "type"),
		);
	});
});

describe("choosing the approver", () => {
	const big = outcome(["L1", 60_000, 0, 0]);
	const waitsFor = (colleagues: typeof company, proposer = "samir") =>
		given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }, { colleagues }).and([proposer, big])
			.state;
	const change = (id: string, more: object) => (one: (typeof company)[number]) =>
		one.id === id ? { ...one, ...more } : one;
	const away = { absent: { from: "2026-03-03", to: "2026-03-03" } };

	it("takes the dispute's, or another when that one proposes", () => {
		expect(waitsFor(company)).toMatchObject({ approver: "alice" });
		const axelOnly = company.map(change("alice", { roles: [] }));
		expect(waitsFor(axelOnly)).toMatchObject({ approver: "axel" });
		expect(waitsFor(axelOnly, "axel")).toMatchObject({ approver: "diane", court: { person: "diane" } });
	});
	it("takes a deputy, or another approver, for one who is absent", () => {
		expect(waitsFor(company.map(change("alice", { ...away, deputy: personId("tess") })))).toMatchObject({
			approver: "tess",
		});
		expect(waitsFor(company.map(change("alice", away)))).toMatchObject({ approver: "axel" });
	});
	it("takes the first other holder of the role before the tenant's manager", () => {
		const more = [
			...company.map(change("alice", away)),
			{ id: personId("zoe"), roles: ["approver" as const] },
			{ id: personId("bob"), roles: ["approver" as const] },
		];
		expect(waitsFor(more, "axel")).toMatchObject({ approver: "bob" });
		expect(waitsFor([...more].reverse(), "axel")).toMatchObject({ approver: "bob" });
	});
	it("gives billing's part to a deputy as well, and names them", () => {
		const colleagues = company.map(change("benoit", { ...away, deputy: personId("chloe") }));
		const booked = given().and(["samir", outcome(["L1", 30_000, 0, 0]), { colleagues }]);
		expect(booked.state).toMatchObject({ poster: "chloe", court: { stage: "post", person: "chloe" } });
	});
	it("leaves it to the dispute's approver to be replaced when nobody else is there", () => {
		const alone = [
			{ id: personId("axel"), roles: ["approver" as const, "sales" as const, "collector" as const] },
		];
		const state = given(
			{ ...priceClaim, owner: "axel", lines: [{ item: "F1", amount: 60_000 }] },
			{ colleagues: [...alone, { id: personId("claire"), roles: ["collector" as const] }], context: {} },
		);
		expect(state.and(["axel", big]).state).toMatchObject({
			status: "awaitingApproval",
			court: { person: "diane" },
		});
	});
});

describe("approving", () => {
	const waiting = claimOf(60_000).and(["samir", outcome(["L1", 60_000, 0, 0])]);
	it("settles the outcome and hands over to billing", () => {
		const approved = waiting.and(["alice", { type: "Approve", comment: "fine" }, { today: "2026-03-04" }]);
		expect(approved.events.at(-2)?.fact).toMatchObject({
			type: "Approved",
			comment: "fine",
			outcome: { proposedBy: "samir", approvedBy: "alice" },
		});
		expect(approved.state).toMatchObject({
			status: "awaitingDocument",
			lines: [{ credited: 60_000, stillDisputed: 0 }],
			court: { person: "benoit" },
			spent: [{ person: "samir" }, { stage: "approve", role: "approver", person: "alice", businessDays: 1 }],
		});
		expect(waiting.when("alice", { type: "Approve" })).not.toHaveProperty("0.comment");
	});
	it("of a write-off goes straight to the customer", () => {
		const written = claimOf(60_000).and(
			["samir", outcome(["L1", 0, 0, 60_000])],
			["axel", { type: "Approve" }],
		);
		expect(written.state).toMatchObject({ status: "awaitingConfirmation", court: { person: "claire" } });
	});
	it("is not for the proposer, approver or not", () => {
		const own = claimOf(60_000).and(["axel", outcome(["L1", 60_000, 0, 0])]);
		expect(own.when("axel", { type: "Approve" })).toEqual(refused("two_person_rule", "type"));
		expect(own.and(["alice", { type: "Approve" }]).state.status).toBe("awaitingDocument");
	});
	it("can be sent back to the owner, whose clock starts again", () => {
		const back = waiting.and(["alice", { type: "SendBack", because: "prove it" }, { today: "2026-03-05" }]);
		expect(back.state).toMatchObject({
			status: "open",
			sentBack: "prove it",
			court: { stage: "investigate", person: "samir", due: "2026-03-10" },
			lines: [{ stillDisputed: 60_000 }],
		});
		expect(back.state).not.toHaveProperty("outcome");
		expect(back.state.spent).toMatchObject([{}, { person: "alice", businessDays: 2 }]);
	});
});

describe("booking the credit note", () => {
	const waiting = claimOf(40_000).and(["samir", outcome(["L1", 30_000, 10_000, 0])]);
	it("waits until the notes add up to what is credited", () => {
		const part = waiting.and(["benoit", note("AV-1", 10_000)]);
		expect(part.state).toMatchObject({ status: "awaitingDocument", notes: [{ number: "AV-1" }] });
		expect(part.state.spent).toHaveLength(1);
		const all = part.and(["benoit", note("AV-2", 20_000), { today: "2026-03-05" }]);
		expect(all.state).toMatchObject({
			status: "awaitingConfirmation",
			silenceOn: "2026-03-19",
			court: { person: "claire", due: "2026-03-12" },
			spent: [{}, { stage: "post", person: "benoit", businessDays: 2 }],
			outcome: { proposedBy: "samir" },
		});
	});
	it("counts debit notes as well, and a number once per kind", () => {
		const debit = waiting.and(["benoit", note("N-1", 10_000, { kind: "debitNote" })]);
		expect(debit.when("benoit", note("N-1", 1_000, { kind: "debitNote" }))).toEqual(
			refused("duplicate", "note.number"),
		);
		expect(debit.and(["benoit", note("N-1", 20_000)]).state.status).toBe("awaitingConfirmation");
	});
	it("is refused above what is credited or in another currency", () => {
		expect(waiting.when("benoit", note("AV-1", 30_001))).toEqual(refused("amount_mismatch", "note.amount"));
		expect(waiting.when("benoit", note("AV-1", 1, { currency: "USD" }))).toEqual(
			refused("currency_mismatch", "note.currency"),
		);
	});
	it("of two currencies waits for both", () => {
		const items = { F1: { open: 50_000 }, U1: { open: 50_000, currency: "USD" as never } };
		const both = given(
			{
				...priceClaim,
				lines: [
					{ item: "F1", amount: 10_000 },
					{ item: "U1", amount: 20_000 },
				],
			},
			{ items },
		).and(["samir", outcome(["L1", 10_000, 0, 0], ["L2", 20_000, 0, 0])]);
		const one = both.and(["benoit", note("AV-1", 10_000)]);
		expect(one.state.status).toBe("awaitingDocument");
		expect(one.when("benoit", note("AV-2", 1))).toEqual(refused("currency_mismatch", "note.currency"));
		expect(one.and(["benoit", note("AV-2", 20_000, { currency: "USD" })]).state.status).toBe(
			"awaitingConfirmation",
		);
	});
	it("can be sent back by billing while nothing is booked, and the decision is undone", () => {
		const back = waiting.and(["benoit", { type: "SendBack", because: "wrong amount" }]);
		expect(back.state).toMatchObject({
			status: "open",
			sentBack: "wrong amount",
			lines: [{ stillDisputed: 40_000, credited: 0, upheld: 0 }],
		});
		const part = waiting.and(["benoit", note("AV-1", 10_000)]);
		expect(part.when("benoit", { type: "SendBack", because: "wrong" })).toEqual(
			refused("wrong_status", "type"),
		);
	});
	it("sent back after a payment of the upheld part leaves the payment", () => {
		const paid = waiting.and(
			["system", { type: "RecordPayment", payments: [{ line: "L1", amount: 4_000 }] }],
			["marc", { type: "SendBack", because: "wrong" }],
		);
		expect(paid.state).toMatchObject({
			lines: [{ stillDisputed: 36_000, paid: 4_000, upheld: 0, credited: 0 }],
		});
	});
});
