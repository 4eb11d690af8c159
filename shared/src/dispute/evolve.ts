import type { Court, Dispute, Evidence, Line, Spent } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { DisputeEvent, Fact, FactOf } from "./event.ts";
import {
	assertIdentity,
	withEverythingUpheld,
	withOutcome,
	withoutMoved,
	withoutOutcome,
	withPayments,
} from "./lines.ts";
import type { Procedure } from "./procedure.ts";

type Live = Exclude<Dispute, { status: "closed" }>;
type Base = Omit<Extract<Dispute, { status: "open" }>, "status" | "court" | "sentBack">;

/** The procedure with thresholds it had none for; its own stand. */
function withThresholds(procedure: Procedure, added: Procedure["approveAbove"] | undefined): Procedure {
	return added === undefined
		? procedure
		: { ...procedure, approveAbove: { ...added, ...procedure.approveAbove } };
}

/** What every status has, without what belongs to one of them. */
function baseOf(state: Dispute): Base {
	return {
		id: state.id,
		number: state.number,
		account: state.account,
		accountName: state.accountName,
		version: state.version,
		source: state.source,
		openedAt: state.openedAt,
		openedBy: state.openedBy,
		reason: state.reason,
		procedure: state.procedure,
		priority: state.priority,
		words: state.words,
		coordinator: state.coordinator,
		owner: state.owner,
		approver: state.approver,
		poster: state.poster,
		lines: state.lines,
		notes: state.notes,
		evidence: state.evidence,
		followUps: state.followUps,
		comments: state.comments,
		spent: state.spent,
		...(state.rootCause === undefined ? {} : { rootCause: state.rootCause }),
		reopened: state.reopened,
		mergedNumbers: state.mergedNumbers,
		...(state.splitFrom === undefined ? {} : { splitFrom: state.splitFrom }),
		lastHash: state.lastHash,
		changedAt: state.changedAt,
	};
}

/** One entry per stage, role and person, so that the state stays small however often a dispute comes back. */
function addSpent(all: readonly Spent[], one: Spent | undefined): Spent[] {
	if (!one) return [...all];
	const same = (entry: Spent) =>
		entry.stage === one.stage && entry.role === one.role && entry.person === one.person;
	if (!all.some(same)) return [...all, one];
	return all.map((entry) =>
		same(entry)
			? { ...entry, businessDays: entry.businessDays + one.businessDays, ms: entry.ms + one.ms }
			: entry,
	);
}

function addEvidence(all: readonly Evidence[], more: readonly Evidence[]): Evidence[] {
	return [...all, ...more.filter((piece) => !all.some((known) => known.id === piece.id))];
}

/** Also keeps the people of the dispute in step with the court, so that a stand-in is the person named. */
function inCourt(state: Base, fact: { court: Court; spent?: Spent | undefined }): Base & { court: Court } {
	const { court } = fact;
	return {
		...state,
		court,
		spent: addSpent(state.spent, fact.spent),
		...(court.stage === "approve" ? { approver: court.person } : {}),
		...(court.stage === "post" ? { poster: court.person } : {}),
	};
}

function live(state: Dispute, fact: Fact): Live {
	if (state.status === "closed")
		throw new DomainError("internal", `${fact.type} cannot follow the closing of ${state.number}`);
	return state;
}

function decided(state: Dispute, fact: Fact): Exclude<Live, { status: "open" | "awaitingCustomer" }> {
	if (state.status === "open" || state.status === "awaitingCustomer" || state.status === "closed")
		throw new DomainError("internal", `${fact.type} needs an outcome on ${state.number}`);
	return state;
}

function opened(fact: FactOf<"DisputeOpened">, event: DisputeEvent): Dispute {
	return {
		status: "open",
		id: fact.id,
		number: fact.number,
		account: fact.account,
		accountName: fact.accountName,
		version: 0,
		source: fact.source,
		openedAt: event.at,
		openedBy: event.actor,
		reason: fact.reason,
		procedure: fact.procedure,
		priority: fact.priority,
		words: fact.words,
		coordinator: fact.coordinator,
		owner: fact.owner,
		approver: fact.approver,
		poster: fact.poster,
		lines: fact.lines,
		notes: [],
		evidence: fact.evidence ?? [],
		followUps: [fact.followUp],
		comments: fact.comments?.length ?? 0,
		spent: [],
		reopened: 0,
		mergedNumbers: [],
		...(fact.splitFrom === undefined ? {} : { splitFrom: fact.splitFrom }),
		lastHash: "",
		changedAt: event.at,
		court: fact.court,
	};
}

function closed(state: Dispute, fact: FactOf<"Closed">, event: DisputeEvent): Dispute {
	const lines = fact.closure === "withdrawn" ? withEverythingUpheld(state.lines) : state.lines;
	const outcome =
		fact.closure !== "withdrawn" && state.status !== "closed" && "outcome" in state
			? { outcome: state.outcome }
			: {};
	return {
		...baseOf(state),
		...outcome,
		lines,
		status: "closed",
		closure: fact.closure,
		closedAt: event.at,
		dunnableFrom: fact.dunnableFrom,
		followUps: state.followUps.map((followUp) => (followUp.done ? followUp : { ...followUp, done: true })),
		spent: addSpent(state.spent, fact.spent),
		...(fact.mergedInto === undefined ? {} : { mergedInto: fact.mergedInto }),
	};
}

