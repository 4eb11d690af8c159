import type { BusinessCalendar } from "./businessCalendar.ts";
import type { Command } from "./command.ts";
import type { Live } from "./court.ts";
import type { Court, Day, Dispute, DisputeId } from "./dispute.ts";

/** When the clock speaks, in business days around the target date. */
export interface SweepRules {
	/** Before the target. */
	readonly remindBefore: number;
	/** After the target: to the manager of whoever is late, then to the head; never sooner after one another than their difference. */
	readonly escalateAfter: readonly number[];
}

export const DEFAULT_SWEEP_RULES: SweepRules = { remindBefore: 1, escalateAfter: [2, 5] };

/** A command the clock gives on a dispute that is due. */
export interface Due {
	readonly dispute: DisputeId;
	readonly version: number;
	readonly command: Command;
	/** The same for the same act however often the sweep runs. */
	readonly idempotencyKey: string;
}

interface Wake {
	readonly day: Day;
	readonly command: Command;
	readonly what: string;
}

const remind: Command = { type: "Remind" };

/** Every act of the clock still to come on a live dispute, in the order of their days. */
function wakes(state: Live, calendar: BusinessCalendar, rules: SweepRules): Wake[] {
	const { due, lastReminder, escalations } = state.court;
	const found: Wake[] = [];
	const silenceOn = state.status === "awaitingConfirmation" ? state.silenceOn : undefined;
	if (silenceOn !== undefined)
		found.push({ day: silenceOn, command: { type: "Close", because: "silence" }, what: "silence" });
	if (lastReminder === undefined && rules.remindBefore > 0)
		found.push({ day: calendar.addBusinessDays(due, -rules.remindBefore), command: remind, what: "before" });
	if (lastReminder === undefined || lastReminder === "beforeTarget")
		found.push({ day: due, command: remind, what: "on" });
	if (lastReminder !== "afterTarget")
		found.push({ day: calendar.addBusinessDays(due, 1), command: remind, what: "after" });
	const after = state.status === "awaitingCustomer" ? undefined : rules.escalateAfter[escalations];
	if (after !== undefined)
		found.push({
			day: escalationDay(state.court, calendar, rules.escalateAfter),
			command: { type: "Escalate", because: "late" },
			what: `escalation${escalations + 1}`,
		});
	return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** A host that was off for a week tells the manager first, and the head when the manager has had the time meant for it. */
function escalationDay(court: Court, calendar: BusinessCalendar, escalateAfter: readonly number[]): Day {
	const { due, escalations, escalatedOn } = court;
	const after = escalateAfter[escalations] ?? 0;
	const byTarget = calendar.addBusinessDays(due, after);
	if (escalatedOn === undefined) return byTarget;
	const apart = Math.max(1, after - (escalateAfter[escalations - 1] ?? 0));
	const byLast = calendar.addBusinessDays(escalatedOn, apart);
	if (byLast > byTarget) return byLast;
	return byTarget;
}

/** The day from which the sweep has something to do on a dispute: the key of its due bucket. */
export function nextWake(
	state: Dispute,
	calendar: BusinessCalendar,
	rules: SweepRules = DEFAULT_SWEEP_RULES,
): Day | undefined {
	return state.status === "closed" ? undefined : wakes(state, calendar, rules)[0]?.day;
}

/** The earliest live follow-up of a dispute: the key of its coordinator's agenda. */
export function nextFollowUp(state: Dispute): Day | undefined {
	return state.followUps
		.filter(({ done }) => !done)
		.map(({ due }) => due)
		.sort()[0];
}

/**
 * What the clock does on one dispute today: nothing on a day off, the silence rule before anything else, one
 * reminder however many were missed, then an escalation. The acts are given one after the other, each with the
 * version the one before left.
 */
export function dueCommands(
	state: Dispute,
	today: Day,
	calendar: BusinessCalendar,
	rules: SweepRules = DEFAULT_SWEEP_RULES,
): Command[] {
	return dueWakes(state, today, calendar, rules).map(({ command }) => command);
}

function dueWakes(state: Dispute, today: Day, calendar: BusinessCalendar, rules: SweepRules): Wake[] {
	if (state.status === "closed" || !calendar.isBusinessDay(today)) return [];
	const due = wakes(state, calendar, rules).filter(({ day }) => day <= today);
	const silence = due.find(({ what }) => what === "silence");
	if (silence) return [silence];
	const reminder = due.filter(({ command }) => command.type === "Remind").at(-1);
	const escalation = due.find(({ command }) => command.type === "Escalate");
	return [reminder, escalation].filter((wake) => wake !== undefined);
}

/** The commands due on some disputes. The caller brings those whose bucket has come, not all that exist. */
export function sweep(
	disputes: Iterable<Dispute>,
	today: Day,
	by: { readonly calendar: BusinessCalendar; readonly rules?: SweepRules },
): Due[] {
	const found: Due[] = [];
	for (const state of disputes) {
		if (state.status === "closed") continue;
		dueWakes(state, today, by.calendar, by.rules ?? DEFAULT_SWEEP_RULES).forEach(
			({ command, what }, index) => {
				found.push({
					dispute: state.id,
					version: state.version + index,
					command,
					idempotencyKey: `sweep:${state.id}:${state.court.since}:${state.court.stage}:${what}`,
				});
			},
		);
	}
	return found;
}
