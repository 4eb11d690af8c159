import { describe, expect, it } from "vitest";
import { businessCalendar } from "./businessCalendar.ts";
import type { Evidence } from "./dispute.ts";
import { type Case, company, given, personId, priceClaim, type Said } from "./scenario.ts";

const refused = (refused: string, field: string) => ({ refused, field });
const ask: Said = { type: "AskCustomer", question: "Which price was agreed?" };
const answer: Said = { type: "RecordCustomerAnswer", answer: "12 €", via: "phone" };
const credit = (credited: number, upheld = 0): Said => ({
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited, upheld, writtenOff: 0 }],
	because: "agreed",
});

describe("comments", () => {
	it("are internal or shared, on the dispute or on a line", () => {
		expect(given().when("tess", { type: "AddComment", text: "seen" })).toEqual([
			{ type: "CommentAdded", text: "seen", visibility: "internal" },
		]);
		expect(
			given().when("samir", { type: "AddComment", text: "hello", visibility: "shared", line: "L1" }),
		).toEqual([{ type: "CommentAdded", text: "hello", visibility: "shared", line: "L1" }]);
		expect(given().when("tess", { type: "AddComment", text: "x", line: "L9" })).toEqual(
			refused("unknown_line", "line"),
		);
	});
	it("of a customer are always shared", () => {
		expect(given().when("customer", { type: "AddComment", text: "any news?" })).toMatchObject([
			{ visibility: "shared" },
		]);
	});
	it("are counted", () => {
		const comment: Said = { type: "AddComment", text: "x" };
		expect(given().and(["tess", comment], ["samir", comment]).state.comments).toBe(2);
	});
});

describe("evidence", () => {
	const piece = (change: Partial<Evidence> = {}): Said => ({
		type: "AttachEvidence",
		evidence: {
			id: "e1",
			name: "note.pdf",
			mediaType: "application/pdf",
			bytes: 10,
			sha256: "a".repeat(64),
			...change,
		},
	});
	it("is kept with the dispute, once", () => {
		const attached = given().and(["customer", piece({ line: "L1" })]);
		expect(attached.state.evidence).toMatchObject([{ id: "e1", line: "L1" }]);
		expect(attached.when("claire", piece({ id: "e2", line: "L1" }))).toEqual(
			refused("duplicate", "evidence.sha256"),
		);
	});
	it("belongs to a line of this dispute or to none", () => {
		expect(given().when("tess", piece({ line: "L2" }))).toEqual(refused("unknown_line", "evidence.line"));
	});
	it("of a forbidden kind is refused", () => {
		expect(given().when("tess", piece({ mediaType: "text/html", name: "a.html" }))).toEqual(
			refused("unsupported_media", "evidence.mediaType"),
		);
	});
});

describe("changing the reason", () => {
	const to = (reason: string, because?: string): Said => ({ type: "ChangeReason", reason, because });
	it("to one of the same function keeps owner and clock and takes its procedure", () => {
		const open = given();
		const changed = open.and(["claire", to("DISCOUNT"), { today: "2026-03-05" }]);
		expect(changed.state).toMatchObject({ reason: "DISCOUNT", procedure: { reason: "DISCOUNT" } });
		expect(changed.state).toMatchObject({ status: "open", owner: "samir", spent: [] });
		expect("court" in changed.state && changed.state.court).toEqual(
			"court" in open.state && open.state.court,
		);
	});
	it("to one of another function hands the dispute over and starts a new clock", () => {
		const changed = given().and(["claire", to("DELIVERY", "not delivered at all"), { today: "2026-03-05" }]);
		expect(changed.events.at(-1)?.fact).toMatchObject({ because: "not delivered at all" });
		expect(changed.state).toMatchObject({
			reason: "DELIVERY",
			owner: "lea",
			court: { role: "logistics", person: "lea", due: "2026-03-10" },
			spent: [{ stage: "investigate", role: "sales", person: "samir", businessDays: 2, ms: 172_800_000 }],
		});
	});
	it("while the customer is asked leaves the question standing for the same function only", () => {
		const asked = given().and(["samir", ask]);
		expect(asked.and(["claire", to("TERMS")]).state).toMatchObject({
			status: "awaitingCustomer",
			reason: "TERMS",
			question: "Which price was agreed?",
		});
		expect(asked.and(["claire", to("DELIVERY")]).state).toMatchObject({ status: "open", owner: "lea" });
	});
	it("is refused for the same one and for unknown ones", () => {
		expect(given().when("claire", to("PRICE"))).toEqual(refused("duplicate", "reason"));
		expect(given().when("claire", to("WEATHER"))).toEqual(refused("unknown_reason", "reason"));
	});
});

