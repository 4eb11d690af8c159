import { z } from "zod";
import { reasonCodeSchema } from "../dispute/procedure.ts";

const INTENTS = [
	"dispute",
	"promise_to_pay",
	"already_paid",
	"document_request",
	"out_of_office",
	"other",
] as const;

/** What an agent corrected: the customer's words, and what they really wanted. */
export const correctionSchema = z.object({
	text: z.string().trim().min(3).max(4000),
	intent: z.enum(INTENTS),
	/** Given for a dispute, and only then. */
	reason: reasonCodeSchema.optional(),
});
export const exampleSchema = correctionSchema.extend({ id: z.string(), by: z.string(), at: z.string() });
export type Correction = z.infer<typeof correctionSchema>;
export type Example = z.infer<typeof exampleSchema>;
