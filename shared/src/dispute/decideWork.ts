import type { CommandOf } from "./command.ts";
import type { DecideContext } from "./context.ts";
import { colleague, courtOf, type Live, ownerCourt, spentIn } from "./court.ts";
import type { Dispute, FollowUp } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact } from "./event.ts";
import { assertAcceptable } from "./evidence.ts";
import { hasLeft } from "./hasLeft.ts";
import { currentReason, notPast, templateFollowUp } from "./open.ts";
import type { PersonId } from "./people.ts";
import { keptFor, type Stage, stageRule } from "./procedure.ts";

/** @throws DomainError `unknown_line` */
export function knownLine(state: Dispute, id: string | undefined, field: string): void {
	if (id !== undefined && !state.lines.some((line) => line.id === id))
		throw new DomainError("unknown_line", `no line ${id}`, field);
}

/** What a customer says is always shared: they could not read it back otherwise. */
export function addComment(
	state: Dispute,
	command: CommandOf<"AddComment">,
	{ actor }: DecideContext,
): Fact[] {
	knownLine(state, command.line, "line");
	const visibility = actor.kind === "customer" ? "shared" : command.visibility;
	const line = command.line === undefined ? {} : { line: command.line };
	return [{ type: "CommentAdded", text: command.text, visibility, ...line }];
}

export function attachEvidence(state: Dispute, { evidence }: CommandOf<"AttachEvidence">): Fact[] {
	knownLine(state, evidence.line, "evidence.line");
	assertAcceptable(evidence, state.evidence);
	return [{ type: "EvidenceAttached", evidence }];
}

/** The new reason brings its current procedure; a dispute whose owning function stays keeps owner and clock. */
export function changeReason(
	state: Live,
	command: CommandOf<"ChangeReason">,
	context: DecideContext,
): Fact[] {
	if (command.reason === state.reason) throw new DomainError("duplicate", "this is the reason", "reason");
	const { code, procedure } = currentReason(context, command.reason);
	const changed = {
		type: "ReasonChanged",
		reason: code,
		procedure: keptFor(procedure, state.lines),
		...(command.because === undefined ? {} : { because: command.because }),
	} as const;
	if (procedure.owner === state.procedure.owner)
		return [{ ...changed, owner: state.owner, court: state.court }];
	const owner = context.assigned[procedure.owner];
	const court = courtOf(context, procedure, "investigate", owner);
	return [{ ...changed, owner, court, ...spentIn(state, context) }];
}

export function changePriority(state: Live, { priority }: CommandOf<"ChangePriority">): Fact[] {
	if (priority === state.priority) throw new DomainError("duplicate", "this is the priority", "priority");
	return [{ type: "PriorityChanged", priority }];
}

const HELD_BY = {
	open: "owner",
	awaitingCustomer: "coordinator",
	awaitingApproval: "approver",
	awaitingDocument: "poster",
	awaitingConfirmation: "coordinator",
} as const satisfies Record<Live["status"], CommandOf<"Assign">["as"]>;

/** Hands a part over; when it is the part the dispute waits for, the new person's clock starts. */
export function assign(state: Live, command: CommandOf<"Assign">, context: DecideContext): Fact[] {
	const { as, because } = command;
	const { id: person, roles } = colleague(context, command.person, "person");
	const waiting = HELD_BY[state.status] === as;
	if (state[as] === person && (!waiting || state.court.person === person))
		throw new DomainError("duplicate", `${person} is the ${as}`, "person");
	if (as === "approver") {
		const role = stageRule(state.procedure, "approve").role;
		if (!roles.includes(role) && !roles.includes("manager") && !roles.includes("admin"))
			throw new DomainError("role_not_allowed", `${person} approves nothing`, "person");
		if (state.status === "awaitingApproval" && state.outcome.proposedBy === person)
			throw new DomainError("two_person_rule", "who proposes an outcome cannot approve it", "person");
	}
	const assigned = {
		type: "Assigned",
		as,
		person,
		...(because === undefined ? {} : { because }),
	} as const;
	if (!waiting) return [assigned];
	const court = courtOf(context, state.procedure, state.court.stage, person);
	if (state.status !== "awaitingCustomer") return [{ ...assigned, court, ...spentIn(state, context) }];
	const { role, due, pausedWithDaysLeft = 0 } = state.court;
	return [{ ...assigned, court: { ...court, role, due, pausedWithDaysLeft } }];
}

