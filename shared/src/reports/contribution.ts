import { type BusinessCalendar, dayNumber } from "../dispute/businessCalendar.ts";
import type { Day, Dispute } from "../dispute/dispute.ts";
import { datedOf, lateAfter } from "../dispute/late.ts";
import { totals } from "../dispute/money.ts";

/** What one dispute adds to the figures, under each of its dimensions. Kept with its row, so that it can be taken back. */
export interface Contribution {
	/** Tenant's day of opening. */
	readonly opened: Day;
	readonly reason: string;
	readonly account: string;
	readonly owner: string;
	readonly status: string;
	/** Empty until somebody names it. */
	readonly rootCause: string;
	/** The day after which it is late; none while the customer is asked. */
	readonly due?: string | undefined;
	/** Days from opening to closing, once closed. */
	readonly days?: number | undefined;
	readonly businessDays?: number | undefined;
	/** Currency, disputed, still disputed, credited, upheld, written off. */
	readonly amounts: readonly Amounts[];
}

export type Amounts = readonly [
	currency: string,
	disputed: number,
	stillDisputed: number,
	credited: number,
	upheld: number,
	writtenOff: number,
];

/** Undefined for a merged dispute: it counts in the one it went on in, or its amounts would count twice. */
export function contributionOf(dispute: Dispute, calendar: BusinessCalendar): Contribution | undefined {
	if (dispute.status === "closed" && dispute.closure === "merged") return undefined;
	const opened = calendar.dayOf(dispute.openedAt);
	return {
		opened,
		reason: dispute.reason,
		account: dispute.account,
		owner: dispute.owner,
		status: dispute.status,
		rootCause: dispute.rootCause ?? "",
		...(dispute.status === "closed"
			? timeTaken(opened, calendar.dayOf(dispute.closedAt), calendar)
			: { due: lateAfter(datedOf(dispute)) }),
		amounts: amountsOf(dispute),
	};
}

function timeTaken(opened: Day, closed: Day, calendar: BusinessCalendar) {
	return {
		days: dayNumber(closed) - dayNumber(opened),
		businessDays: calendar.businessDaysBetween(opened, closed),
	};
}

function amountsOf({ lines }: Dispute): Amounts[] {
	const currencies = totals(lines.map(({ currency }) => ({ currency, minor: 0 })));
	return currencies.map(({ currency }) => {
		const sums = [0, 0, 0, 0, 0];
		for (const line of lines) {
			if (line.currency !== currency) continue;
			const own = [line.disputed, line.stillDisputed, line.credited, line.upheld, line.writtenOff];
			own.forEach((amount, i) => {
				sums[i] = (sums[i] ?? 0) + amount;
			});
		}
		const [disputed = 0, still = 0, credited = 0, upheld = 0, writtenOff = 0] = sums;
		return [currency, disputed, still, credited, upheld, writtenOff];
	});
}
