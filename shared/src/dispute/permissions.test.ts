import { describe, expect, it } from "vitest";
import { commandSchema } from "./command.ts";
import { decide } from "./decide.ts";
import { STATUSES, type Status } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Role } from "./people.ts";
import { allowedCommands, assignable, capacities, PERMISSIONS } from "./permissions.ts";
import {
	actorOf,
	type Case,
	company,
	contextFor,
	disputeId,
	given,
	openingOf,
	personId,
	priceClaim,
	type Said,
} from "./scenario.ts";

const colleagues = [...company, { id: personId("adam"), roles: ["admin" as const] }];
const at = { colleagues };
const who = {
	collector: "chloe",
	owner: "samir",
	colleague: "tess",
	approver: "alice",
	billing: "benoit",
	manager: "marc",
	admin: "adam",
	customer: "customer",
	system: "system",
} as const;

const outcome: Said = {
	type: "ProposeOutcome",
	lines: [
		{ line: "L1", credited: 55_000, upheld: 0, writtenOff: 0 },
		{ line: "L2", credited: 0, upheld: 30_000, writtenOff: 0 },
	],
	because: "half is right",
};
const note: Said = {
	type: "RecordDocument",
	note: { kind: "creditNote", number: "AV-1", amount: 55_000, currency: "EUR", date: "2026-03-03" },
};
/** A dispute that was paid in part, with an outcome above the threshold, in each status. */
function inStatus(): Record<Status, Case> {
	const open = given(
		{
			type: "OpenDispute",
			lines: [
				{ item: "F1", amount: 60_000 },
				{ item: "F2", amount: 30_000 },
			],
			reason: "PRICE",
			words: "too much",
			source: { kind: "phone" },
		},
		at,
	).and(["system", { type: "RecordPayment", payments: [{ line: "L1", amount: 5_000 }] }]);
	const awaitingApproval = open.and(["samir", outcome]);
	const awaitingDocument = awaitingApproval.and(["alice", { type: "Approve" }]);
	const awaitingConfirmation = awaitingDocument.and(["benoit", note]);
	return {
		open,
		awaitingCustomer: open.and(["samir", { type: "AskCustomer", question: "Which price?" }]),
		awaitingApproval,
		awaitingDocument,
		awaitingConfirmation,
		closed: awaitingConfirmation.and(["claire", { type: "Close", because: "agreed by phone" }]),
	};
}
const cases = inStatus();
const other = given(priceClaim, { context: { opening: openingOf("2") } }).state;

const said = (name: keyof typeof who): readonly Said[] => [
	{ type: "AddComment", text: "hello" },
	{
		type: "AttachEvidence",
		evidence: { id: "e1", name: "note.pdf", mediaType: "application/pdf", bytes: 9, sha256: "0".repeat(64) },
	},
	{ type: "ChangeReason", reason: "QUANTITY" },
	{ type: "ChangePriority", priority: "urgent" },
	{ type: "Assign", ...replaces[name] },
	{ type: "AskCustomer", question: "Which price?" },
	{ type: "RecordCustomerAnswer", answer: "the one agreed" },
	outcome,
	{ type: "Approve" },
	{ type: "SendBack", because: "not proven" },
	note,
	{ type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "phone" },
	{ type: "Close", because: "agreed" },
	{ type: "Withdraw", because: "we were wrong" },
	{ type: "Reopen", because: "again", cause: causes[name] ?? "newFact" },
	{ type: "Merge", into: disputeId("2") },
	{ type: "Split", lines: ["L2"], because: "another matter" },
	{ type: "ScheduleFollowUp", due: "2026-05-01", text: "call" },
	{ type: "CompleteFollowUp", id: "F1" },
	{ type: "Remind" },
	{ type: "Escalate", because: "late" },
	{ type: "RecordPayment", payments: [{ line: "L2", amount: 1_000 }] },
];
const replaces: Record<keyof typeof who, { as: string; person: string }> = {
	collector: { as: "coordinator", person: "chloe" },
	owner: { as: "owner", person: "sofia" },
	colleague: { as: "owner", person: "sofia" },
	approver: { as: "approver", person: "axel" },
	billing: { as: "poster", person: "claire" },
	manager: { as: "owner", person: "sofia" },
	admin: { as: "owner", person: "sofia" },
	customer: { as: "owner", person: "sofia" },
	system: { as: "owner", person: "sofia" },
};
const causes: Partial<Record<keyof typeof who, string>> = {
	customer: "customerRefused",
	system: "paymentBounced",
};

