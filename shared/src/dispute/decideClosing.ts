import type { CommandOf } from "./command.ts";
import type { DecideContext } from "./context.ts";
import { type Live, ownerCourt, spentIn } from "./court.ts";
import { sentBack } from "./decideOutcome.ts";
import { nextFollowUpId } from "./decideWork.ts";
import type { Closure, Day, Dispute, Line } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact, FactOf } from "./event.ts";
import { creditsToRecord, withEverythingUpheld, withPayments } from "./lines.ts";
import { templateFollowUp } from "./open.ts";

const sum = (lines: readonly Line[], amount: (line: Line) => number) =>
	lines.reduce((total, line) => total + amount(line), 0);

/** How a dispute ended, read from its amounts once nothing is disputed any more. */
export function closureOf(lines: readonly Line[]): Closure {
	const credited = sum(lines, (line) => line.credited);
	const writtenOff = sum(lines, (line) => line.writtenOff);
	const upheld = sum(lines, (line) => line.upheld);
	if (credited + writtenOff + upheld === 0) return "paid";
	if (upheld > 0) return credited + writtenOff > 0 ? "partiallyAccepted" : "rejected";
	return credited > 0 ? "accepted" : "writtenOff";
}

/** First day on which a released amount may be dunned. */
function dunnableFrom({ release, today, calendar }: DecideContext): Day {
	return release === "sameDay" ? today : calendar.addBusinessDays(today, 1);
}

function released(lines: readonly Line[]): FactOf<"Closed">["released"] {
	const items = new Map<string, FactOf<"Closed">["released"][number]>();
	for (const { item, currency, upheld } of lines) {
		if (upheld === 0) continue;
		const amount = upheld + (items.get(item)?.amount ?? 0);
		items.set(item, { item, amount, currency });
	}
	return [...items.values()];
}

function close(
	state: Live,
	lines: readonly Line[],
	closure: Closure,
	context: DecideContext,
	because?: string,
): Fact {
	return {
		type: "Closed",
		closure,
		...(because === undefined ? {} : { because }),
		dunnableFrom: dunnableFrom(context),
		released: released(lines),
		...spentIn(state, context),
	};
}

export function confirm(
	state: Live,
	command: CommandOf<"ConfirmWithCustomer">,
	context: DecideContext,
): Fact[] {
	const { agreed, by, via, note } = command;
	const confirmed: Fact = {
		type: "ConfirmedWithCustomer",
		agreed,
		by,
		via,
		...(note === undefined ? {} : { note }),
	};
	if (agreed) return [confirmed, close(state, state.lines, closureOf(state.lines), context)];
	const because = note ?? by;
	return [confirmed, ...reopened(state, { because, cause: "customerRefused" }, context)];
}

/** A person closes for a reason they give; the clock only by the silence rule, on its day. */
export function decideClose(state: Live, { because }: CommandOf<"Close">, context: DecideContext): Fact[] {
	const closed = close(state, state.lines, closureOf(state.lines), context, because);
	if (context.actor.kind !== "system") return [closed];
	const silenceOn = state.status === "awaitingConfirmation" ? state.silenceOn : undefined;
	if (silenceOn === undefined || context.today < silenceOn)
		throw new DomainError("wrong_status", `silence counts from ${silenceOn ?? "never"}`, "type");
	return [{ type: "ConfirmedWithCustomer", agreed: true, by: state.accountName, via: "silence" }, closed];
}

export function withdraw(state: Live, { because }: CommandOf<"Withdraw">, context: DecideContext): Fact[] {
	return [close(state, withEverythingUpheld(state.lines), "withdrawn", context, because)];
}

export function reopen(state: Dispute, command: CommandOf<"Reopen">, context: DecideContext): Fact[] {
	const { because, cause } = command;
	if (state.status === "closed" && state.closure === "merged")
		throw new DomainError(
			"wrong_status",
			`${state.number} goes on in the dispute it was merged into`,
			"type",
		);
	const { kind } = context.actor;
	if ((kind === "system") !== (cause === "paymentBounced") && kind !== "person")
		throw new DomainError("role_not_allowed", `${kind} cannot say ${cause}`, "cause");
	return reopened(state, { because, cause }, context);
}

