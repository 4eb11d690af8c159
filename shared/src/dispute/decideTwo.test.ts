import { describe, expect, it } from "vitest";
import { commentsOf, record } from "./chain.ts";
import { decide } from "./decide.ts";
import type { Dispute } from "./dispute.ts";
import {
	type Case,
	contextFor,
	disputeId,
	given,
	openingOf,
	priceClaim,
	type Refusal,
	type Said,
} from "./scenario.ts";

const refused = (refused: string, field: string) => ({ refused, field });
const comment = (text: string, line?: string): Said => ({ type: "AddComment", text, line });
const attach = (id: string, line?: string): Said => ({
	type: "AttachEvidence",
	evidence: { id, name: "n.pdf", mediaType: "application/pdf", bytes: 1, sha256: id.padEnd(64, "0"), line },
});
const secondWorld = { context: { opening: openingOf("2") } };
const merge: Said = { type: "Merge", into: disputeId("2") };
const withOther = (other: Dispute, from?: Case) => ({
	context: { other, ...(from ? { comments: commentsOf(from.events) } : {}) },
});
/** The other dispute of a two-dispute act, after it. */
function after(facts: readonly unknown[] | Refusal, previous: Dispute | undefined, from: Case): Dispute {
	if ("refused" in facts) throw new Error(facts.refused);
	const { actor, now } = contextFor("claire", from.at);
	const { state } = record(facts as never, previous, {
		dispute: previous?.id ?? disputeId("2"),
		at: now,
		actor,
	});
	if (!state) throw new Error("nothing");
	return state;
}

describe("merging", () => {
	const target = given({ ...priceClaim, lines: [{ item: "F2", amount: 10_000 }] }, secondWorld).and(
		["tess", comment("on the second")],
		["tess", attach("b")],
	);
	const source = given().and(
		["samir", comment("on the dispute")],
		["samir", comment("on the line", "L1")],
		["samir", attach("a", "L1")],
		["samir", attach("b")],
	);

	it("closes the one, releasing nothing, and names the other", () => {
		const closed = source.and(["claire", merge, { today: "2026-03-05", ...withOther(target.state) }]);
		expect(closed.events.at(-1)?.fact).toMatchObject({
			closure: "merged",
			because: "D-2026-000002",
			mergedInto: "C001.2",
			released: [],
			dunnableFrom: "2026-03-05",
			spent: { person: "samir", businessDays: 2 },
		});
		expect(closed.state).toMatchObject({
			closure: "merged",
			mergedInto: "C001.2",
			lines: [{ stillDisputed: 30_000 }],
		});
		const reopened = { type: "Reopen", because: "again", cause: "newFact" } as const;
		expect(closed.when("claire", reopened)).toEqual(refused("wrong_status", "type"));
	});
	it("lets lines, notes, evidence, comments and numbers follow", () => {
		const facts = source.whenOther("claire", merge, withOther(target.state, source));
		const merged = after(facts, target.state, source);
		expect(merged.lines).toMatchObject([
			{ id: "L1", item: "F2", disputed: 10_000 },
			{ id: "M3.1", item: "F1", disputed: 30_000 },
		]);
		expect(merged).toMatchObject({
			mergedNumbers: ["D-2026-000001"],
			comments: 3,
			evidence: [{ id: "b" }, { id: "a", line: "M3.1" }],
		});
		expect(facts).toMatchObject([
			{
				type: "Absorbed",
				from: "C001.1",
				number: "D-2026-000001",
				comments: [{ text: "on the dispute" }, { text: "on the line", line: "M3.1" }],
			},
		]);
	});
	it("keeps numbers and booked notes of what had been merged before", () => {
		const chain = given().and(["claire", comment("x")]);
		Object.assign(chain.state, { mergedNumbers: ["D-2026-000009"], notes: [{ number: "AV-1", amount: 5 }] });
		const merged = after(chain.whenOther("claire", merge, withOther(target.state)), target.state, chain);
		expect(merged.mergedNumbers).toEqual(["D-2026-000001", "D-2026-000009"]);
		expect(merged.notes).toMatchObject([{ number: "AV-1" }]);
	});
	it("asks for another live dispute of the same account still being investigated", () => {
		expect(source.when("claire", { ...merge, into: disputeId("1") }, withOther(source.state))).toEqual(
			refused("invalid_input", "into"),
		);
		expect(source.when("claire", merge)).toEqual(refused("not_found", "into"));
		expect(source.when("claire", merge, withOther({ ...target.state, id: disputeId("3") }))).toEqual(
			refused("not_found", "into"),
		);
		const foreign = { ...target.state, account: "C002" as never };
		expect(source.when("claire", merge, withOther(foreign))).toEqual(refused("invalid_input", "into"));
		const closed = target.and(["claire", { type: "Withdraw", because: "x" }]).state;
		expect(source.when("claire", merge, withOther(closed))).toEqual(refused("wrong_status", "into"));
		const asked = target.and(["samir", { type: "AskCustomer", question: "?" }]).state;
		expect(source.when("claire", merge, withOther(asked))).toHaveLength(1);
	});
	it("keeps to a hundred lines", () => {
		const [line] = target.state.lines;
		const many = (n: number) => ({ ...target.state, lines: Array(n).fill(line) });
		expect(source.when("claire", merge, withOther(many(99)))).toHaveLength(1);
		expect(source.when("claire", merge, withOther(many(100)))).toEqual(refused("too_large", "into"));
	});
	it("has nothing to say to another dispute otherwise", () => {
		expect(source.whenOther("claire", comment("x"))).toEqual([]);
	});
});