describe("priority", () => {
	it("is a person's choice, and a change", () => {
		const change = (priority: string): Said => ({ type: "ChangePriority", priority });
		expect(given().and(["samir", change("urgent")]).state.priority).toBe("urgent");
		expect(given().when("samir", change("normal"))).toEqual(refused("duplicate", "priority"));
	});
});

describe("handing over", () => {
	const hand = (as: string, person: string, because?: string): Said => ({
		type: "Assign",
		as,
		person,
		because,
	});
	it("to a new owner moves the court and resets the clock", () => {
		const handed = given().and(["samir", hand("owner", "sofia", "her region"), { today: "2026-03-04" }]);
		expect(handed.events.at(-1)?.fact).toMatchObject({ type: "Assigned", because: "her region" });
		expect(handed.state).toMatchObject({
			owner: "sofia",
			court: { person: "sofia", since: "2026-03-04T12:00:00.000Z", due: "2026-03-09" },
			spent: [{ person: "samir", businessDays: 1 }],
		});
	});
	it("a part nobody waits for changes the name only", () => {
		const handed = given().and(["claire", hand("coordinator", "chloe")]);
		expect(handed.state).toMatchObject({ coordinator: "chloe", court: { person: "samir" }, spent: [] });
		expect(handed.events.at(-1)?.fact).toEqual({ type: "Assigned", as: "coordinator", person: "chloe" });
	});
	it("the coordinator's part while the customer is asked keeps the owner's days", () => {
		const handed = given().and(
			["samir", ask],
			["claire", hand("coordinator", "chloe"), { today: "2026-03-04" }],
		);
		expect(handed.state).toMatchObject({
			status: "awaitingCustomer",
			court: {
				person: "chloe",
				role: "collector",
				stage: "investigate",
				due: "2026-03-06",
				pausedWithDaysLeft: 3,
			},
		});
		expect(handed.state.spent).toHaveLength(1);
		expect(given().and(["samir", ask], ["claire", hand("owner", "sofia")]).state).toMatchObject({
			status: "awaitingCustomer",
			owner: "sofia",
			court: { person: "claire" },
		});
	});
	it("follows the dispute: approver, then billing, then coordinator", () => {
		const big = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] });
		const proposed = big.and(["samir", credit(60_000)]);
		const approval = proposed.and(["alice", hand("approver", "axel")]);
		expect(approval.state).toMatchObject({ approver: "axel", court: { stage: "approve", person: "axel" } });
		const booking = proposed.and(["alice", { type: "Approve" }], ["benoit", hand("poster", "chloe")]);
		expect(booking.state).toMatchObject({ poster: "chloe", court: { stage: "post", person: "chloe" } });
		const confirming = given().and(["samir", credit(0, 30_000)], ["claire", hand("coordinator", "chloe")]);
		expect(confirming.state).toMatchObject({
			coordinator: "chloe",
			court: { stage: "confirm", person: "chloe" },
		});
	});
	it("to the same person, to nobody, or to somebody who approves nothing is refused", () => {
		expect(given().when("samir", hand("owner", "samir"))).toEqual(refused("duplicate", "person"));
		expect(given().when("claire", hand("coordinator", "claire"))).toEqual(refused("duplicate", "person"));
		expect(given().when("samir", hand("owner", "nobody"))).toEqual(refused("unknown_person", "person"));
		expect(given().when("marc", hand("approver", "tess"))).toEqual(refused("role_not_allowed", "person"));
	});
	it("approval goes to an approver or a manager, never to the proposer", () => {
		const proposed = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }).and([
			"axel",
			credit(60_000),
		]);
		expect(proposed.state).toMatchObject({ approver: "alice" });
		expect(proposed.when("alice", hand("approver", "axel"))).toEqual(refused("two_person_rule", "person"));
		expect(proposed.and(["alice", hand("approver", "marc")]).state).toMatchObject({
			court: { person: "marc" },
		});
		const adam = { id: personId("adam"), roles: ["admin" as const] };
		expect(
			proposed.when("alice", hand("approver", "adam"), { colleagues: [...company, adam] }),
		).toMatchObject([{ person: "adam" }]);
		expect(given().when("marc", hand("approver", "axel"))).toEqual([
			{ type: "Assigned", as: "approver", person: "axel" },
		]);
	});
	it("back to an absent owner whose deputy holds it is a change", () => {
		const away = company.map((one) =>
			one.id === "samir"
				? { ...one, absent: { from: "2026-03-03", to: "2026-03-05" }, deputy: personId("sofia") }
				: one,
		);
		const asked = given().and(["samir", ask], ["customer", answer, { colleagues: away }]);
		expect(asked.state).toMatchObject({ owner: "samir", court: { person: "sofia" } });
		const back = asked.and(["sofia", hand("owner", "samir"), { colleagues: company }]);
		expect(back.state).toMatchObject({ owner: "samir", court: { person: "samir" } });
		expect(back.when("sofia", hand("owner", "samir"))).toEqual(refused("duplicate", "person"));
	});
});

