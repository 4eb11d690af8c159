import { describe, expect, it } from "vitest";
import { businessCalendar, localTime } from "./businessCalendar.ts";
import { digestDay, digestFor, liveFollowUps, type Watched } from "./digest.ts";
import { type Case, company, given, openingOf, personId, plainCalendar, priceClaim } from "./scenario.ts";

const watched = ({ state }: Case): Watched => ({
	id: state.id,
	number: state.number,
	status: state.status,
	court: state.status === "closed" ? undefined : state.court,
	followUps: liveFollowUps(state),
});

describe("the digest", () => {
	const paris = { timeZone: "Europe/Paris", hour: 8 };
	it("goes out from eight on the person's own clock, once a day, on business days", () => {
		expect(digestDay(paris, "2026-03-03T06:59:59.000Z", plainCalendar)).toBeUndefined();
		expect(digestDay(paris, "2026-03-03T07:00:00.000Z", plainCalendar)).toBe("2026-03-03");
		expect(
			digestDay({ ...paris, timeZone: "America/New_York" }, "2026-03-03T07:00:00.000Z", plainCalendar),
		).toBeUndefined();
		expect(
			digestDay({ ...paris, lastDigest: "2026-03-03" }, "2026-03-03T15:00:00.000Z", plainCalendar),
		).toBeUndefined();
		expect(digestDay({ ...paris, lastDigest: "2026-03-02" }, "2026-03-03T15:00:00.000Z", plainCalendar)).toBe(
			"2026-03-03",
		);
		expect(digestDay(paris, "2026-03-07T09:00:00.000Z", plainCalendar)).toBeUndefined();
	});
	it.each([
		["Europe/Paris", ["2026-03-29"]],
		["America/New_York", ["2026-03-08"]],
		["Asia/Kathmandu", []],
		// Half an hour only, but hourly runs on the half hour miss what is left of it.
		["Australia/Lord_Howe", ["2026-10-04"]],
	])(
		"reaches everybody in %s once each day of a year, at their hour or, the night it does not exist, the next",
		(timeZone, jumpedOver) => {
			// Every day counts, because the clocks change on Sundays.
			const calendar = businessCalendar(() => false, "UTC", []);
			for (const hour of [8, 2, 23]) {
				const sent: string[] = [];
				const jumped: string[] = [];
				let at = Date.parse("2026-01-01T00:00:00Z");
				for (let n = 0; n < 24 * 365; n += 1, at += 3_600_000) {
					const now = new Date(at).toISOString();
					const day = digestDay({ timeZone, hour, lastDigest: sent.at(-1) }, now, calendar);
					if (day === undefined) continue;
					sent.push(day);
					if (n > 24 && localTime(now, timeZone).hour !== hour) jumped.push(day);
				}
				expect(new Set(sent).size).toBe(sent.length);
				expect(sent.length, `${hour}`).toBeGreaterThanOrEqual(364);
				expect(jumped, `${hour}`).toEqual(hour === 2 ? jumpedOver : []);
			}
		},
	);
	it("tells a person what waits for them, what is late first, and their follow-ups", () => {
		const on = (local: string, targetDate: string) =>
			given({ ...priceClaim, targetDate }, { context: { opening: openingOf(local) } });
		const states = [
			on("5", "2026-03-13"),
			on("4", "2026-03-12"),
			on("3", "2026-03-10"),
			on("2", "2026-03-06"),
			on("1", "2026-03-06"),
			on("6", "2026-03-04"),
		].map(watched);
		const closed = on("7", "2026-03-04").and(["claire", { type: "Withdraw", because: "x" }]);
		const digest = digestFor(new Set([personId("samir")]), [...states, watched(closed)], {
			day: "2026-03-10",
			calendar: plainCalendar,
		});
		const short = (entries: readonly { number: string; late: number }[] = []) =>
			entries.map(({ number, late }) => `${number.slice(-1)}:${late}`);
		expect(digest).toMatchObject({ day: "2026-03-10", followUps: [] });
		expect(short(digest?.late)).toEqual(["6:4", "1:2", "2:2"]);
		expect(short(digest?.today)).toEqual(["3:0"]);
		expect(short(digest?.soon)).toEqual(["4:-2"]);
		expect(digest?.late[0]).toEqual({
			dispute: "C001.6",
			number: "D-2026-000006",
			due: "2026-03-04",
			late: 4,
		});
		const claire = digestFor(new Set([personId("claire")]), states, {
			day: "2026-03-06",
			calendar: plainCalendar,
		});
		expect(short(claire?.followUps)).toEqual(["1:0", "2:0", "3:0", "4:0", "5:0", "6:0"]);
		expect(
			digestFor(new Set([personId("claire")]), states, { day: "2026-03-05", calendar: plainCalendar }),
		).toBeUndefined();
		const done = on("1", "2026-03-06").and(
			["claire", { type: "CompleteFollowUp", id: "F1" }],
			["claire", { type: "ScheduleFollowUp", id: "F2", due: "2026-03-20", text: "later" }],
		);
		expect(
			digestFor(new Set([personId("claire")]), [watched(done)], {
				day: "2026-03-10",
				calendar: plainCalendar,
			}),
		).toBeUndefined();
	});
	it("calls nobody late while the customer is asked: the coordinator asks after them today", () => {
		const asked = given(priceClaim).and(["samir", { type: "AskCustomer", question: "Which?" }]);
		const day = "2026-03-20";
		expect(asked.state.status === "awaitingCustomer" && asked.state.court.due < day).toBe(true);
		const digest = digestFor(new Set([personId("claire")]), [watched(asked)], {
			day,
			calendar: plainCalendar,
		});
		expect(digest?.late).toEqual([]);
		expect(digest?.today).toHaveLength(1);
	});
	it("says nothing to whom nothing concerns", () => {
		expect(
			company
				.map(({ id }) =>
					digestFor(new Set([id]), [watched(given())], { day: "2026-03-03", calendar: plainCalendar }),
				)
				.filter(Boolean),
		).toEqual([]);
	});
});
