import { z } from "zod";
import {
	accountIdSchema,
	closureSchema,
	commentSchema,
	courtSchema,
	daySchema,
	disputeIdSchema,
	evidenceSchema,
	followUpSchema,
	instantSchema,
	lineSchema,
	noteSchema,
	outcomeSchema,
	prioritySchema,
	sourceSchema,
	spentSchema,
} from "./dispute.ts";
import { currencySchema, positiveMinorSchema } from "./money.ts";
import { actorSchema, personIdSchema } from "./people.ts";
import { procedureSchema, reasonCodeSchema } from "./procedure.ts";

/** A move of the dispute to another person: the new court and what the last one cost. */
const handover = { court: courtSchema, spent: spentSchema.optional() };
const releasedSchema = z.object({
	item: z.string(),
	amount: positiveMinorSchema,
	currency: currencySchema,
});
const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
	z.object({ type: z.literal(type), ...shape });

/** What happened, in the past tense; `evolve` needs nothing else to rebuild the state. */
export const factSchema = z.discriminatedUnion("type", [
	fact("DisputeOpened", {
		id: disputeIdSchema,
		number: z.string(),
		account: accountIdSchema,
		accountName: z.string(),
		source: sourceSchema,
		reason: reasonCodeSchema,
		procedure: procedureSchema,
		priority: prioritySchema,
		words: z.string(),
		coordinator: personIdSchema,
		owner: personIdSchema,
		approver: personIdSchema,
		poster: personIdSchema,
		lines: z.array(lineSchema).min(1),
		followUp: followUpSchema,
		court: courtSchema,
		/** Number of the dispute this one was split from, and what came along with its lines. */
		splitFrom: z.string().optional(),
		evidence: z.array(evidenceSchema).optional(),
		comments: z.array(commentSchema).optional(),
	}),
	fact("CommentAdded", {
		text: z.string(),
		visibility: z.enum(["internal", "shared"]),
		line: z.string().optional(),
	}),
	fact("EvidenceAttached", { evidence: evidenceSchema }),
	fact("ReasonChanged", {
		reason: reasonCodeSchema,
		procedure: procedureSchema,
		owner: personIdSchema,
		because: z.string().optional(),
		...handover,
	}),
	fact("PriorityChanged", { priority: prioritySchema }),
	fact("Assigned", {
		as: z.enum(["owner", "coordinator", "approver", "poster"]),
		person: personIdSchema,
		because: z.string().optional(),
		court: courtSchema.optional(),
		spent: spentSchema.optional(),
	}),
	fact("CustomerAsked", { question: z.string(), ...handover }),
	fact("CustomerAnswerRecorded", {
		answer: z.string(),
		via: z.enum(["link", "mail", "phone"]),
		...handover,
	}),
	fact("OutcomeProposed", { outcome: outcomeSchema, needsApproval: z.boolean(), ...handover }),
	fact("Approved", { outcome: outcomeSchema, comment: z.string().optional(), ...handover }),
	fact("SentBack", { because: z.string(), ...handover }),
	fact("DocumentAwaited", {}),
	fact("DocumentRecorded", { note: noteSchema }),
	fact("ConfirmationAwaited", { silenceOn: daySchema.optional(), ...handover }),
	fact("ConfirmedWithCustomer", {
		agreed: z.boolean(),
		by: z.string(),
		via: z.enum(["link", "mail", "phone", "silence"]),
		note: z.string().optional(),
	}),
	fact("Closed", {
		closure: closureSchema,
		because: z.string().optional(),
		dunnableFrom: daySchema,
		released: z.array(releasedSchema),
		spent: spentSchema.optional(),
		mergedInto: disputeIdSchema.optional(),
	}),
	fact("Reopened", {
		because: z.string(),
		cause: z.enum(["newFact", "customerRefused", "paymentBounced"]),
		lines: z.array(lineSchema).min(1),
		...handover,
	}),
	fact("Absorbed", {
		from: disputeIdSchema,
		number: z.string(),
		lines: z.array(lineSchema),
		/** Thresholds of those lines' currencies; absent where a dispute still kept all of a reason's. */
		approveAbove: procedureSchema.shape.approveAbove.optional(),
		evidence: z.array(evidenceSchema),
		notes: z.array(noteSchema).optional(),
		/** Numbers that had already been merged into the absorbed dispute. */
		numbers: z.array(z.string()).optional(),
		comments: z.array(commentSchema).optional(),
	}),
	fact("LinesMoved", {
		/** Lines that leave whole, then amounts taken out of lines that stay. */
		lines: z.array(z.string()),
		parts: z.array(z.object({ line: z.string(), amount: positiveMinorSchema })).optional(),
		to: disputeIdSchema,
		number: z.string().optional(),
		because: z.string(),
	}),
	fact("FollowUpScheduled", { followUp: followUpSchema }),
	fact("FollowUpCompleted", { id: z.string(), result: z.string().optional() }),
	fact("Reminded", {
		person: personIdSchema,
		when: z.enum(["beforeTarget", "onTarget", "afterTarget", "byHand"]),
		message: z.string().optional(),
	}),
	fact("Escalated", {
		to: personIdSchema,
		because: z.string(),
		level: z.int().positive(),
		on: daySchema.optional(),
	}),
	fact("PaymentRecorded", {
		payments: z.array(z.object({ line: z.string(), amount: positiveMinorSchema })).min(1),
		reference: z.string().optional(),
	}),
]);
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact["type"];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

/** A fact with who, when, its place in the dispute and the hash that chains it to the one before. */
export const eventSchema = z.object({
	dispute: disputeIdSchema,
	sequence: z.int().positive(),
	at: instantSchema,
	actor: actorSchema,
	fact: factSchema,
	previousHash: z.string(),
	hash: z.string(),
});
export type DisputeEvent = z.infer<typeof eventSchema>;
