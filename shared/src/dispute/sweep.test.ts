import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, businessCalendar } from "./businessCalendar.ts";
import { given, openingOf, plainCalendar, priceClaim, type Said } from "./scenario.ts";
import { dueCommands, nextFollowUp, nextWake, sweep } from "./sweep.ts";

const open = given();
const upheld: Said = {
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited: 0, upheld: 30_000, writtenOff: 0 }],
	because: "no",
};
const types = (state: typeof open.state, day: string) =>
	dueCommands(state, day, plainCalendar).map(({ type }) => type);

describe("what the clock owes a dispute", () => {
	it("is a reminder the business day before, on, and after the target", () => {
		expect(types(open.state, "2026-03-04")).toEqual([]);
		expect(types(open.state, "2026-03-05")).toEqual(["Remind"]);
		const before = open.and(["system", { type: "Remind" }, { today: "2026-03-05" }]);
		expect(types(before.state, "2026-03-05")).toEqual([]);
		expect(types(before.state, "2026-03-06")).toEqual(["Remind"]);
		const on = before.and(["system", { type: "Remind" }, { today: "2026-03-06" }]);
		expect(types(on.state, "2026-03-06")).toEqual([]);
		expect(types(on.state, "2026-03-09")).toEqual(["Remind"]);
		const after = on.and(["system", { type: "Remind" }, { today: "2026-03-09" }]);
		expect(types(after.state, "2026-03-09")).toEqual([]);
	});
	it("is one reminder however many were missed", () => {
		expect(types(open.state, "2026-03-09")).toEqual(["Remind"]);
		const late = open.and(["system", { type: "Remind" }, { today: "2026-03-09" }]);
		expect(late.state).toMatchObject({ court: { lastReminder: "afterTarget" } });
	});
	it("is nothing on a day off", () => {
		expect(types(open.state, "2026-03-07")).toEqual([]);
		const holiday = businessCalendar((day) => day === "2026-03-05");
		expect(dueCommands(open.state, "2026-03-05", holiday)).toEqual([]);
	});
	it("is an escalation two and five business days after the target, no more", () => {
		expect(types(open.state, "2026-03-10")).toEqual(["Remind", "Escalate"]);
		const once = open.and(
			["system", { type: "Remind" }, { today: "2026-03-10" }],
			["system", { type: "Escalate", because: "late" }],
		);
		expect(types(once.state, "2026-03-12")).toEqual([]);
		expect(types(once.state, "2026-03-13")).toEqual(["Escalate"]);
		const twice = once.and(["system", { type: "Escalate", because: "late" }, { today: "2026-03-13" }]);
		expect(types(twice.state, "2026-06-30")).toEqual([]);
		expect(nextWake(twice.state, plainCalendar)).toBeUndefined();
	});
	it("tells the head of a lateness found late only when the manager has had the time between the two", () => {
		const told = open.and(
			["system", { type: "Remind" }, { today: "2026-03-16" }],
			["system", { type: "Escalate", because: "late" }, { today: "2026-03-16" }],
		);
		expect(told.state).toMatchObject({ court: { escalations: 1, escalatedOn: "2026-03-16" } });
		expect(types(told.state, "2026-03-18")).toEqual([]);
		expect(types(told.state, "2026-03-19")).toEqual(["Escalate"]);
		expect(nextWake(told.state, plainCalendar)).toBe("2026-03-19");
	});
	it("gives the manager a day at least, however close the two levels are set", () => {
		const told = open.and(["system", { type: "Escalate", because: "late" }, { today: "2026-03-16" }]);
		const rules = { remindBefore: 0, escalateAfter: [2, 2] };
		const escalates = (day: string) =>
			dueCommands(told.state, day, plainCalendar, rules).some(({ type }) => type === "Escalate");
		expect(escalates("2026-03-16")).toBe(false);
		expect(escalates("2026-03-17")).toBe(true);
	});
	it("keeps the head's own day where a person escalated early", () => {
		const early = open.and(["claire", { type: "Escalate", because: "they wait" }, { today: "2026-03-04" }]);
		const escalates = (day: string) => types(early.state, day).includes("Escalate");
		expect(escalates("2026-03-12")).toBe(false);
		expect(escalates("2026-03-13")).toBe(true);
	});
	it("is the closing by silence, before anything else", () => {
		const waiting = open.and(["samir", upheld]);
		expect(types(waiting.state, "2026-03-16")).toEqual(["Remind", "Escalate"]);
		expect(dueCommands(waiting.state, "2026-03-17", plainCalendar)).toEqual([
			{ type: "Close", because: "silence" },
		]);
	});
	it("never escalates while the customer is asked", () => {
		const asked = open.and(["samir", { type: "AskCustomer", question: "which?" }]);
		expect(types(asked.state, "2026-04-30")).toEqual(["Remind"]);
	});
	it("is nothing once closed", () => {
		const closed = open.and(["claire", { type: "Withdraw", because: "error" }]);
		expect(types(closed.state, "2026-04-30")).toEqual([]);
		expect(nextWake(closed.state, plainCalendar)).toBeUndefined();
		expect(sweep([closed.state], "2026-04-30", { calendar: plainCalendar })).toEqual([]);
	});
	it("follows the tenant's own delays", () => {
		const rules = { remindBefore: 0, escalateAfter: [1] };
		expect(dueCommands(open.state, "2026-03-05", plainCalendar, rules)).toEqual([]);
		expect(dueCommands(open.state, "2026-03-09", plainCalendar, rules)).toHaveLength(2);
		expect(nextWake(open.state, plainCalendar, rules)).toBe("2026-03-06");
		expect(nextWake(open.state, plainCalendar, { ...rules, remindBefore: 3 })).toBe("2026-03-03");
	});
});