function reopened(
	state: Dispute,
	why: Pick<FactOf<"Reopened">, "because" | "cause">,
	context: DecideContext,
): Fact[] {
	const lines = why.cause === "paymentBounced" ? bounced(state) : contestedAgain(state.lines, context);
	const spent = state.status === "closed" ? {} : spentIn(state, context);
	const fact: Fact = { type: "Reopened", ...why, lines, court: ownerCourt(state, context), ...spent };
	if (state.status !== "closed") return [fact];
	const followUp = templateFollowUp(state.procedure, context, {
		id: nextFollowUpId(state),
		person: state.coordinator,
	});
	return [fact, { type: "FollowUpScheduled", followUp }];
}

/**
 * What was paid is disputed again. A dispute that ended otherwise stays closed: its amounts are open and dunnable.
 * @throws DomainError `wrong_status`
 */
function bounced(state: Dispute): Line[] {
	const paid = sum(state.lines, (line) => line.paid);
	if (paid === 0 || (state.status === "closed" && state.closure !== "paid"))
		throw new DomainError("wrong_status", `${state.number} does not rest on a payment`, "cause");
	return state.lines.map((line) => ({ ...line, stillDisputed: line.stillDisputed + line.paid, paid: 0 }));
}

/**
 * What the customer did not get is disputed again; what was given stays given, and what is no longer open on the
 * item has been paid meanwhile.
 * @throws DomainError `amount_exceeds_open` when none of it is left open, or another dispute contests it by now
 */
function contestedAgain(lines: readonly Line[], { items }: DecideContext): Line[] {
	const again = new Map<string, number>();
	const next = lines.map((line) => {
		const { open = 0, ownCredit = 0 } = items.get(line.item) ?? {};
		const taken = again.get(line.item) ?? 0;
		const amount = Math.min(line.upheld, Math.max(0, open - ownCredit - taken));
		again.set(line.item, taken + amount);
		return {
			...line,
			stillDisputed: line.stillDisputed + amount,
			upheld: 0,
			paid: line.paid + line.upheld - amount,
		};
	});
	for (const [item, amount] of again) {
		const { open = 0, ownCredit = 0, heldElsewhere = 0 } = items.get(item) ?? {};
		if (amount > 0 && amount > open - ownCredit - heldElsewhere)
			throw new DomainError("amount_exceeds_open", `another dispute holds ${item} by now`, "lines");
	}
	if (sum(lines, (line) => line.upheld) > 0 && sum(next, (line) => line.stillDisputed) === 0)
		throw new DomainError("amount_exceeds_open", "nothing upheld is left open", "lines");
	return next;
}

/**
 * A payment shrinks the dispute. It ends it when nothing is left for the customer to pay or for us to book;
 * while an outcome waits for approval it sends it back, because the amounts no longer fit.
 */
export function recordPayment(
	state: Live,
	command: CommandOf<"RecordPayment">,
	context: DecideContext,
): Fact[] {
	const payments = command.payments.filter(({ amount }) => amount > 0);
	if (payments.length === 0) throw new DomainError("invalid_input", "nothing was paid", "payments");
	const left = new Map(state.lines.map((line) => [line.id, line.stillDisputed + line.upheld]));
	payments.forEach(({ line, amount }, index) => {
		const owed = left.get(line);
		if (owed === undefined)
			throw new DomainError("unknown_line", `no line ${line}`, `payments.${index}.line`);
		if (amount > owed)
			throw new DomainError(
				"amount_mismatch",
				`${amount} paid of the ${owed} that line ${line} leaves to pay`,
				`payments.${index}.amount`,
			);
		left.set(line, owed - amount);
	});
	const reference = command.reference === undefined ? {} : { reference: command.reference };
	const recorded: Fact = { type: "PaymentRecorded", payments, ...reference };
	const lines = withPayments(state.lines, payments);
	const settled = lines.every((line) => line.stillDisputed + line.upheld === 0);
	if (settled && creditsToRecord(lines, state.notes).length === 0)
		return [recorded, close(state, lines, "paid", context, command.reference)];
	if (state.status === "awaitingApproval")
		return [recorded, sentBack(state, command.reference ?? "payment", context)];
	return [recorded];
}
