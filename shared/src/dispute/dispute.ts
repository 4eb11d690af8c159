import { z } from "zod";
import { amountMinorSchema, currencySchema, positiveMinorSchema } from "./money.ts";
import { actorSchema, personIdSchema, roleSchema } from "./people.ts";
import { procedureSchema, reasonCodeSchema, stageSchema } from "./procedure.ts";

export const disputeIdSchema = z
	.string()
	.regex(/^[A-Za-z0-9_~-]{1,240}\.[A-Za-z0-9_-]{1,60}$/)
	.brand("DisputeId");
/** `<account key>.<local id>`: a command reaches the account's partition without asking a view. */
export type DisputeId = z.infer<typeof disputeIdSchema>;
export const accountIdSchema = z
	.string()
	.regex(/^[A-Za-z0-9_~-]{1,240}$/)
	.brand("AccountId");
/** The escaped account number of the ERP (`keys.ts`). */
export type AccountId = z.infer<typeof accountIdSchema>;

/** UTC instant, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime();
/** Calendar day `YYYY-MM-DD` in the tenant's time zone. */
export const daySchema = z.iso.date();
export type Instant = string;
export type Day = string;

export const STATUSES = [
	"open",
	"awaitingCustomer",
	"awaitingApproval",
	"awaitingDocument",
	"awaitingConfirmation",
	"closed",
] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = (typeof STATUSES)[number];

export const closureSchema = z.enum([
	"accepted",
	"partiallyAccepted",
	"rejected",
	"withdrawn",
	"paid",
	"writtenOff",
	"merged",
]);
export type Closure = z.infer<typeof closureSchema>;

export const prioritySchema = z.enum(["low", "normal", "high", "urgent"]);
export type Priority = z.infer<typeof prioritySchema>;

