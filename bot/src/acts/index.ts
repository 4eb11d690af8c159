import type { CommandType } from "@accord/shared/dispute/command.ts";
import type { Status } from "@accord/shared/dispute/dispute.ts";
import type { Act, ActView } from "./act.ts";
import { handOver, reopen, sendBack, withdraw } from "./court.ts";
import { recordNote } from "./note.ts";
import { approve, creditAll, decideLines, upholdAll } from "./outcome.ts";
import { askCustomer, comment, customerAgrees, customerRefuses, recordAnswer } from "./talk.ts";

/** Every act a card offers, by its verb. */
export const acts: ReadonlyMap<string, Act> = new Map(
	[
		comment,
		handOver,
		askCustomer,
		recordAnswer,
		creditAll,
		upholdAll,
		decideLines,
		approve,
		sendBack,
		recordNote,
		customerAgrees,
		customerRefuses,
		withdraw,
		reopen,
	].map((act) => [act.verb, act]),
);

/** Per status, the acts in the order of a card; the first one is the primary act, for whoever it waits for. */
const order: Readonly<Record<Status, readonly Act[]>> = {
	open: [creditAll, decideLines, upholdAll, comment, askCustomer, handOver, withdraw],
	awaitingCustomer: [recordAnswer, comment, handOver, creditAll, decideLines, upholdAll, withdraw],
	awaitingApproval: [approve, sendBack, comment, handOver, withdraw],
	awaitingDocument: [recordNote, sendBack, comment, handOver],
	awaitingConfirmation: [customerAgrees, customerRefuses, comment, handOver, reopen],
	closed: [comment, reopen],
};
/** With the button that shows the rest, as many as every client puts in one row. */
const visible = 4;

/** The acts this reader may do, drawn: the row that is always seen, and what stands behind "more". */
export async function drawActs(view: ActView): Promise<{ first: object[]; more: object[] }> {
	const allowed: ReadonlySet<CommandType> = new Set(view.file.allowed);
	const shown = order[view.file.dispute.status].filter((act) => allowed.has(act.command) && act.shown(view));
	const drawn = await Promise.all(shown.map((act) => act.draw(view)));
	const { dispute } = view.file;
	const [primary, ...others] = drawn;
	const first =
		primary && dispute.status !== "closed" && dispute.court.person === view.reader.person
			? [{ ...primary, style: "positive" }, ...others]
			: drawn;
	return { first: first.slice(0, visible), more: first.slice(visible) };
}