const names = Object.keys(who) as (keyof typeof who)[];
const types = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[];
const DAY = "2026-04-30";

const paid = given(priceClaim, at).and([
	"system",
	{ type: "RecordPayment", payments: [{ line: "L1", amount: 30_000 }] },
]);
/** Only a dispute that rests on a payment is reopened when it bounces. */
const placeOf = (status: Status, name: keyof typeof who): Case =>
	status === "closed" && name === "system" ? paid : cases[status];

type Cell = { readonly events: readonly string[] } | { readonly refused: string };

function cell(type: string, status: Status, name: keyof typeof who): Cell {
	const { state, at: place } = placeOf(status, name);
	const context = contextFor(who[name], { ...place, today: DAY, context: { other } });
	const command = commandSchema.parse(said(name).find((one) => one.type === type));
	try {
		return { events: decide(state, command, context).map((fact) => fact.type) };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { refused: error.code };
	}
}

const SHORT: Readonly<Record<string, string>> = {
	role_not_allowed: "role",
	wrong_status: "status",
	two_person_rule: "two",
};

function matrix(): string {
	const row = (cells: readonly string[], events = "") =>
		`${cells.map((text, index) => text.padEnd(index === 0 ? 24 : 10)).join("")}${events}`.trimEnd();
	const out = [
		"Who may do what, and when. Every cell is decided by decide() in the test beside this file.",
		"yes = allowed, with the events on the right; role = role_not_allowed; status = wrong_status.",
		"The collector is not the coordinator, the owner is the dispute's, the colleague's function does not own it.",
		"The dispute has a payment recorded, an outcome above the threshold and a silence rule whose day has come;",
		"the closed one was accepted in part, and for the system it was paid in full.",
	];
	for (const type of types) {
		out.push("", row([type, ...names]));
		for (const status of STATUSES) {
			const cells = names.map((name) => cell(type, status, name));
			const events = new Set(cells.flatMap((one) => ("events" in one ? [one.events.join(" + ")] : [])));
			const texts = cells.map((one) => ("events" in one ? "yes" : (SHORT[one.refused] ?? one.refused)));
			out.push(row([`  ${status}`, ...texts], [...events].join(" or ")));
		}
	}
	return `${out.join("\n")}\n`;
}