/** The owner's clock stops; meanwhile the coordinator answers for the dispute. */
export function askCustomer(
	state: Live,
	{ question }: CommandOf<"AskCustomer">,
	context: DecideContext,
): Fact[] {
	const { calendar, today } = context;
	const due = calendar.addBusinessDays(today, state.procedure.followUp.businessDays);
	const court = {
		...courtOf(context, state.procedure, "confirm", state.coordinator, due),
		stage: "investigate" as const satisfies Stage,
		pausedWithDaysLeft: calendar.businessDaysBetween(today, state.court.due),
	};
	return [{ type: "CustomerAsked", question, court, ...spentIn(state, context) }];
}

/** The clock goes on where it stopped: late stays late. */
export function answer(
	state: Live,
	command: CommandOf<"RecordCustomerAnswer">,
	context: DecideContext,
): Fact[] {
	return [
		{
			type: "CustomerAnswerRecorded",
			answer: command.answer,
			via: command.via,
			court: ownerCourt(state, context),
		},
	];
}

function followUpOf(state: Live, id: string): FollowUp {
	const found = state.followUps.find((followUp) => followUp.id === id && !followUp.done);
	if (!found) throw new DomainError("unknown_follow_up", `no live follow-up ${id}`, "id");
	return found;
}

export const nextFollowUpId = (state: Dispute) => `F${state.followUps.length + 1}`;

/** Without an id a new one; with an id the same one on another day: it is never closed by being rescheduled. */
export function scheduleFollowUp(
	state: Live,
	command: CommandOf<"ScheduleFollowUp">,
	context: DecideContext,
): Fact[] {
	const known = command.id === undefined ? undefined : followUpOf(state, command.id);
	const person: PersonId =
		command.person === undefined
			? (known?.person ?? state.coordinator)
			: colleague(context, command.person, "person").id;
	const followUp = {
		id: known?.id ?? nextFollowUpId(state),
		due: notPast(command.due, context, "due"),
		text: command.text,
		person,
		done: false,
	};
	return [{ type: "FollowUpScheduled", followUp }];
}

/** Completing the last one schedules the next: a live dispute always has a dated act. */
export function completeFollowUp(
	state: Live,
	command: CommandOf<"CompleteFollowUp">,
	context: DecideContext,
): Fact[] {
	const { id, person } = followUpOf(state, command.id);
	const result = command.result === undefined ? {} : { result: command.result };
	const completed: Fact = { type: "FollowUpCompleted", id, ...result };
	if (state.followUps.some((one) => !one.done && one.id !== id)) return [completed];
	const followUp = templateFollowUp(state.procedure, context, { id: nextFollowUpId(state), person });
	return [completed, { type: "FollowUpScheduled", followUp }];
}

const REMINDERS = ["beforeTarget", "onTarget", "afterTarget"] as const;

/** By hand at any time; by the clock once before the target, once on it and once after it. */
export function remind(state: Live, command: CommandOf<"Remind">, context: DecideContext): Fact[] {
	const { person, due, lastReminder } = state.court;
	const message = command.message === undefined ? {} : { message: command.message };
	if (context.actor.kind === "person") return [{ type: "Reminded", person, when: "byHand", ...message }];
	const { today } = context;
	const when = today < due ? "beforeTarget" : today === due ? "onTarget" : "afterTarget";
	if (lastReminder && REMINDERS.indexOf(lastReminder) >= REMINDERS.indexOf(when))
		throw new DomainError("duplicate", `${person} was reminded ${lastReminder}`, "type");
	return [{ type: "Reminded", person, when, ...message }];
}

/** To the manager of whoever it waits for, then one level higher each time; the last level stays the last. */
export function escalate(state: Live, { because }: CommandOf<"Escalate">, context: DecideContext): Fact[] {
	const level = state.court.escalations + 1;
	const above: PersonId[] = [];
	const met = new Set<PersonId>();
	let current = context.colleagues.get(state.court.person)?.manager;
	while (current !== undefined && !met.has(current) && above.length < level) {
		met.add(current);
		const manager = context.colleagues.get(current);
		if (manager && !hasLeft(manager, context.today)) above.push(current);
		current = manager?.manager;
	}
	const to = above.at(-1) ?? context.assigned.manager;
	return [{ type: "Escalated", to, because, level, on: context.today }];
}