describe("the sweep", () => {
	it("gives each act the version and the key under which it is done once", () => {
		const other = given(priceClaim, { context: { opening: openingOf("2") } });
		const due = sweep([open.state, other.state], "2026-03-10", { calendar: plainCalendar });
		expect(due).toEqual([
			{
				dispute: "C001.1",
				version: 1,
				command: { type: "Remind" },
				idempotencyKey: "sweep:C001.1:2026-03-03T12:00:00.000Z:investigate:after",
			},
			{
				dispute: "C001.1",
				version: 2,
				command: { type: "Escalate", because: "late" },
				idempotencyKey: "sweep:C001.1:2026-03-03T12:00:00.000Z:investigate:escalation1",
			},
			expect.objectContaining({ dispute: "C001.2", version: 1 }),
			expect.objectContaining({ dispute: "C001.2", version: 2 }),
		]);
		expect(
			sweep([open.state], "2026-03-10", {
				calendar: plainCalendar,
				rules: { remindBefore: 1, escalateAfter: [] },
			}),
		).toHaveLength(1);
	});
	it("finds a dispute due exactly from the day of its bucket on, whatever happened to it", () => {
		const acts: Said[] = [
			{ type: "Remind" },
			{ type: "Escalate", because: "late" },
			{ type: "AskCustomer", question: "?" },
			upheld,
		];
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { maxLength: 6 }), fc.nat(40), (steps, later) => {
				let now = open;
				let day = "2026-03-03";
				for (const [act, wait] of steps) {
					day = addDays(day, wait);
					const said = acts[act];
					const voice = said?.type === "Remind" || said?.type === "Escalate" ? "system" : "samir";
					if (said && !("refused" in now.when(voice, said, { today: day })))
						now = now.and([voice, said, { today: day }]);
				}
				const today = plainCalendar.addBusinessDays(addDays(day, later), 0);
				const wake = nextWake(now.state, plainCalendar);
				expect(dueCommands(now.state, today, plainCalendar).length > 0).toBe(
					wake !== undefined && wake <= today,
				);
			}),
		);
	});
	it("says which reminder an act is", () => {
		const keys = ["2026-03-05", "2026-03-06", "2026-03-09"].map(
			(day) => sweep([open.state], day, { calendar: plainCalendar })[0]?.idempotencyKey,
		);
		expect(keys.map((key) => key?.split(":").at(-1))).toEqual(["before", "on", "after"]);
		const silent = open.and(["samir", upheld]).state;
		expect(nextWake(open.state, plainCalendar)).toBe("2026-03-05");
		expect(nextWake(silent, plainCalendar)).toBe("2026-03-09");
	});
	it("leaves nothing due after its acts are done, and the next day may bring more", () => {
		let now = open;
		for (const day of ["2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10", "2026-03-13", "2026-03-20"]) {
			for (const { command } of sweep([now.state], day, { calendar: plainCalendar }))
				now = now.and(["system", command, { today: day }]);
			expect(sweep([now.state], day, { calendar: plainCalendar })).toEqual([]);
		}
		expect(now.state).toMatchObject({ court: { remindersSent: 3, escalations: 2 } });
	});
	it("names the earliest live follow-up", () => {
		expect(nextFollowUp(open.state)).toBe("2026-03-06");
		const sooner = open.and(["claire", { type: "ScheduleFollowUp", due: "2026-03-04", text: "call" }]);
		expect(nextFollowUp(sooner.state)).toBe("2026-03-04");
		expect(nextFollowUp(sooner.and(["claire", { type: "CompleteFollowUp", id: "F2" }]).state)).toBe(
			"2026-03-06",
		);
		expect(nextFollowUp(open.and(["claire", { type: "Withdraw", because: "x" }]).state)).toBeUndefined();
	});
});
