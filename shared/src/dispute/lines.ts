import type { Dispute, Line, LineOutcome, Note } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { type Currency, type Money, totals } from "./money.ts";

/**
 * Checks `disputed = stillDisputed + credited + upheld + writtenOff + paid` on every line.
 * @throws DomainError `amount_mismatch`
 */
export function assertIdentity(lines: readonly Line[]): void {
	for (const line of lines) {
		const { stillDisputed, credited, upheld, writtenOff, paid } = line;
		const sum = stillDisputed + credited + upheld + writtenOff + paid;
		if (sum !== line.disputed || Math.min(stillDisputed, credited, upheld, writtenOff, paid) < 0)
			throw new DomainError("amount_mismatch", `line ${line.id}: ${line.disputed} is not ${sum}`, "lines");
	}
}

/** A line nothing has been decided on yet. */
export function untouched(line: {
	readonly id: string;
	readonly item: string;
	readonly currency: Currency;
	readonly disputed: number;
	readonly itemOpen: number;
	readonly itemDue: string;
	readonly label?: string | undefined;
}): Line {
	const { label, ...rest } = line;
	return {
		...rest,
		stillDisputed: line.disputed,
		credited: 0,
		upheld: 0,
		writtenOff: 0,
		paid: 0,
		...(label === undefined ? {} : { label }),
	};
}

/** Lines once an outcome is settled: what was still disputed becomes credited, upheld or written off. */
export function withOutcome(lines: readonly Line[], outcomes: readonly LineOutcome[]): Line[] {
	return lines.map((line) => {
		const decided = outcomes.find((candidate) => candidate.line === line.id);
		if (!decided) return line;
		const { credited, upheld, writtenOff } = decided;
		return {
			...line,
			stillDisputed: line.stillDisputed - credited - upheld - writtenOff,
			credited: line.credited + credited,
			upheld: line.upheld + upheld,
			writtenOff: line.writtenOff + writtenOff,
		};
	});
}

/** The reverse of `withOutcome`; what the customer has paid of the upheld part since stays paid. */
export function withoutOutcome(lines: readonly Line[], outcomes: readonly LineOutcome[]): Line[] {
	return lines.map((line) => {
		const decided = outcomes.find((candidate) => candidate.line === line.id);
		if (!decided) return line;
		const upheld = Math.min(line.upheld, decided.upheld);
		return {
			...line,
			stillDisputed: line.stillDisputed + decided.credited + upheld + decided.writtenOff,
			credited: line.credited - decided.credited,
			upheld: line.upheld - upheld,
			writtenOff: line.writtenOff - decided.writtenOff,
		};
	});
}

/** A payment is taken from what is still disputed, then from what was upheld. */
export function withPayments(
	lines: readonly Line[],
	payments: readonly { readonly line: string; readonly amount: number }[],
): Line[] {
	return lines.map((line) => {
		const amount = payments.reduce(
			(sum, payment) => sum + (payment.line === line.id ? payment.amount : 0),
			0,
		);
		if (amount === 0) return line;
		const fromDisputed = Math.min(line.stillDisputed, amount);
		return {
			...line,
			stillDisputed: line.stillDisputed - fromDisputed,
			upheld: line.upheld - (amount - fromDisputed),
			paid: line.paid + amount,
		};
	});
}

/** Withdrawing means the customer will pay: what was still disputed becomes upheld. */
export function withEverythingUpheld(lines: readonly Line[]): Line[] {
	return lines.map((line) => ({ ...line, stillDisputed: 0, upheld: line.upheld + line.stillDisputed }));
}

/** Lines after some left whole and some lost a part to another dispute. */
export function withoutMoved(
	lines: readonly Line[],
	moved: readonly string[],
	parts: readonly { readonly line: string; readonly amount: number }[] = [],
): Line[] {
	return lines
		.filter((line) => !moved.includes(line.id))
		.map((line) => {
			const amount = parts.reduce((sum, part) => sum + (part.line === line.id ? part.amount : 0), 0);
			if (amount === 0) return line;
			return { ...line, disputed: line.disputed - amount, stillDisputed: line.stillDisputed - amount };
		});
}

/** Credited amounts not yet covered by recorded credit or debit notes; currencies that are covered are left out. */
export function creditsToRecord(lines: readonly Line[], notes: readonly Note[]): Money[] {
	return totals([
		...lines.map(({ credited, currency }) => ({ minor: credited, currency })),
		...notes.map(({ amount, currency }) => ({ minor: -amount, currency })),
	]).filter(({ minor }) => minor !== 0);
}

/** What an outcome gives the customer, per currency: the amount thresholds are compared with. */
export function given(lines: readonly Line[], outcomes: readonly LineOutcome[]): Money[] {
	return totals(
		outcomes.flatMap((outcome) => {
			const line = lines.find((candidate) => candidate.id === outcome.line);
			return line ? [{ minor: outcome.credited + outcome.writtenOff, currency: line.currency }] : [];
		}),
	).filter(({ minor }) => minor !== 0);
}

const sumOf = (lines: readonly Line[], amount: (line: Line) => number): Money[] =>
	totals(lines.map((line) => ({ minor: amount(line), currency: line.currency })));

/** What the customer contested, per currency. */
export function disputedTotals(state: Dispute): Money[] {
	return sumOf(state.lines, (line) => line.disputed);
}

/** What nobody has decided on yet, per currency. */
export function stillDisputedTotals(state: Dispute): Money[] {
	return sumOf(state.lines, (line) => line.stillDisputed);
}
