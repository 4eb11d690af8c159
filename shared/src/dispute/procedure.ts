import { z } from "zod";
import { DomainError } from "./error.ts";
import { ownerFunctionSchema, roleSchema } from "./people.ts";
import { NATURES, REASON_CODE, STAGES } from "./terms.ts";

export const reasonCodeSchema = z.string().regex(REASON_CODE).brand("ReasonCode");
export type ReasonCode = z.infer<typeof reasonCodeSchema>;

export const stageSchema = z.enum(STAGES);
export type Stage = (typeof STAGES)[number];

const label = z.object({ fr: z.string().min(1).max(120), en: z.string().min(1).max(120) });
/** Shown as it is written, but for those of the default catalogue. */
const rootCause = z.string().min(1).max(60);
const text = z.string().max(400);

/** One step of a procedure: who holds it and how many business days they have. */
export const stageRuleSchema = z.object({
	stage: stageSchema,
	role: roleSchema,
	businessDays: z.int().min(0).max(250),
});
export type StageRule = z.infer<typeof stageRuleSchema>;

/**
 * How disputes of one reason are worked. A dispute keeps the version it was opened with, so an edit never
 * changes a dispute already running. `approveAbove` is per currency, in minor units; a currency that is
 * missing or null never needs an approver.
 */
export const procedureSchema = z.object({
	reason: reasonCodeSchema,
	version: z.int().positive(),
	owner: ownerFunctionSchema,
	stages: z.array(stageRuleSchema).length(4),
	approveAbove: z.record(z.string(), z.int().min(0).nullable()),
	/** Business days of silence after which a confirmation counts as given; null = never. */
	silenceDays: z.int().positive().max(250).nullable(),
	followUp: z.object({ businessDays: z.int().positive().max(250), fr: z.string(), en: z.string() }),
});
export type Procedure = z.infer<typeof procedureSchema>;

/** One entry of the tenant's reason catalogue. Archived reasons keep their labels for the history. */
export const reasonSchema = z.object({
	code: reasonCodeSchema,
	label,
	nature: z.enum(NATURES),
	awaits: label,
	/** What the reason means, in words: read by the intake. Written in one language before there were two. */
	means: z.union([z.object({ fr: text, en: text }), text.transform((en) => ({ fr: "", en }))]),
	examples: z.array(z.string().max(400)).max(50).default([]),
	archived: z.boolean().default(false),
	/** Reason codes of status 207 in the French e-invoicing lifecycle that lead here. */
	eInvoicing: z.array(z.string()).default([]),
	rootCauses: z.array(rootCause).default([]),
	procedure: procedureSchema,
});
export type Reason = z.infer<typeof reasonSchema>;

export const catalogueSchema = z.object({
	version: z.int().positive(),
	reasons: z.array(reasonSchema).min(1).max(200),
	rootCauses: z.array(rootCause).min(1).max(100),
});
/** A tenant's reasons in the order the tenant chose. */
export type Catalogue = z.infer<typeof catalogueSchema>;

/**
 * The rule a procedure has for one stage.
 * @throws DomainError `internal` when the procedure lacks the stage: its schema asks for all four
 */
export function stageRule(procedure: Procedure, stage: Stage): StageRule {
	const rule = procedure.stages.find((candidate) => candidate.stage === stage);
	if (!rule) throw new DomainError("internal", `procedure ${procedure.reason} has no stage ${stage}`);
	return rule;
}

/** A procedure as a dispute keeps it: of all the thresholds, those of its own currencies. */
export function keptFor(procedure: Procedure, lines: readonly { readonly currency: string }[]): Procedure {
	const currencies = new Set(lines.map(({ currency }) => currency));
	const approveAbove = Object.fromEntries(
		[...currencies].map((currency) => [currency, procedure.approveAbove[currency] ?? null]),
	);
	return { ...procedure, approveAbove };
}
