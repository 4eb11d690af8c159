import type { CommandOf } from "./command.ts";
import type { DecideContext } from "./context.ts";
import { courtOf, type Live, ownerCourt, spentIn, standIn } from "./court.ts";
import type { Court, Dispute, Line, LineOutcome, Outcome } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact } from "./event.ts";
import { creditsToRecord, given, withOutcome, withoutOutcome } from "./lines.ts";
import type { PersonId } from "./people.ts";
import { stageRule } from "./procedure.ts";

function assertCovers(lines: readonly Line[], outcomes: readonly LineOutcome[]): void {
	const seen = new Set<string>();
	outcomes.forEach((outcome, index) => {
		const field = `lines.${index}`;
		const line = lines.find((candidate) => candidate.id === outcome.line);
		if (!line) throw new DomainError("unknown_line", `no line ${outcome.line}`, `${field}.line`);
		if (seen.has(line.id)) throw new DomainError("duplicate", `line ${line.id} twice`, `${field}.line`);
		seen.add(line.id);
		const sum = outcome.credited + outcome.upheld + outcome.writtenOff;
		if (sum !== line.stillDisputed)
			throw new DomainError(
				"amount_mismatch",
				`line ${line.id}: ${sum} decided of ${line.stillDisputed} still disputed`,
				field,
			);
	});
	const forgotten = lines.find((line) => line.stillDisputed > 0 && !seen.has(line.id));
	if (forgotten) throw new DomainError("amount_mismatch", `nothing is decided on ${forgotten.id}`, "lines");
}

/** Whether an outcome gives more than the procedure lets one person give. */
export function needsApproval(state: Dispute, outcomes: readonly LineOutcome[]): boolean {
	return given(state.lines, outcomes).some(({ minor, currency }) => {
		const limit = state.procedure.approveAbove[currency];
		return typeof limit === "number" && minor > limit;
	});
}

/** The dispute's approver, unless they proposed it or nobody stands in for them: then another holder of the role. */
function approverOf(state: Dispute, proposer: PersonId, context: DecideContext): PersonId {
	const { colleagues, assigned, today } = context;
	const role = stageRule(state.procedure, "approve").role;
	const holders = (wanted: typeof role) =>
		[...colleagues.values()].filter(({ roles }) => roles.includes(wanted)).map(({ id }) => id);
	const candidates = [state.approver, assigned[role], ...holders(role).sort(), assigned.manager];
	for (const candidate of candidates) {
		const person = standIn(colleagues, candidate, today);
		if (person !== undefined && person !== proposer) return person;
	}
	return state.approver;
}

/** Where a settled outcome leads: to billing while a note is missing, else to the coordinator for the customer's word. */
function afterOutcome(
	state: Live,
	lines: readonly Line[],
	context: DecideContext,
): { court: Court; next: Fact } {
	const missing = creditsToRecord(lines, state.notes).length > 0;
	if (missing)
		return {
			court: courtOf(context, state.procedure, "post", state.poster),
			next: { type: "DocumentAwaited" },
		};
	const court = courtOf(context, state.procedure, "confirm", state.coordinator);
	return { court, next: confirmationAwaited(state, court, context) };
}

function confirmationAwaited(state: Live, court: Court, context: DecideContext): Fact {
	const { silenceDays } = state.procedure;
	const silence =
		silenceDays === null ? {} : { silenceOn: context.calendar.addBusinessDays(context.today, silenceDays) };
	return { type: "ConfirmationAwaited", ...silence, court };
}

export function propose(state: Live, command: CommandOf<"ProposeOutcome">, context: DecideContext): Fact[] {
	const { actor } = context;
	if (actor.kind !== "person")
		throw new DomainError("role_not_allowed", "a person decides an outcome", "type");
	assertCovers(state.lines, command.lines);
	const { rootCause } = command;
	if (rootCause !== undefined && !context.catalogue.rootCauses.includes(rootCause))
		throw new DomainError("invalid_input", `no root cause ${rootCause}`, "rootCause");
	const outcome: Outcome = {
		lines: command.lines,
		...(rootCause === undefined ? {} : { rootCause }),
		because: command.because,
		proposedBy: actor.id,
		proposedAt: context.now,
	};
	const spent = spentIn(state, context);
	if (needsApproval(state, command.lines)) {
		const approver = approverOf(state, actor.id, context);
		const court = courtOf(context, state.procedure, "approve", approver);
		return [{ type: "OutcomeProposed", outcome, needsApproval: true, court, ...spent }];
	}
	const { court, next } = afterOutcome(state, withOutcome(state.lines, command.lines), context);
	return [{ type: "OutcomeProposed", outcome, needsApproval: false, court, ...spent }, next];
}

function proposed(state: Live): Outcome {
	if (!("outcome" in state)) throw new DomainError("wrong_status", "no outcome is proposed", "type");
	return state.outcome;
}

export function approve(state: Live, command: CommandOf<"Approve">, context: DecideContext): Fact[] {
	const { actor } = context;
	const waiting = proposed(state);
	if (actor.kind !== "person")
		throw new DomainError("role_not_allowed", "a person approves an outcome", "type");
	const outcome = { ...waiting, approvedBy: actor.id };
	const comment = command.comment === undefined ? {} : { comment: command.comment };
	const { court, next } = afterOutcome(state, withOutcome(state.lines, outcome.lines), context);
	return [{ type: "Approved", outcome, ...comment, court, ...spentIn(state, context) }, next];
}

/** Billing may send back too, as long as nothing is booked on this outcome. */
export function sendBack(state: Live, command: CommandOf<"SendBack">, context: DecideContext): Fact[] {
	const { lines } = proposed(state);
	if (
		state.status === "awaitingDocument" &&
		creditsToRecord(withoutOutcome(state.lines, lines), state.notes).length > 0
	)
		throw new DomainError("wrong_status", "a note is booked on this outcome", "type");
	return [sentBack(state, command.because, context)];
}

export function sentBack(state: Live, because: string, context: DecideContext): Fact {
	return { type: "SentBack", because, court: ownerCourt(state, context), ...spentIn(state, context) };
}

export function recordDocument(
	state: Live,
	{ note }: CommandOf<"RecordDocument">,
	context: DecideContext,
): Fact[] {
	if (state.notes.some(({ number, kind }) => number === note.number && kind === note.kind))
		throw new DomainError("duplicate", `${note.number} is recorded already`, "note.number");
	const missing = creditsToRecord(state.lines, state.notes).find(
		({ currency }) => currency === note.currency,
	);
	if (!missing)
		throw new DomainError("currency_mismatch", `no credit is awaited in ${note.currency}`, "note.currency");
	if (note.amount > missing.minor)
		throw new DomainError(
			"amount_mismatch",
			`${note.amount} is more than the ${missing.minor} credited`,
			"note.amount",
		);
	const recorded: Fact = { type: "DocumentRecorded", note };
	if (creditsToRecord(state.lines, [...state.notes, note]).length > 0) return [recorded];
	const court = courtOf(context, state.procedure, "confirm", state.coordinator);
	return [recorded, { ...confirmationAwaited(state, court, context), ...spentIn(state, context) }];
}
