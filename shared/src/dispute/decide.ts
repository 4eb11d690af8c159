import type { Command } from "./command.ts";
import type { DecideContext } from "./context.ts";
import { type Live, spentIn } from "./court.ts";
import { confirm, decideClose, recordPayment, reopen, withdraw } from "./decideClosing.ts";
import { approve, propose, recordDocument, sendBack } from "./decideOutcome.ts";
import { absorb, merge, openSplit, split } from "./decideTwo.ts";
import {
	addComment,
	answer,
	askCustomer,
	assign,
	attachEvidence,
	changePriority,
	changeReason,
	completeFollowUp,
	escalate,
	remind,
	scheduleFollowUp,
} from "./decideWork.ts";
import type { Dispute, DisputeId } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact } from "./event.ts";
import { assertAllowed } from "./permissions.ts";

/**
 * Decides one command on one dispute: what happened, or a refusal. Pure; the state is not touched.
 * For `Merge` and `Split` these are the facts of this dispute: `decideOther` gives those of the other one.
 * @throws DomainError `role_not_allowed`, `wrong_status`, `two_person_rule` by the table of permissions, and
 * for what the command says: `amount_mismatch`, `amount_exceeds_open`, `currency_mismatch`, `unknown_line`,
 * `unknown_reason`, `unknown_person`, `unknown_follow_up`, `duplicate`, `too_large`, `unsupported_media`,
 * `invalid_input`
 */
export function decide(state: Dispute, command: Command, context: DecideContext): Fact[] {
	assertAllowed(state, context.actor, command);
	switch (command.type) {
		case "AddComment":
			return addComment(state, command, context);
		case "AttachEvidence":
			return attachEvidence(state, command);
		case "Reopen":
			return reopen(state, command, context);
		default:
			return decideLive(live(state), command, context);
	}
}

function live(state: Dispute): Live {
	if (state.status === "closed") throw new DomainError("wrong_status", `${state.number} is closed`, "type");
	return state;
}

function decideLive(
	state: Live,
	command: Exclude<Command, { type: "AddComment" | "AttachEvidence" | "Reopen" }>,
	context: DecideContext,
): Fact[] {
	switch (command.type) {
		case "ChangeReason":
			return changeReason(state, command, context);
		case "ChangePriority":
			return changePriority(state, command);
		case "Assign":
			return assign(state, command, context);
		case "AskCustomer":
			return askCustomer(state, command, context);
		case "RecordCustomerAnswer":
			return answer(state, command, context);
		case "ProposeOutcome":
			return propose(state, command, context);
		case "Approve":
			return approve(state, command, context);
		case "SendBack":
			return sendBack(state, command, context);
		case "RecordDocument":
			return recordDocument(state, command, context);
		case "ConfirmWithCustomer":
			return confirm(state, command, context);
		case "Close":
			return decideClose(state, command, context);
		case "Withdraw":
			return withdraw(state, command, context);
		case "Merge":
			return merge(state, command, context, spentIn(state, context));
		case "Split":
			return split(state, command, context);
		case "ScheduleFollowUp":
			return scheduleFollowUp(state, command, context);
		case "CompleteFollowUp":
			return completeFollowUp(state, command, context);
		case "Remind":
			return remind(state, command, context);
		case "Escalate":
			return escalate(state, command, context);
		case "RecordPayment":
			return recordPayment(state, command, context);
		default:
			return command satisfies never;
	}
}

/**
 * The facts of the other dispute of a two-dispute command, to be committed with those of `decide`:
 * for `Merge` what `context.other` absorbs, for `Split` the opening of `context.opening`.
 * @returns undefined for every other command
 * @throws DomainError as `decide`
 */
export function decideOther(
	state: Dispute,
	command: Command,
	context: DecideContext,
): { dispute: DisputeId; facts: Fact[] } | undefined {
	if (command.type === "Merge") return absorb(state, command, context);
	if (command.type === "Split") return openSplit(state, command, context);
	return undefined;
}