/** Where the claim came from. For a mail: the internet message id, so the same mail is recognised again. */
export const sourceSchema = z.object({
	kind: z.enum(["mail", "phone", "customerPage", "eInvoicing", "api", "deduction"]),
	messageId: z.string().max(998).optional(),
	conversationId: z.string().max(998).optional(),
	claimId: z.string().max(200).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * One disputed amount of one open item. Identity, checked on every event:
 * `disputed = stillDisputed + credited + upheld + writtenOff + paid`.
 */
export const lineSchema = z.object({
	id: z.string().max(20),
	item: z.string().min(1).max(200),
	currency: currencySchema,
	disputed: positiveMinorSchema,
	stillDisputed: amountMinorSchema,
	credited: amountMinorSchema,
	upheld: amountMinorSchema,
	writtenOff: amountMinorSchema,
	paid: amountMinorSchema,
	/** Open amount and due date of the item when it was contested, for the reader. */
	itemOpen: amountMinorSchema,
	itemDue: daySchema,
	label: z.string().max(200).optional(),
});
export type Line = z.infer<typeof lineSchema>;

/** What is decided for one line; `credited + upheld + writtenOff` equals what was still disputed. */
export const lineOutcomeSchema = z.object({
	line: z.string().max(20),
	credited: amountMinorSchema,
	upheld: amountMinorSchema,
	writtenOff: amountMinorSchema,
});
export type LineOutcome = z.infer<typeof lineOutcomeSchema>;

export const outcomeSchema = z.object({
	lines: z.array(lineOutcomeSchema).min(1).max(100),
	rootCause: z.string().max(60).optional(),
	/** Why, in the proposer's words. */
	because: z.string().max(4000),
	proposedBy: personIdSchema,
	proposedAt: instantSchema,
	approvedBy: personIdSchema.optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** A credit or debit note booked in the ERP for this dispute. */
export const noteSchema = z.object({
	kind: z.enum(["creditNote", "debitNote"]),
	number: z.string().min(1).max(80),
	amount: positiveMinorSchema,
	currency: currencySchema,
	date: daySchema,
});
export type Note = z.infer<typeof noteSchema>;

export const evidenceSchema = z.object({
	id: z.string().max(80),
	name: z.string().min(1).max(255),
	mediaType: z.string().max(120),
	bytes: z.int().min(0),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	line: z.string().max(20).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The dated next act on a dispute; it stays alive until completed or the dispute closes. */
export const followUpSchema = z.object({
	id: z.string().max(80),
	due: daySchema,
	text: z.string().max(1000),
	person: personIdSchema,
	done: z.boolean(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** A comment carried along when disputes are merged or split. */
export const commentSchema = z.object({
	at: instantSchema,
	actor: actorSchema,
	text: z.string(),
	visibility: z.enum(["internal", "shared"]),
	line: z.string().optional(),
});
export type Comment = z.infer<typeof commentSchema>;

/** Whose court the dispute is in: stage, role, person, since when and until when. Paused while the customer is asked. */
export const courtSchema = z.object({
	stage: stageSchema,
	role: roleSchema,
	person: personIdSchema,
	since: instantSchema,
	due: daySchema,
	/** Business days the owner had left when the customer was asked; negative when already late. */
	pausedWithDaysLeft: z.int().optional(),
	/** The last reminder the clock sent in this court, so that a repeated sweep sends none twice. */
	lastReminder: z.enum(["beforeTarget", "onTarget", "afterTarget"]).optional(),
	remindersSent: z.int().min(0),
	escalations: z.int().min(0),
	/** The day of the last escalation in this court: whoever heard of it is given time before the next. */
	escalatedOn: daySchema.optional(),
});
export type Court = z.infer<typeof courtSchema>;

/** Time one role spent on one stage, in business days counted at each handover. */
export const spentSchema = z.object({
	stage: stageSchema,
	role: roleSchema,
	person: personIdSchema,
	businessDays: z.int().min(0),
	ms: z.int().min(0),
});
export type Spent = z.infer<typeof spentSchema>;

const base = {
	id: disputeIdSchema,
	number: z.string().max(40),
	account: accountIdSchema,
	accountName: z.string().max(200),
	/** Number of events applied; a command names the version it saw. */
	version: z.int().positive(),
	source: sourceSchema,
	openedAt: instantSchema,
	openedBy: actorSchema,
	reason: reasonCodeSchema,
	procedure: procedureSchema,
	priority: prioritySchema,
	/** The customer's words, verbatim, never edited. */
	words: z.string().max(10_000),
	coordinator: personIdSchema,
	owner: personIdSchema,
	approver: personIdSchema,
	poster: personIdSchema,
	lines: z.array(lineSchema).min(1).max(100),
	notes: z.array(noteSchema),
	evidence: z.array(evidenceSchema),
	followUps: z.array(followUpSchema),
	comments: z.int().min(0),
	spent: z.array(spentSchema),
	rootCause: z.string().max(60).optional(),
	reopened: z.int().min(0),
	/** Numbers of disputes merged into this one, so that they stay findable. */
	mergedNumbers: z.array(z.string()),
	splitFrom: z.string().optional(),
	lastHash: z.string(),
	changedAt: instantSchema,
};

export const disputeSchema = z.discriminatedUnion("status", [
	z.object({ ...base, status: z.literal("open"), court: courtSchema, sentBack: z.string().optional() }),
	z.object({
		...base,
		status: z.literal("awaitingCustomer"),
		court: courtSchema,
		question: z.string(),
		askedAt: instantSchema,
	}),
	z.object({ ...base, status: z.literal("awaitingApproval"), court: courtSchema, outcome: outcomeSchema }),
	z.object({ ...base, status: z.literal("awaitingDocument"), court: courtSchema, outcome: outcomeSchema }),
	z.object({
		...base,
		status: z.literal("awaitingConfirmation"),
		court: courtSchema,
		outcome: outcomeSchema,
		/** Day on which silence counts as agreement; absent = never. */
		silenceOn: daySchema.optional(),
	}),
	z.object({
		...base,
		status: z.literal("closed"),
		outcome: outcomeSchema.optional(),
		closure: closureSchema,
		closedAt: instantSchema,
		/** First day on which what is left may be dunned again. */
		dunnableFrom: daySchema,
		mergedInto: disputeIdSchema.optional(),
	}),
]);
/** The state of a dispute: what its events add up to. */
export type Dispute = z.infer<typeof disputeSchema>;
export type OpenDisputeState = Exclude<Dispute, { status: "closed" }>;