describe("splitting", () => {
	const claim = given({
		...priceClaim,
		lines: [
			{ item: "F1", amount: 60_000, label: "pos. 1" },
			{ item: "F2", amount: 30_000, label: "pos. 2" },
		],
	}).and(
		["tess", comment("on all")],
		["tess", comment("on one", "L1")],
		["tess", comment("on two", "L2")],
		["tess", attach("a")],
		["tess", attach("b", "L1")],
		["tess", attach("c", "L2")],
	);
	const second = (from: Case = claim) => ({
		context: { opening: openingOf("2"), comments: commentsOf(from.events) },
	});
	const split = (more: object): Said => ({ type: "Split", because: "two matters", ...more });

	it("moves lines whole, with what is bound to them and to the dispute", () => {
		const act = split({ lines: ["L2"] });
		const left = claim.and(["samir", act, second()]);
		expect(left.events.at(-1)?.fact).toEqual({
			type: "LinesMoved",
			lines: ["L2"],
			to: "C001.2",
			number: "D-2026-000002",
			because: "two matters",
		});
		expect(left.state.lines).toMatchObject([{ id: "L1", disputed: 60_000 }]);
		const created = after(claim.whenOther("samir", act, second()), undefined, claim);
		expect(created).toMatchObject({
			id: "C001.2",
			number: "D-2026-000002",
			splitFrom: "D-2026-000001",
			status: "open",
			words: priceClaim.words,
			reason: "PRICE",
			owner: "samir",
			coordinator: "claire",
			lines: [{ id: "L1", item: "F2", disputed: 30_000, label: "pos. 2" }],
			evidence: [{ id: "a" }, { id: "c", line: "L1" }],
			comments: 2,
			court: { person: "samir", due: "2026-03-06" },
			followUps: [{ id: "F1", person: "claire" }],
		});
		expect(created.lines).toHaveLength(1);
	});
	it("takes a part of a line as well: its amount goes, the rest stays", () => {
		const act = split({ lines: ["L2"], parts: [{ line: "L1", amount: 25_000 }] });
		const left = claim.and(["samir", act, second()]);
		expect(left.state.lines).toMatchObject([{ id: "L1", disputed: 35_000, stillDisputed: 35_000 }]);
		const created = after(claim.whenOther("samir", act, second()), undefined, claim);
		expect(created.lines).toMatchObject([
			{ id: "L1", item: "F2", disputed: 30_000 },
			{ id: "L2", item: "F1", disputed: 25_000, stillDisputed: 25_000, itemOpen: 100_000, label: "pos. 1" },
		]);
		expect(created.evidence.map(({ id, line }) => [id, line])).toEqual([
			["a", undefined],
			["b", "L2"],
			["c", "L1"],
		]);
	});
	it("under another reason brings that reason's procedure and owner", () => {
		const act = split({ lines: ["L2"], reason: "DELIVERY" });
		const created = after(claim.whenOther("samir", act, second()), undefined, claim);
		expect(created).toMatchObject({
			reason: "DELIVERY",
			procedure: { owner: "logistics" },
			owner: "lea",
			court: { person: "lea" },
		});
		expect(claim.when("samir", split({ lines: ["L2"], reason: "WEATHER" }), second())).toEqual(
			refused("unknown_reason", "reason"),
		);
	});
	it("under the same reason keeps the procedure's version and a handed-over owner", () => {
		const handed = claim.and(["samir", { type: "Assign", person: "tess" }]);
		Object.assign(handed.state, { procedure: { ...handed.state.procedure, version: 7 } });
		const act = split({ lines: ["L2"], reason: "PRICE" });
		expect(handed.whenOther("samir", act, second())).toMatchObject([
			{ procedure: { version: 7 }, owner: "tess", court: { person: "tess" } },
		]);
	});
	it("keeps what was paid on a moved line", () => {
		const paid = claim.and(["system", { type: "RecordPayment", payments: [{ line: "L2", amount: 10_000 }] }]);
		const created = after(paid.whenOther("samir", split({ lines: ["L2"] }), second()), undefined, paid);
		expect(created.lines).toMatchObject([{ disputed: 30_000, paid: 10_000, stillDisputed: 20_000 }]);
		expect(paid.when("samir", split({ parts: [{ line: "L2", amount: 20_001 }] }), second())).toEqual(
			refused("amount_mismatch", "parts.0.amount"),
		);
		expect(paid.when("samir", split({ parts: [{ line: "L2", amount: 20_000 }] }), second())).toHaveLength(1);
	});
	it("leaves something behind, names lines once, and nothing already decided", () => {
		expect(claim.when("samir", split({}), second())).toEqual(refused("invalid_input", "lines"));
		expect(claim.when("samir", split({ lines: ["L1", "L2"] }), second())).toEqual(
			refused("invalid_input", "lines"),
		);
		expect(
			claim.when("samir", split({ lines: ["L1"], parts: [{ line: "L1", amount: 1 }] }), second()),
		).toEqual(refused("duplicate", "lines"));
		expect(claim.when("samir", split({ lines: ["L3"] }), second())).toEqual(
			refused("unknown_line", "lines.0"),
		);
		expect(claim.when("samir", split({ parts: [{ line: "L3", amount: 1 }] }), second())).toEqual(
			refused("unknown_line", "parts.0.line"),
		);
		expect(claim.when("samir", split({ parts: [{ line: "L2", amount: 30_000 }] }), second())).toEqual(
			refused("amount_mismatch", "parts.0.amount"),
		);
		const decided = claim.and(
			[
				"samir",
				{
					type: "ProposeOutcome",
					because: "no",
					lines: [
						{ line: "L1", credited: 0, upheld: 60_000, writtenOff: 0 },
						{ line: "L2", credited: 0, upheld: 0, writtenOff: 30_000 },
					],
				},
			],
			["customer", { type: "ConfirmWithCustomer", agreed: false, by: "her", via: "link" }],
		);
		expect(decided.when("samir", split({ lines: ["L2"] }), second())).toEqual(
			refused("amount_mismatch", "lines.0"),
		);
	});
	it("is remembered through the new dispute's life", () => {
		const created = after(claim.whenOther("samir", split({ lines: ["L2"] }), second()), undefined, claim);
		const { actor, now } = contextFor("samir", claim.at);
		const facts = decide(created, { type: "AskCustomer", question: "which?" }, contextFor("samir", claim.at));
		const { state } = record(facts, created, { dispute: created.id, at: now, actor });
		expect(state).toMatchObject({ status: "awaitingCustomer", splitFrom: "D-2026-000001" });
	});
	it("needs the identity of the new dispute", () => {
		expect(
			claim.when("samir", split({ lines: ["L2"] }), { context: { opening: undefined as never } }),
		).toEqual({
			refused: "internal",
		});
	});
});
