import { describe, expect, it } from "vitest";
import { given, type Said } from "../../dispute/scenario.ts";
import { noticesFor } from "./notices.ts";

const hasDigest = (person: string) => person !== "tess";

/** Who is told what by the last of some acts on the price claim Claire opened; Samir owns it. */
function told(...steps: readonly (readonly [who: string, said: Said])[]): string[] {
	const before = given().and(...steps.slice(0, -1));
	const after = before.and(...steps.slice(-1));
	const events = after.events.slice(before.events.length);
	return noticesFor("t1", { before: before.state, after: after.state, hasDigest }, events).map(
		({ person, why }) => `${person} ${why}`,
	);
}

const credit = (credited: number, upheld = 0) =>
	({
		type: "ProposeOutcome",
		lines: [{ line: "L1", credited, upheld, writtenOff: 0 }],
		because: "as quoted",
	}) as const;

describe("who is told", () => {
	it("of an opening: the owner", () => {
		const { state, events } = given();
		expect(noticesFor("t1", { before: undefined, after: state, hasDigest }, events)).toEqual([
			{
				id: `${state.id}.1.samir`,
				tenant: "t1",
				person: "samir",
				dispute: state.id,
				version: 1,
				why: "yourCourt",
			},
		]);
	});

	it("of a comment: the person whose court it is, unless it is theirs", () => {
		expect(told(["claire", { type: "AddComment", text: "Please look" }])).toEqual(["samir changed"]);
		expect(told(["samir", { type: "AddComment", text: "I look" }])).toEqual([]);
	});

	it("of a hand-over: the new person only", () => {
		expect(told(["samir", { type: "Assign", as: "owner", person: "tess" }])).toEqual(["tess yourCourt"]);
	});

	it("of a change of status: whom it waits for now, for the reason it waits", () => {
		expect(told(["samir", { type: "AskCustomer", question: "Which?" }])).toEqual(["claire yourCourt"]);
		expect(told(["samir", credit(30_000)])).toEqual(["benoit documentAsked"]);
		expect(told(["samir", credit(0, 30_000)])).toEqual(["claire confirmationAsked"]);
		expect(
			told(["samir", credit(30_000)], ["benoit", { type: "SendBack", because: "Which order?" }]),
		).toEqual(["samir sentBack"]);
	});

	it("of a reminder: its person by a colleague, and by the clock whoever has no digest to say it", () => {
		expect(told(["claire", { type: "Remind" }])).toEqual(["samir reminder"]);
		expect(told(["system", { type: "Remind" }])).toEqual(["samir inDigest"]);
		const handed = ["samir", { type: "Assign", as: "owner", person: "tess" }] as const;
		expect(told(handed, ["system", { type: "Remind" }])).toEqual(["tess reminder"]);
	});

	it("of an end: the coordinator, unless they ended it", () => {
		const agreed = { type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "phone" } as const;
		expect(told(["samir", credit(0, 30_000)], ["chloe", agreed])).toEqual(["claire closed"]);
		expect(told(["samir", credit(0, 30_000)], ["claire", agreed])).toEqual([]);
	});

	it("of an escalation: whom it goes to, and nobody of a new priority", () => {
		expect(told(["claire", { type: "Escalate", because: "No answer" }])).toEqual(["marc escalated"]);
		expect(told(["claire", { type: "ChangePriority", priority: "urgent" }])).toEqual([]);
	});
});
