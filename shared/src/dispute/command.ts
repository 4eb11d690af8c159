import { z } from "zod";
import {
	daySchema,
	disputeIdSchema,
	evidenceSchema,
	lineOutcomeSchema,
	noteSchema,
	prioritySchema,
	sourceSchema,
} from "./dispute.ts";
import { amountMinorSchema, positiveMinorSchema } from "./money.ts";
import { personIdSchema } from "./people.ts";
import { reasonCodeSchema } from "./procedure.ts";

const text = z.string().trim().min(1).max(4000);
const line = z.string().min(1).max(20);

/** A contested amount of one open item, as a person states it; the amount is in minor units of the item's currency. */
export const contestedSchema = z.object({
	item: z.string().min(1).max(200),
	amount: positiveMinorSchema,
	label: z.string().max(200).optional(),
});
export type Contested = z.infer<typeof contestedSchema>;

export const openDisputeSchema = z.object({
	type: z.literal("OpenDispute"),
	lines: z.array(contestedSchema).min(1).max(100),
	reason: reasonCodeSchema,
	/** The customer's words, verbatim. */
	words: z.string().trim().min(1).max(10_000),
	source: sourceSchema,
	priority: prioritySchema.optional(),
	owner: personIdSchema.optional(),
	targetDate: daySchema.optional(),
	followUp: z.object({ due: daySchema, text }).optional(),
	comment: text.optional(),
});
export type OpenDispute = z.infer<typeof openDisputeSchema>;

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
	z.object({ type: z.literal(type), ...shape });

/** Every act on an existing dispute. Opening has its own schema, because it names no dispute yet. */
export const commandSchema = z.discriminatedUnion("type", [
	command("AddComment", {
		text,
		visibility: z.enum(["internal", "shared"]).default("internal"),
		line: line.optional(),
	}),
	command("AttachEvidence", { evidence: evidenceSchema }),
	command("ChangeReason", { reason: reasonCodeSchema, because: text.optional() }),
	command("ChangePriority", { priority: prioritySchema }),
	command("Assign", {
		as: z.enum(["owner", "coordinator", "approver", "poster"]).default("owner"),
		person: personIdSchema,
		because: text.optional(),
	}),
	command("AskCustomer", { question: text }),
	command("RecordCustomerAnswer", { answer: text, via: z.enum(["link", "mail", "phone"]).default("mail") }),
	command("ProposeOutcome", {
		lines: z.array(lineOutcomeSchema).min(1).max(100),
		because: text,
		rootCause: z.string().max(60).optional(),
	}),
	command("Approve", { comment: text.optional() }),
	command("SendBack", { because: text }),
	command("RecordDocument", { note: noteSchema }),
	command("ConfirmWithCustomer", {
		agreed: z.boolean(),
		by: z.string().trim().min(1).max(200),
		via: z.enum(["link", "mail", "phone"]),
		note: text.optional(),
	}),
	command("Close", { because: text }),
	command("Withdraw", { because: text }),
	command("Reopen", { because: text, cause: z.enum(["newFact", "customerRefused", "paymentBounced"]) }),
	command("Merge", { into: disputeIdSchema }),
	command("Split", {
		/** Lines that leave whole. */
		lines: z.array(line).max(99).default([]),
		/** Amounts taken out of lines that stay. */
		parts: z
			.array(z.object({ line, amount: positiveMinorSchema }))
			.max(99)
			.optional(),
		reason: reasonCodeSchema.optional(),
		because: text,
	}),
	command("ScheduleFollowUp", {
		id: z.string().max(80).optional(),
		due: daySchema,
		text,
		person: personIdSchema.optional(),
	}),
	command("CompleteFollowUp", { id: z.string().max(80), result: text.optional() }),
	command("Remind", { message: text.optional() }),
	command("Escalate", { because: text }),
	command("RecordPayment", {
		payments: z
			.array(z.object({ line, amount: amountMinorSchema }))
			.min(1)
			.max(100),
		reference: z.string().max(120).optional(),
	}),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
