import type { ItemFact } from "../dispute/context.ts";
import type { Day, Dispute, DisputeId } from "../dispute/dispute.ts";
import { type Hold, holdOf, holdsOn } from "../dispute/holds.ts";
import type { Currency } from "../dispute/money.ts";
import { type CreditNotes, pendingCredits, type Stake } from "./credits.ts";

export type { CreditNotes } from "./credits.ts";

/** An open item as far as holds go; `open` in minor units, negative for an unapplied credit. */
export interface HoldableItem {
	readonly number: string;
	readonly open: number;
	readonly currency: Currency;
	readonly dueOn: Day;
}

/** When the question is asked, and what else the ERP says. */
export interface HoldQuestion {
	readonly today: Day;
	/** The account's credit notes by number, with what of each is not yet applied. */
	readonly creditNotes?: CreditNotes | undefined;
	/** What is done with the undisputed rest of a contested item; `chase` unless said. */
	readonly remainder?: "chase" | "wait" | undefined;
}

/** How an item's open amount splits: `open = held + creditPending + waiting + dunnable`. */
export interface Dunnability {
	readonly held: number;
	/** Credited or written off here, not yet applied in the ERP. */
	readonly creditPending: number;
	/** The undisputed rest, where the tenant lets it wait for the dispute. */
	readonly waiting: number;
	readonly dunnable: number;
	readonly isDunnable: boolean;
	readonly holds: Hold[];
}

function stakesOn(item: string, disputes: Iterable<Dispute>): Stake[] {
	const found: Stake[] = [];
	for (const dispute of disputes) {
		if (dispute.status === "closed" && dispute.closure === "merged") continue;
		for (const line of dispute.lines) if (line.item === item) found.push({ dispute, line });
	}
	return found;
}

/** Splits what a line keeps from being dunned: the hold that stands, and after it the credit still to be applied. */
function claimed(stake: Stake, pending: number, today: Day): { hold: number; credit: number } {
	const { dispute, line } = stake;
	if (!holdsOn(dispute, today)) return { hold: 0, credit: pending };
	const applied = line.credited + line.writtenOff - pending;
	return { hold: line.disputed - line.paid - applied, credit: 0 };
}

/** What may be dunned of an item today, and what keeps the rest. Holds are capped by what is open, oldest first. */
export function dunnability(
	item: HoldableItem,
	disputes: Iterable<Dispute>,
	question: HoldQuestion,
): Dunnability {
	const open = Math.max(0, item.open);
	const stakes = stakesOn(item.number, disputes);
	const pending = pendingCredits(open, stakes, question.creditNotes);
	const found: Hold[] = [];
	let left = open;
	let credit = 0;
	for (const stake of stakes.sort((a, b) => (a.dispute.openedAt < b.dispute.openedAt ? -1 : 1))) {
		const claim = claimed(stake, pending.get(stake) ?? 0, question.today);
		const amount = Math.min(left, claim.hold);
		if (amount > 0) found.push(holdOf(stake.dispute, stake.line, amount));
		left -= amount;
		credit += claim.credit;
	}
	const held = open - left;
	const creditPending = Math.min(left, credit);
	const rest = left - creditPending;
	const waits = question.remainder === "wait" && found.some(({ released }) => !released);
	return {
		held,
		creditPending,
		waiting: waits ? rest : 0,
		dunnable: waits ? 0 : rest,
		isDunnable: !waits && rest > 0,
		holds: found,
	};
}

/**
 * What deciding must know of the open items of an account: `heldElsewhere` is what live disputes hold and what
 * closed ones have credited but the ERP has not applied; an amount only waiting for its day of release is free.
 * @param except the dispute the command is about
 */
export function itemFacts(
	items: Iterable<HoldableItem>,
	disputes: readonly Dispute[],
	question: Pick<HoldQuestion, "creditNotes"> & { readonly except?: DisputeId | undefined },
): Map<string, ItemFact> {
	const facts = new Map<string, ItemFact>();
	for (const { number, open, currency, dueOn } of items) {
		const stakes = stakesOn(number, disputes);
		const pending = pendingCredits(Math.max(0, open), stakes, question.creditNotes);
		let heldElsewhere = 0;
		let ownCredit = 0;
		for (const stake of stakes) {
			const { dispute, line } = stake;
			const still = pending.get(stake) ?? 0;
			const applied = line.credited + line.writtenOff - still;
			if (dispute.id === question.except) ownCredit += still;
			else heldElsewhere += dispute.status === "closed" ? still : line.disputed - line.paid - applied;
		}
		facts.set(number, { open, currency, dueOn, heldElsewhere, ownCredit });
	}
	return facts;
}