describe("asking the customer", () => {
	it("stops the owner's clock and gives the dispute to the coordinator", () => {
		const asked = given().and(["samir", ask, { today: "2026-03-04" }]);
		expect(asked.state).toMatchObject({
			status: "awaitingCustomer",
			question: "Which price was agreed?",
			askedAt: "2026-03-04T12:00:00.000Z",
			court: {
				stage: "investigate",
				role: "collector",
				person: "claire",
				due: "2026-03-09",
				pausedWithDaysLeft: 2,
			},
			spent: [{ person: "samir", businessDays: 1 }],
		});
	});
	it("and the answer sets it going where it stood, for the time asked is nobody's", () => {
		const answered = given().and(
			["samir", ask, { today: "2026-03-04" }],
			["customer", answer, { today: "2026-03-18" }],
		);
		expect(answered.events.at(-1)?.fact).toMatchObject({ answer: "12 €", via: "phone" });
		expect(answered.state).toMatchObject({
			status: "open",
			court: { person: "samir", role: "sales", due: "2026-03-20", since: "2026-03-18T12:00:00.000Z" },
		});
		expect(answered.state).not.toHaveProperty("question");
		expect(answered.state.spent).toHaveLength(1);
	});
	it("when late, late it stays", () => {
		const answered = given().and(
			["samir", ask, { today: "2026-03-10" }],
			["claire", answer, { today: "2026-03-17" }],
		);
		expect(answered.state).toMatchObject({ court: { due: "2026-03-13" } });
	});
	it("does not keep the owner from deciding", () => {
		const decided = given().and(["samir", ask], ["samir", credit(0, 30_000)]);
		expect(decided.state).toMatchObject({ status: "awaitingConfirmation" });
		expect(decided.state.spent).toHaveLength(1);
	});
});

