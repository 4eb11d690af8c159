import type { OpenDispute } from "./command.ts";
import type { DecideContext, OpenContext } from "./context.ts";
import { colleague, courtOf } from "./court.ts";
import type { Day, FollowUp, Line } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact } from "./event.ts";
import { untouched } from "./lines.ts";
import { OPENING_ROLES } from "./permissions.ts";
import { proposePriority } from "./priority.ts";
import { keptFor, type Procedure, type Reason, type ReasonCode, stageRule } from "./procedure.ts";

/** The reason a new dispute may have. @throws DomainError `unknown_reason` also for an archived one */
export function currentReason(context: DecideContext, code: ReasonCode): Reason {
	const reason = context.catalogue.reasons.find((candidate) => candidate.code === code);
	if (!reason) throw new DomainError("unknown_reason", `no reason ${code}`, "reason");
	if (reason.archived) throw new DomainError("unknown_reason", `reason ${code} is archived`, "reason");
	return reason;
}

/** @throws DomainError `invalid_input` for a day already gone */
export function notPast(day: Day, context: DecideContext, field: string): Day {
	if (day < context.today) throw new DomainError("invalid_input", `${day} is already past`, field);
	return day;
}

/** The follow-up a procedure asks for, in the words of its template. */
export function templateFollowUp(
	procedure: Procedure,
	context: DecideContext,
	of: Pick<FollowUp, "id" | "person">,
): FollowUp {
	return {
		...of,
		due: context.calendar.addBusinessDays(context.today, procedure.followUp.businessDays),
		text: procedure.followUp[context.language],
		done: false,
	};
}

function contestedLines(command: OpenDispute, context: DecideContext): Line[] {
	const left = new Map<string, number>();
	return command.lines.map(({ item, amount, label }, index) => {
		const fact = context.items.get(item);
		const field = `lines.${index}`;
		if (!fact) throw new DomainError("unknown_item", `no open item ${item}`, `${field}.item`);
		const available = left.get(item) ?? Math.max(0, fact.open) - fact.heldElsewhere;
		if (amount > available)
			throw new DomainError(
				"amount_exceeds_open",
				`${amount} is more than the ${Math.max(0, available)} of ${item} that can be disputed`,
				`${field}.amount`,
			);
		left.set(item, available - amount);
		return untouched({
			id: `L${index + 1}`,
			item,
			currency: fact.currency,
			disputed: amount,
			itemOpen: fact.open,
			itemDue: fact.dueOn,
			label,
		});
	});
}

/**
 * Decides the opening of a dispute: its lines fit what is open, its reason is current, its owner exists,
 * and it begins with a target date and a follow-up.
 * @throws DomainError `role_not_allowed`, `unknown_reason`, `unknown_item`, `amount_exceeds_open`,
 * `unknown_person`, `invalid_input` (a target or follow-up date already past)
 */
export function decideOpen(command: OpenDispute, context: OpenContext): Fact[] {
	const { actor, assigned, opening } = context;
	if (actor.kind !== "person" || !actor.roles.some((role) => OPENING_ROLES.includes(role)))
		throw new DomainError("role_not_allowed", "only a collector or a manager qualifies a claim", "type");
	const { procedure, code } = currentReason(context, command.reason);
	const lines = contestedLines(command, context);
	const owner = command.owner
		? colleague(context, command.owner, "owner").id
		: assigned[stageRule(procedure, "investigate").role];
	const coordinator = assigned[stageRule(procedure, "confirm").role];
	const due = command.targetDate && notPast(command.targetDate, context, "targetDate");
	const template = templateFollowUp(procedure, context, { id: "F1", person: coordinator });
	const followUp = command.followUp
		? {
				...template,
				text: command.followUp.text,
				due: notPast(command.followUp.due, context, "followUp.due"),
			}
		: template;
	const opened: Fact = {
		type: "DisputeOpened",
		id: opening.id,
		number: opening.number,
		account: opening.account,
		accountName: opening.accountName,
		source: command.source,
		reason: code,
		procedure: keptFor(procedure, lines),
		priority: command.priority ?? proposePriority(lines, procedure, context).priority,
		words: command.words,
		coordinator,
		owner,
		approver: assigned[stageRule(procedure, "approve").role],
		poster: assigned[stageRule(procedure, "post").role],
		lines,
		followUp,
		court: courtOf(context, procedure, "investigate", owner, due),
	};
	if (command.comment === undefined) return [opened];
	return [opened, { type: "CommentAdded", text: command.comment, visibility: "internal" }];
}
