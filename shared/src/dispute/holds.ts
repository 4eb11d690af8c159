import type { Day, Dispute, DisputeId, Line } from "./dispute.ts";
import { type Currency, type Money, totals } from "./money.ts";
import type { PersonId } from "./people.ts";
import type { ReasonCode } from "./procedure.ts";

/** An amount of an open item that may not be dunned, and what stands behind it. Derived, never stored. */
export interface Hold {
	readonly dispute: DisputeId;
	readonly number: string;
	readonly line: string;
	readonly item: string;
	readonly currency: Currency;
	readonly amount: number;
	readonly reason: ReasonCode;
	readonly owner: PersonId;
	/** Target day while the dispute runs; the day of release once it is closed. */
	readonly until: Day;
	readonly released: boolean;
}

/** Whether a dispute keeps anything from being dunned on this day. */
export function holdsOn(dispute: Dispute, today: Day): boolean {
	if (dispute.status !== "closed") return true;
	return dispute.closure !== "merged" && today < dispute.dunnableFrom;
}

/** The hold one line places; the caller has checked `holdsOn`. */
export function holdOf(dispute: Dispute, line: Line, amount = line.disputed - line.paid): Hold {
	return {
		dispute: dispute.id,
		number: dispute.number,
		line: line.id,
		item: line.item,
		currency: line.currency,
		amount,
		reason: dispute.reason,
		owner: dispute.owner,
		until: dispute.status === "closed" ? dispute.dunnableFrom : dispute.court.due,
		released: dispute.status === "closed",
	};
}

/** What a dispute keeps from being dunned: all that was contested and is not paid, until the day of release. */
export function holds(dispute: Dispute, today: Day): Hold[] {
	if (!holdsOn(dispute, today)) return [];
	return dispute.lines.map((line) => holdOf(dispute, line)).filter(({ amount }) => amount > 0);
}

/** What a dispute holds, per currency. */
export function heldTotals(dispute: Dispute, today: Day): Money[] {
	return totals(holds(dispute, today).map(({ amount, currency }) => ({ minor: amount, currency })));
}

/** Who must act now; undefined once the dispute is closed. */
export function courtPerson(dispute: Dispute): PersonId | undefined {
	return dispute.status === "closed" ? undefined : dispute.court.person;
}