describe("permissions", () => {
	it("allows and refuses every status × command × role as the matrix says", async () => {
		await expect(matrix()).toMatchFileSnapshot("./permissions.matrix.txt");
	});

	it.each(STATUSES)("draws the buttons that decide obeys while %s", (status) => {
		for (const name of names) {
			const allowed = allowedCommands(cases[status].state, actorOf(who[name], colleagues));
			const obeyed = types.filter((type) => "events" in cell(type, status, name));
			expect([name, allowed]).toEqual([name, obeyed]);
		}
	});

	it("lets each capacity replace its own people only", () => {
		const who = (name: string) => assignable(cases.awaitingApproval.state, actorOf(name, colleagues));
		expect(who("samir")).toEqual(["owner"]);
		expect(who("claire")).toEqual(["owner", "coordinator", "poster"]);
		expect(who("alice")).toEqual(["approver"]);
		expect(who("benoit")).toEqual([]);
		expect(who("marc")).toEqual(["owner", "coordinator", "approver", "poster"]);
		expect(assignable(cases.closed.state, actorOf("marc"))).toEqual([]);
		expect(cases.awaitingApproval.when("samir", { type: "Assign", as: "approver", person: "axel" })).toEqual({
			refused: "role_not_allowed",
			field: "as",
		});
	});

	it("counts the assigned person as well as the holders of the function", () => {
		const handed = given().and(["claire", { type: "Assign", person: "tess" }]);
		expect([...capacities(handed.state, actorOf("tess"))]).toEqual(["colleague", "owner"]);
		expect([...capacities(handed.state, actorOf("sofia"))]).toEqual(["colleague", "owner"]);
		expect([...capacities(handed.state, actorOf("lea"))]).toEqual(["colleague"]);
		expect([...capacities(handed.state, actorOf("customer"))]).toEqual(["customer"]);
	});

	it("counts each of the four people by name, each function, and nobody else", () => {
		const { state } = cases.open;
		const named = {
			...state,
			owner: personId("o"),
			approver: personId("a"),
			poster: personId("p"),
			coordinator: personId("c"),
		};
		const held = (id: string, ...roles: Role[]) =>
			[...capacities(named, { kind: "person", id: personId(id), roles })].slice(1);
		expect(held("o")).toEqual(["owner"]);
		expect(held("a")).toEqual(["approver"]);
		expect(held("p")).toEqual(["poster"]);
		expect(held("c")).toEqual(["collector"]);
		expect(held("x")).toEqual([]);
		expect(held("x", "sales")).toEqual(["owner"]);
		expect(held("x", "approver")).toEqual(["approver"]);
		expect(held("x", "billing")).toEqual(["poster"]);
		expect(held("x", "collector")).toEqual(["collector"]);
		expect(held("x", "manager")).toEqual(["manager"]);
		expect(held("x", "admin")).toEqual(["manager"]);
		expect(held("x", "quality", "logistics", "technician", "salesAssistant")).toEqual([]);
		const stages = state.procedure.stages.map((one) =>
			one.stage === "confirm" ? { ...one, role: "sales" as const } : one,
		);
		const bySales = { ...named, procedure: { ...state.procedure, stages } };
		expect(capacities(bySales, { kind: "person", id: personId("x"), roles: ["sales"] })).toContain(
			"collector",
		);
		expect(capacities(bySales, { kind: "person", id: personId("x"), roles: ["collector"] })).toContain(
			"collector",
		);
	});

	it("gives whoever stands in, in each court, what the court needs and no more", () => {
		const standing = (status: Status) => {
			const { state } = cases[status];
			if (state.status === "closed") return [];
			const court = { ...state.court, person: personId("deputy") };
			const actor = { kind: "person" as const, id: personId("deputy"), roles: [] };
			return [...capacities({ ...state, court }, actor)].slice(1);
		};
		expect(STATUSES.map(standing)).toEqual([
			["owner"],
			["collector"],
			["approver"],
			["poster"],
			["collector"],
			[],
		]);
	});

	it("offers neither approval to the proposer nor reopening of what was merged", () => {
		const own = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }).and([
			"axel",
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 60_000, upheld: 0, writtenOff: 0 }],
				because: "right",
			},
		]).state;
		expect(allowedCommands(own, actorOf("axel"))).toContain("SendBack");
		expect(allowedCommands(own, actorOf("axel"))).not.toContain("Approve");
		expect(allowedCommands(own, actorOf("alice"))).toContain("Approve");
		const { state: closed } = cases.closed;
		if (closed.status !== "closed") throw new Error("closed");
		expect(allowedCommands(closed, actorOf("marc"))).toEqual(["AddComment", "AttachEvidence", "Reopen"]);
		expect(allowedCommands({ ...closed, closure: "merged" }, actorOf("marc"))).toEqual([
			"AddComment",
			"AttachEvidence",
		]);
	});

	it("names the field of a refusal", () => {
		expect(cases.open.when("tess", { type: "Remind" })).toEqual({
			refused: "role_not_allowed",
			field: "type",
		});
		expect(cases.closed.when("claire", { type: "Remind" })).toEqual({
			refused: "wrong_status",
			field: "type",
		});
	});

	it("gives a deputy in whose court the dispute is what the absent person could do", () => {
		const absent = company.map((one) =>
			one.id === "alice" || one.id === "axel"
				? { ...one, absent: { from: "2026-03-01", to: "2026-03-10" }, deputy: personId("tess") }
				: one,
		);
		const waiting = given(undefined, { colleagues: absent }).and([
			"samir",
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 30_000, upheld: 0, writtenOff: 0 }],
				because: "right",
			},
		]);
		expect(waiting.state.status).toBe("awaitingDocument");
		const above = given(
			{ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] },
			{ colleagues: absent },
		).and([
			"samir",
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 60_000, upheld: 0, writtenOff: 0 }],
				because: "right",
			},
		]);
		expect(above.state).toMatchObject({ status: "awaitingApproval", court: { person: "tess" } });
		expect(allowedCommands(above.state, actorOf("tess"))).toContain("Approve");
		expect(above.and(["tess", { type: "Approve" }]).state.status).toBe("awaitingDocument");
	});
});