function apply(state: Dispute, fact: Exclude<Fact, FactOf<"DisputeOpened">>, event: DisputeEvent): Dispute {
	switch (fact.type) {
		case "CommentAdded":
			return { ...state, comments: state.comments + 1 };
		case "EvidenceAttached":
			return { ...state, evidence: addEvidence(state.evidence, [fact.evidence]) };
		case "ReasonChanged": {
			const { reason, procedure, owner, court } = fact;
			if (state.status === "awaitingCustomer" && court.pausedWithDaysLeft !== undefined)
				return { ...state, reason, procedure, owner, court };
			return { ...inCourt({ ...baseOf(state), reason, procedure, owner }, fact), status: "open" };
		}
		case "PriorityChanged":
			return { ...state, priority: fact.priority };
		case "Assigned": {
			const people = { [fact.as]: fact.person };
			if (state.status === "closed" || !fact.court) return { ...state, ...people };
			return { ...state, ...people, court: fact.court, spent: addSpent(state.spent, fact.spent) };
		}
		case "CustomerAsked":
			return {
				...inCourt(baseOf(state), fact),
				status: "awaitingCustomer",
				question: fact.question,
				askedAt: event.at,
			};
		case "CustomerAnswerRecorded":
			return { ...inCourt(baseOf(state), fact), status: "open" };
		case "OutcomeProposed": {
			const { outcome } = fact;
			const cause = outcome.rootCause === undefined ? {} : { rootCause: outcome.rootCause };
			const base = { ...inCourt(baseOf(state), fact), ...cause, outcome };
			if (fact.needsApproval) return { ...base, status: "awaitingApproval" };
			return { ...base, lines: withOutcome(state.lines, outcome.lines), status: "awaitingDocument" };
		}
		case "Approved":
			return {
				...inCourt(baseOf(state), fact),
				status: "awaitingDocument",
				lines: withOutcome(state.lines, fact.outcome.lines),
				outcome: fact.outcome,
			};
		case "SentBack": {
			const { status, outcome } = decided(state, fact);
			const lines = status === "awaitingDocument" ? withoutOutcome(state.lines, outcome.lines) : state.lines;
			return { ...inCourt(baseOf(state), fact), lines, status: "open", sentBack: fact.because };
		}
		case "DocumentAwaited":
			return { ...decided(state, fact), status: "awaitingDocument" };
		case "DocumentRecorded":
			return { ...state, notes: [...state.notes, fact.note] };
		case "ConfirmationAwaited":
			return {
				...inCourt(baseOf(state), fact),
				status: "awaitingConfirmation",
				outcome: decided(state, fact).outcome,
				...(fact.silenceOn === undefined ? {} : { silenceOn: fact.silenceOn }),
			};
		case "ConfirmedWithCustomer":
			return state;
		case "Closed":
			return closed(state, fact, event);
		case "Reopened":
			return {
				...inCourt(baseOf(state), fact),
				status: "open",
				lines: fact.lines,
				reopened: state.reopened + 1,
			};
		case "Absorbed":
			return {
				...state,
				procedure: withThresholds(state.procedure, fact.approveAbove),
				lines: [...state.lines, ...fact.lines],
				notes: [...state.notes, ...(fact.notes ?? [])],
				evidence: addEvidence(state.evidence, fact.evidence),
				comments: state.comments + (fact.comments?.length ?? 0),
				mergedNumbers: [...state.mergedNumbers, fact.number, ...(fact.numbers ?? [])],
			};
		case "LinesMoved":
			return { ...state, lines: withoutMoved(state.lines, fact.lines, fact.parts) };
		case "FollowUpScheduled": {
			const { followUp } = fact;
			const known = state.followUps.some(({ id }) => id === followUp.id);
			return {
				...state,
				followUps: known
					? state.followUps.map((one) => (one.id === followUp.id ? followUp : one))
					: [...state.followUps, followUp],
			};
		}
		case "FollowUpCompleted":
			return {
				...state,
				followUps: state.followUps.map((one) => (one.id === fact.id ? { ...one, done: true } : one)),
			};
		case "Reminded": {
			const current = live(state, fact);
			const { court } = current;
			const byClock = fact.when === "byHand" ? {} : { lastReminder: fact.when };
			return { ...current, court: { ...court, remindersSent: court.remindersSent + 1, ...byClock } };
		}
		case "Escalated": {
			const current = live(state, fact);
			const on = fact.on === undefined ? {} : { escalatedOn: fact.on };
			return { ...current, court: { ...current.court, escalations: fact.level, ...on } };
		}
		case "PaymentRecorded":
			return { ...state, lines: withPayments(state.lines, fact.payments) };
		default:
			return fact satisfies never;
	}
}

const touchesLines = (before: readonly Line[], after: readonly Line[]) => before !== after;

/**
 * The state after one more event. Pure: it needs the state before and the event, nothing else.
 * @throws DomainError `internal` when the event cannot follow, `amount_mismatch` when a line would not add up
 */
export function evolve(state: Dispute | undefined, event: DisputeEvent): Dispute {
	const { fact } = event;
	let next: Dispute;
	if (fact.type === "DisputeOpened") {
		if (state) throw new DomainError("internal", `${state.number} is already open`);
		next = opened(fact, event);
	} else {
		if (!state) throw new DomainError("internal", `${fact.type} came before the opening`);
		next = apply(state, fact, event);
	}
	if (!state || touchesLines(state.lines, next.lines)) assertIdentity(next.lines);
	return { ...next, version: event.sequence, lastHash: event.hash, changedAt: event.at };
}

/**
 * The state a dispute's events add up to.
 * @throws DomainError as `evolve`, and `internal` for no events
 */
export function fold(events: Iterable<DisputeEvent>): Dispute {
	let state: Dispute | undefined;
	for (const event of events) state = evolve(state, event);
	if (!state) throw new DomainError("internal", "a dispute has at least its opening");
	return state;
}
