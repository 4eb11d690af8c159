import type { Day, Dispute, Status } from "./dispute.ts";

/** What being late depends on. */
interface Dated {
	readonly status: Status;
	/** Target day of whose court it is in; absent once it is closed. */
	readonly due?: Day | undefined;
}

/** The day after which somebody is late; undefined while nobody can be: the clock stands while the customer is asked. */
export function lateAfter({ status, due }: Dated): Day | undefined {
	return status === "closed" || status === "awaitingCustomer" ? undefined : due;
}

/** Past its target day, by the one rule of every list, card, figure and digest. */
export function isOverdue(dispute: Dated, today: Day): boolean {
	const last = lateAfter(dispute);
	return last !== undefined && last < today;
}

/** What being late depends on, of a whole dispute. */
export function datedOf(dispute: Dispute): Dated {
	return dispute.status === "closed"
		? { status: dispute.status }
		: { status: dispute.status, due: dispute.court.due };
}