describe("follow-ups", () => {
	const schedule = (more: object): Said => ({
		type: "ScheduleFollowUp",
		due: "2026-03-10",
		text: "call",
		...more,
	});
	const alive = (one: Case) => one.state.followUps.filter(({ done }) => !done);
	it("are dated acts of the coordinator, or of whoever is named", () => {
		expect(alive(given().and(["samir", schedule({})]))).toMatchObject([
			{ id: "F1" },
			{ id: "F2", due: "2026-03-10", text: "call", person: "claire" },
		]);
		expect(given().when("samir", schedule({ person: "tess", due: "2026-03-03" }))).toMatchObject([
			{ followUp: { person: "tess", due: "2026-03-03" } },
		]);
	});
	it("are rescheduled without being closed", () => {
		const moved = given().and(["claire", schedule({ id: "F1", text: "call again" })]);
		expect(moved.state.followUps).toEqual([
			{ id: "F1", due: "2026-03-10", text: "call again", person: "claire", done: false },
		]);
		const other = given().and(
			["claire", schedule({ id: "F1", person: "tess" })],
			["claire", schedule({ id: "F1" })],
		);
		expect(other.state.followUps).toMatchObject([{ person: "tess" }]);
	});
	it("never run out while the dispute lives", () => {
		const next = given().and(["claire", { type: "CompleteFollowUp", id: "F1", result: "no answer" }]);
		expect(next.events.slice(1).map(({ fact }) => fact)).toEqual([
			{ type: "FollowUpCompleted", id: "F1", result: "no answer" },
			expect.objectContaining({ type: "FollowUpScheduled", followUp: expect.objectContaining({ id: "F2" }) }),
		]);
		expect(next.state.followUps).toMatchObject([
			{ id: "F1", done: true },
			{ id: "F2", done: false, due: "2026-03-06", person: "claire" },
		]);
		const two = given().and(["claire", schedule({})], ["claire", { type: "CompleteFollowUp", id: "F1" }]);
		expect(two.events).toHaveLength(3);
		expect(two.events.at(-1)?.fact).toEqual({ type: "FollowUpCompleted", id: "F1" });
		expect(alive(two)).toMatchObject([{ id: "F2" }]);
		const last = two.when("claire", { type: "CompleteFollowUp", id: "F2" });
		expect(last).toMatchObject([{}, { type: "FollowUpScheduled", followUp: { id: "F3" } }]);
	});
	it("that are done, unknown or past are refused", () => {
		const done = given().and(["claire", { type: "CompleteFollowUp", id: "F1" }]);
		expect(done.when("claire", { type: "CompleteFollowUp", id: "F1" })).toEqual(
			refused("unknown_follow_up", "id"),
		);
		expect(given().when("claire", schedule({ id: "F7" }))).toEqual(refused("unknown_follow_up", "id"));
		expect(given().when("claire", schedule({ due: "2026-03-02" }))).toEqual(refused("invalid_input", "due"));
		expect(given().when("claire", schedule({ person: "nobody" }))).toEqual(
			refused("unknown_person", "person"),
		);
	});
});

describe("reminders", () => {
	it("by hand go to whoever it waits for, at any time", () => {
		const reminded = given().and(
			["claire", { type: "Remind", message: "please" }],
			["claire", { type: "Remind" }],
		);
		expect(reminded.events.slice(1).map(({ fact }) => fact)).toEqual([
			{ type: "Reminded", person: "samir", when: "byHand", message: "please" },
			{ type: "Reminded", person: "samir", when: "byHand" },
		]);
		expect(reminded.state).toMatchObject({ court: { remindersSent: 2 } });
		expect(reminded.state).not.toHaveProperty("court.lastReminder");
	});
	it("by the clock come once before, once on and once after the target", () => {
		const remind: Said = { type: "Remind" };
		const before = given().and(["system", remind, { today: "2026-03-05" }]);
		expect(before.state).toMatchObject({ court: { remindersSent: 1, lastReminder: "beforeTarget" } });
		expect(before.when("system", remind)).toEqual(refused("duplicate", "type"));
		const on = before.and(["system", remind, { today: "2026-03-06" }]);
		expect(on.state).toMatchObject({ court: { remindersSent: 2, lastReminder: "onTarget" } });
		const after = on.and(["system", { ...remind, message: "late" }, { today: "2026-03-07" }]);
		expect(after.events.at(-1)?.fact).toEqual({
			type: "Reminded",
			person: "samir",
			when: "afterTarget",
			message: "late",
		});
		expect(after.when("system", remind, { today: "2026-03-20" })).toEqual(refused("duplicate", "type"));
	});
	it("are counted per court: a handover starts again", () => {
		const handed = given().and(
			["system", { type: "Remind" }],
			["claire", { type: "Assign", as: "owner", person: "sofia" }],
		);
		expect(handed.state).toMatchObject({ court: { remindersSent: 0 } });
		expect(handed.state).not.toHaveProperty("court.lastReminder");
	});
});

