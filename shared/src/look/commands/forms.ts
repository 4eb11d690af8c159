import type { DisputeView } from "../../api/schemas.ts";
import type { CommandType } from "../../dispute/command.ts";
import type { Status } from "../../dispute/dispute.ts";
import { directForms } from "./direct.ts";
import type { CommandForm, FormContext, FormMakers } from "./form.ts";
import { settleForms } from "./settle.ts";
import { talkForms } from "./talk.ts";

const makers: FormMakers = { ...talkForms, ...settleForms, ...directForms };

/** The form of a command, or nothing for a command that is given another way (attaching a file). */
export function formOf(type: CommandType, context: FormContext): CommandForm | undefined {
	return makers[type]?.(context);
}

/** The act a status waits for: the one primary button. */
const waitsFor: Readonly<Record<Status, CommandType>> = {
	open: "ProposeOutcome",
	awaitingCustomer: "RecordCustomerAnswer",
	awaitingApproval: "Approve",
	awaitingDocument: "RecordDocument",
	awaitingConfirmation: "ConfirmWithCustomer",
	closed: "Reopen",
};
const beside: readonly CommandType[] = ["AddComment", "Assign", "AskCustomer", "SendBack", "Remind"];

/** Allowed in principle, but with nothing to choose from. */
function isEmpty(type: CommandType, { lines, followUps }: DisputeView["dispute"]): boolean {
	if (type === "Split") return lines.length < 2;
	return type === "CompleteFollowUp" && followUps.every((followUp) => followUp.done);
}

/** The allowed commands that have a form, in the order they are offered. */
export function arranged({ dispute, allowed }: Pick<DisputeView, "dispute" | "allowed">) {
	const offered = allowed.filter((type) => makers[type] !== undefined && !isEmpty(type, dispute));
	const primary = offered.find((type) => type === waitsFor[dispute.status]);
	const side = beside.filter((type) => type !== primary && offered.includes(type));
	return { primary, side, more: offered.filter((type) => type !== primary && !side.includes(type)) };
}
