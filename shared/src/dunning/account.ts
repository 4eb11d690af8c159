import { z } from "zod";
import { type Day, daySchema } from "../dispute/dispute.ts";
import { amountMinorSchema, type Currency, positiveMinorSchema } from "../dispute/money.ts";

/** What dunning reads of an open item; amounts in minor units, credits negative. */
export interface DunningItem {
	readonly number: string;
	readonly kind: "invoice" | "debitNote" | "credit";
	readonly currency: Currency;
	readonly open: number;
	readonly dueOn: Day;
	readonly status: "open" | "paid" | "gone";
}

/** What a letter shows of it beside. */
export interface LetterItem extends DunningItem {
	readonly amount: number;
	readonly issuedOn: Day;
	readonly label?: string | undefined;
}

/** A contested amount of one item. */
export interface HeldAmount {
	readonly item: string;
	readonly amount: number;
	/** Number of the dispute, for the reader. */
	readonly dispute: string;
	/** First day on which it may be dunned again; absent while the dispute runs. */
	readonly dunnableFrom?: Day | undefined;
}

/** A credit granted on an item that the ERP has not applied to it yet. */
export interface PendingCredit {
	readonly item: string;
	readonly amount: number;
	/** First day it counts; before it the dispute's hold covers the amount. */
	readonly from?: Day | undefined;
}

export const promiseSchema = z.object({
	id: z.string().min(1).max(120),
	/** What is promised, with what was open then: so that kept and broken need nothing but the items. */
	lines: z
		.array(
			z.object({
				item: z.string().min(1).max(200),
				amount: positiveMinorSchema,
				openWhenMade: amountMinorSchema,
			}),
		)
		.min(1)
		.max(200),
	date: daySchema,
	madeOn: daySchema,
	cancelledOn: daySchema.optional(),
});
/** What the customer commits to pay, and when. */
export type PromiseToPay = z.infer<typeof promiseSchema>;

export const letterSchema = z.object({
	/** Account, level and day: the same run writes the same letter. */
	id: z.string().min(1).max(400),
	day: daySchema,
	level: z.string().max(30),
	state: z.enum(["proposed", "queued", "sent", "cancelled"]),
	lines: z
		.array(
			z.object({
				item: z.string().min(1).max(200),
				amount: positiveMinorSchema,
				/** Days of the level this item reached with the letter; a policy edited later still knows how far it went. */
				levelDay: z.int(),
			}),
		)
		.max(2000),
	/** The day it was sent or cancelled; on that day it can be taken back. */
	sentOn: daySchema.optional(),
});
/** A reminder that was proposed, and what became of it. */
export type DunningLetter = z.infer<typeof letterSchema>;

/** What the next step depends on; a letter is one of these. */
export interface SentBefore {
	readonly id: string;
	readonly day: Day;
	readonly state: DunningLetter["state"];
	readonly sentOn?: Day | undefined;
	readonly lines: readonly { readonly item: string; readonly levelDay: number }[];
}

export const snoozeSchema = z.object({
	/** What is put aside: an entry of the agenda by its key. */
	entry: z.string().min(1).max(400),
	until: daySchema,
	because: z.string().trim().min(1).max(400),
});
export type Snooze = z.infer<typeof snoozeSchema>;

/** Everything an account's dunning state depends on, beside the policy and the day. */
export interface DunningFile {
	readonly account: string;
	readonly items: readonly DunningItem[];
	readonly holds: readonly HeldAmount[];
	readonly pendingCredits: readonly PendingCredit[];
	readonly promises: readonly PromiseToPay[];
	readonly letters: readonly SentBefore[];
	/** The account's chase is put aside until this day. */
	readonly snoozed?: { readonly until: Day; readonly because: string } | undefined;
}