describe("escalation", () => {
	const late: Said = { type: "Escalate", because: "late" };
	it("goes to the manager, then to the head, and stays there", () => {
		const once = given().and(["system", late]);
		expect(once.events.at(-1)?.fact).toEqual({
			type: "Escalated",
			to: "marc",
			because: "late",
			level: 1,
			on: "2026-03-03",
		});
		const twice = once.and(["claire", late]);
		expect(twice.events.at(-1)?.fact).toMatchObject({ to: "diane", level: 2 });
		expect(twice.and(["claire", late]).events.at(-1)?.fact).toMatchObject({ to: "diane", level: 3 });
		expect(twice.state).toMatchObject({ court: { person: "samir", escalations: 2 } });
	});
	it("of somebody without a manager goes to the tenant's", () => {
		const flat = company.map(({ id, roles }) => ({ id, roles }));
		expect(given().when("system", late, { colleagues: flat })).toMatchObject([{ to: "diane", level: 1 }]);
	});
	it("climbs past a manager who has left, and never hands over to them", () => {
		const left = company.map((one) => (one.id === "marc" ? { ...one, left: "2026-03-01" } : one));
		expect(given().when("system", late, { colleagues: left })).toMatchObject([{ to: "diane", level: 1 }]);
		const assign: Said = { type: "Assign", as: "owner", person: personId("marc") };
		expect(given().when("claire", assign, { colleagues: left })).toEqual(refused("unknown_person", "person"));
	});
	it("survives two people who manage each other", () => {
		const loop = company.map((one) => (one.id === "marc" ? { ...one, manager: personId("samir") } : one));
		const twice = given(undefined, { colleagues: loop }).and(
			["system", late],
			["system", late],
			["system", late],
		);
		expect(twice.events.at(-1)?.fact).toMatchObject({ to: "samir", level: 3 });
	});
});

describe("time spent", () => {
	it("adds up per stage, role and person over the rounds of a dispute", () => {
		const rounds = given().and(
			["samir", ask, { today: "2026-03-04" }],
			["customer", answer, { today: "2026-03-05" }],
			["samir", credit(0, 30_000), { today: "2026-03-06" }],
		);
		expect(rounds.state.spent).toEqual([
			{ stage: "investigate", role: "sales", person: "samir", businessDays: 2, ms: 2 * 86_400_000 },
		]);
	});
	it("is kept apart for each stage, role and person", () => {
		const passed = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }).and(
			["samir", { type: "Assign", person: "sofia" }, { today: "2026-03-04" }],
			["sofia", { type: "ChangeReason", reason: "DELIVERY" }, { today: "2026-03-05" }],
			["claire", { type: "Assign", person: "samir" }, { today: "2026-03-06" }],
			["samir", credit(60_000), { today: "2026-03-09" }],
			["alice", { type: "SendBack", because: "no" }, { today: "2026-03-10" }],
			["samir", credit(0, 60_000), { today: "2026-03-11" }],
		);
		expect(
			passed.state.spent.map(({ ms, ...rest }) => [Object.values(rest).join(" "), ms / 86_400_000]),
		).toEqual([
			["investigate sales samir 1", 1],
			["investigate sales sofia 1", 1],
			["investigate logistics lea 1", 1],
			["investigate logistics samir 2", 4],
			["approve approver alice 1", 1],
		]);
	});
	it("counts business days of the tenant's own clock and calendar", () => {
		const calendar = businessCalendar((day) => day === "2026-03-09", "Asia/Tokyo");
		const handed = given(undefined, {
			context: { calendar },
			now: "2026-03-05T16:00:00.000Z",
			today: "2026-03-06",
		}).and([
			"claire",
			{ type: "Assign", as: "owner", person: "sofia" },
			{ today: "2026-03-11", now: "2026-03-11T01:00:00.000Z" },
		]);
		expect(handed.state.spent).toMatchObject([{ businessDays: 2 }]);
	});
});
