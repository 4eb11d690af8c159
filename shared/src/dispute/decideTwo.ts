import type { CommandOf } from "./command.ts";
import type { DecideContext, OpenContext } from "./context.ts";
import { courtOf } from "./court.ts";
import type { Comment, Dispute, DisputeId, Evidence, Line, Spent } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Fact } from "./event.ts";
import { untouched } from "./lines.ts";
import { currentReason, templateFollowUp } from "./open.ts";
import { keptFor } from "./procedure.ts";

const MAX_LINES = 100;

interface OtherFacts {
	dispute: DisputeId;
	facts: Fact[];
}

/** Where each line id goes; what is bound to a line that stays behind does not travel. */
function carried<T extends { line?: string | undefined }>(
	all: readonly T[],
	ids: ReadonlyMap<string, string>,
): T[] {
	return all.flatMap((one) => {
		if (one.line === undefined) return [one];
		const line = ids.get(one.line);
		return line === undefined ? [] : [{ ...one, line }];
	});
}

function target(state: Dispute, { into }: CommandOf<"Merge">, { other }: DecideContext): Dispute {
	if (into === state.id)
		throw new DomainError("invalid_input", "a dispute is not merged into itself", "into");
	if (!other || other.id !== into) throw new DomainError("not_found", `no dispute ${into}`, "into");
	if (other.account !== state.account)
		throw new DomainError("invalid_input", "the disputes are of two accounts", "into");
	if (other.status !== "open" && other.status !== "awaitingCustomer")
		throw new DomainError("wrong_status", `${other.number} is ${other.status}`, "into");
	if (other.lines.length + state.lines.length > MAX_LINES)
		throw new DomainError("too_large", `a dispute has at most ${MAX_LINES} lines`, "into");
	return other;
}

/** Nothing is released: the lines go on being held by the dispute that absorbs them. */
export function merge(
	state: Dispute,
	command: CommandOf<"Merge">,
	context: DecideContext,
	spent: { spent?: Spent },
): Fact[] {
	const { id, number } = target(state, command, context);
	return [
		{
			type: "Closed",
			closure: "merged",
			because: number,
			dunnableFrom: context.today,
			released: [],
			mergedInto: id,
			...spent,
		},
	];
}

export function absorb(state: Dispute, command: CommandOf<"Merge">, context: DecideContext): OtherFacts {
	const into = target(state, command, context);
	const ids = new Map(state.lines.map(({ id }, index) => [id, `M${into.version}.${index + 1}`]));
	const lines = state.lines.map((line) => ({ ...line, id: ids.get(line.id) ?? line.id }));
	const evidence = carried<Evidence>(state.evidence, ids);
	const comments = carried<Comment>(context.comments ?? [], ids);
	return {
		dispute: into.id,
		facts: [
			{
				type: "Absorbed",
				from: state.id,
				number: state.number,
				numbers: state.mergedNumbers,
				lines,
				// Lines in a currency the other dispute has none of bring the threshold they came with.
				approveAbove: keptFor(state.procedure, lines).approveAbove,
				notes: state.notes,
				evidence,
				comments,
			},
		],
	};
}

type Parts = NonNullable<CommandOf<"Split">["parts"]>;

function movable(state: Dispute, command: CommandOf<"Split">): { whole: Line[]; parts: Parts } {
	const lineOf = (id: string, field: string): Line => {
		const line = state.lines.find((candidate) => candidate.id === id);
		if (!line) throw new DomainError("unknown_line", `no line ${id}`, field);
		return line;
	};
	const parts = command.parts ?? [];
	const named = [...command.lines, ...parts.map(({ line }) => line)];
	if (named.length === 0) throw new DomainError("invalid_input", "nothing is split off", "lines");
	if (new Set(named).size < named.length)
		throw new DomainError("duplicate", "a line is named twice", "lines");
	const whole = command.lines.map((id, index) => {
		const line = lineOf(id, `lines.${index}`);
		if (line.credited + line.upheld + line.writtenOff > 0)
			throw new DomainError("amount_mismatch", `line ${id} is decided in part`, `lines.${index}`);
		return line;
	});
	if (whole.length === state.lines.length)
		throw new DomainError("invalid_input", "something must stay in the dispute", "lines");
	parts.forEach(({ line: id, amount }, index) => {
		const line = lineOf(id, `parts.${index}.line`);
		if (amount > line.stillDisputed || amount >= line.disputed)
			throw new DomainError(
				"amount_mismatch",
				`${amount} of the ${line.stillDisputed} still disputed on line ${id}`,
				`parts.${index}.amount`,
			);
	});
	return { whole, parts };
}

function opening(context: DecideContext): OpenContext["opening"] {
	if (!context.opening) throw new DomainError("internal", "a split needs the identity of the new dispute");
	return context.opening;
}

export function split(state: Dispute, command: CommandOf<"Split">, context: DecideContext): Fact[] {
	const { whole, parts } = movable(state, command);
	const { id, number } = opening(context);
	if (command.reason !== undefined) currentReason(context, command.reason);
	return [
		{
			type: "LinesMoved",
			lines: whole.map((line) => line.id),
			...(parts.length === 0 ? {} : { parts }),
			to: id,
			number,
			because: command.because,
		},
	];
}

/** The new half keeps the customer's words, the coordinator and, with the reason, the owner and the procedure's version. */
export function openSplit(state: Dispute, command: CommandOf<"Split">, context: DecideContext): OtherFacts {
	const { whole, parts } = movable(state, command);
	const { id, number } = opening(context);
	const taken = parts.flatMap(({ line: from, amount }) =>
		state.lines.filter((line) => line.id === from).map((line) => ({ ...line, disputed: amount })),
	);
	const moved = [...whole, ...taken];
	const ids = new Map(moved.map((line, index) => [line.id, `L${index + 1}`]));
	const lines = [...whole, ...taken.map(untouched)].map((line, index) => ({ ...line, id: `L${index + 1}` }));
	const other = command.reason !== undefined && command.reason !== state.reason;
	const { code, procedure } =
		other && command.reason !== undefined
			? currentReason(context, command.reason)
			: { code: state.reason, procedure: state.procedure };
	const owner = procedure.owner === state.procedure.owner ? state.owner : context.assigned[procedure.owner];
	return {
		dispute: id,
		facts: [
			{
				type: "DisputeOpened",
				id,
				number,
				account: state.account,
				accountName: state.accountName,
				source: state.source,
				reason: code,
				procedure: keptFor(procedure, lines),
				priority: state.priority,
				words: state.words,
				coordinator: state.coordinator,
				owner,
				approver: state.approver,
				poster: state.poster,
				lines,
				followUp: templateFollowUp(procedure, context, { id: "F1", person: state.coordinator }),
				court: courtOf(context, procedure, "investigate", owner),
				splitFrom: state.number,
				evidence: carried<Evidence>(state.evidence, ids),
				comments: carried<Comment>(context.comments ?? [], ids),
			},
		],
	};
}
