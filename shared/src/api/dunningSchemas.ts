import { z } from "zod";
import { accountIdSchema, daySchema, disputeIdSchema, statusSchema } from "../dispute/dispute.ts";
import { amountMinorSchema, currencySchema, minorSchema, moneySchema } from "../dispute/money.ts";
import { personIdSchema } from "../dispute/people.ts";
import { reasonCodeSchema } from "../dispute/procedure.ts";
import { letterSchema } from "../dunning/account.ts";
import { AGENDA_KINDS } from "../dunning/agenda.ts";
import { accountPolicySchema, levelSchema, policySchema } from "../dunning/policy.ts";
import { PURPOSES } from "../templates/tags.ts";
import { templateSchema } from "../templates/template.ts";
import {
	bothSchema,
	claimSchema,
	idempotencyKeySchema,
	languageSchema,
	openRequestSchema,
	versionSchema,
} from "./schemas.ts";

export const letterTextSchema = z.object({ subject: z.string(), text: z.string(), html: z.string() });

export const agendaEntrySchema = z.object({
	/** Stable for the same matter: what a snooze names. */
	key: z.string(),
	kind: z.enum(AGENDA_KINDS),
	account: accountIdSchema,
	accountName: z.string(),
	due: daySchema,
	amount: z.array(moneySchema),
	/** Contested beside it on the same account, and therefore not asked for. */
	held: z.array(moneySchema).optional(),
	items: z.array(z.string()),
	/** What the entry is about, in the language that was asked for. */
	says: z.string(),
	dispute: disputeIdSchema.optional(),
	number: z.string().optional(),
	reason: z.string().optional(),
	status: statusSchema.optional(),
	owner: z.string().optional(),
	person: z.string().optional(),
	claim: z.string().optional(),
	followUp: z.string().optional(),
	proposal: z.string().optional(),
	level: levelSchema.optional(),
});
export type AgendaEntryView = z.infer<typeof agendaEntrySchema>;

export const agendaSchema = z.object({
	day: daySchema,
	entries: z.array(agendaEntrySchema),
	/** True when more accounts wait than were looked at. */
	more: z.boolean(),
	people: z.record(z.string(), z.string()),
});
export type Agenda = z.infer<typeof agendaSchema>;

export const dunningLineSchema = z.object({
	item: z.string(),
	currency: currencySchema,
	dueOn: daySchema,
	daysLate: z.int(),
	open: minorSchema,
	held: amountMinorSchema,
	credited: amountMinorSchema,
	promised: amountMinorSchema,
	/** What is, or later will be, asked for. */
	amount: amountMinorSchema,
	why: z.string(),
	because: bothSchema,
	level: z.string().optional(),
});
export const accountProposalSchema = z.object({
	account: accountIdSchema,
	accountName: z.string(),
	day: daySchema,
	proposal: z
		.object({
			id: z.string(),
			level: levelSchema,
			total: z.array(moneySchema),
			items: z.array(z.string()),
			letter: letterTextSchema.optional(),
			to: z.array(z.string()),
		})
		.optional(),
	/** Every unpaid item with its reason, also those that are not asked for. */
	lines: z.array(dunningLineSchema),
});
export type AccountProposal = z.infer<typeof accountProposalSchema>;

export const dunningRunSchema = z.object({
	day: daySchema,
	accounts: z.int(),
	proposed: z.int(),
	/** Letters this day already had before the run. */
	already: z.int(),
	queued: z.int(),
});
export type DunningRun = z.infer<typeof dunningRunSchema>;

const runFigures = z.object({
	accounts: z.int(),
	items: z.int(),
	total: z.array(moneySchema),
	/** How many items stand where, by the code of their reason. */
	why: z.record(z.string(), z.int()),
});
export const policyPreviewSchema = z.object({
	day: daySchema,
	inForce: runFigures,
	wanted: runFigures,
	/** How many accounts the two treat differently. */
	differing: z.int(),
	/** The first of them. */
	differ: z.array(
		z.object({
			account: accountIdSchema,
			accountName: z.string(),
			inForce: z.string().optional(),
			wanted: z.string().optional(),
		}),
	),
});
const accountOutcome = z.object({
	/** The level of the letter or call; none when the account is not chased. */
	level: z.string().optional(),
	total: z.array(moneySchema),
	items: z.array(z.string()),
	lines: z.array(dunningLineSchema),
});
export const accountPolicyPreviewSchema = z.object({
	day: daySchema,
	accountName: z.string(),
	inForce: accountOutcome,
	wanted: accountOutcome,
});
export type AccountPolicyPreview = z.infer<typeof accountPolicyPreviewSchema>;
export type PolicyPreview = z.infer<typeof policyPreviewSchema>;

const versioned = { version: versionSchema };
export const savedPolicySchema = policySchema.extend(versioned);
export const savedAccountPolicySchema = accountPolicySchema.extend(versioned);
export const policiesSchema = z.object({
	policy: savedPolicySchema,
	/** What the account that was named has otherwise; without a rule when it has nothing of its own. */
	account: savedAccountPolicySchema.optional(),
});
export type Policies = z.infer<typeof policiesSchema>;
export const savedTemplateSchema = templateSchema.extend(versioned);

export const templateRequestSchema = templateSchema;
export const previewRequestSchema = z.object({
	template: templateSchema,
	/** A real account to fill it with; examples without one. */
	account: accountIdSchema.optional(),
});

export const phoneClaimSchema = z.object({
	account: accountIdSchema,
	kind: z.enum(["contest", "promise", "paid"]).default("contest"),
	words: z.string().trim().min(1).max(10_000),
	items: z
		.array(z.object({ item: z.string().min(1).max(200), amount: amountMinorSchema.optional() }))
		.min(1)
		.max(100),
	reason: reasonCodeSchema.optional(),
	payment: z.object({ date: daySchema, reference: z.string().max(120).optional() }).optional(),
	idempotencyKey: idempotencyKeySchema,
});
export type PhoneClaim = z.infer<typeof phoneClaimSchema>;

/** What a person makes of a claim: a dispute, a promise, a command on the dispute it names; or nothing. */
export const qualifyRequestSchema = z.object({
	account: accountIdSchema,
	/** The dispute to open from a contest; what it does not say is taken from the claim. */
	dispute: openRequestSchema
		.pick({ lines: true, reason: true, owner: true, priority: true, targetDate: true, comment: true })
		.partial()
		.optional(),
	idempotencyKey: idempotencyKeySchema,
});
export type QualifyRequest = z.infer<typeof qualifyRequestSchema>;
export const dismissRequestSchema = z.object({
	account: accountIdSchema,
	because: z.string().trim().min(1).max(2000),
	idempotencyKey: idempotencyKeySchema,
});
export const qualifiedSchema = z.object({ claim: claimSchema });

export const linkRequestSchema = z.object({
	/** A dispute's link shows that dispute only, and ends when it closes. */
	dispute: disputeIdSchema.optional(),
	/** Where receipts go. */
	to: z.email().max(320).optional(),
	days: z.int().min(1).max(365).default(60),
});
export type LinkRequest = z.infer<typeof linkRequestSchema>;
export const linkAnswerSchema = z.object({ url: z.url(), expires: daySchema });

export const letterRequestSchema = z.object({
	account: accountIdSchema,
	/** `sent`: a person sent it or made the call; `cancelled`: it is not to go out; `proposed` takes that back the same day. */
	outcome: z.enum(["sent", "cancelled", "proposed"]),
});
export const letterAnswerSchema = letterSchema;

export const snoozeRequestSchema = z.object({
	account: accountIdSchema,
	entry: z.string().min(1).max(400),
	until: daySchema,
	because: z.string().trim().min(1).max(400),
});

export const agendaQuerySchema = z.object({
	owner: personIdSchema.optional(),
	coordinator: personIdSchema.optional(),
	reason: reasonCodeSchema.optional(),
	account: accountIdSchema.optional(),
	status: statusSchema.optional(),
	kind: z.enum(AGENDA_KINDS).optional(),
	/** In which the sentences are; the caller's own where it is not said. */
	language: languageSchema.optional(),
	minimum: z.coerce.number().int().min(0).optional(),
	limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DismissRequest = z.infer<typeof dismissRequestSchema>;
export type AgendaQuery = z.infer<typeof agendaQuerySchema>;

/** A reminder as a draft a person sends: its id is what `decideLetter` is told about. */
export const draftSchema = letterTextSchema.extend({ id: z.string(), to: z.array(z.string()) });
export type DraftAnswer = z.infer<typeof draftSchema>;

export const disputeLetterRequestSchema = z.object({
	/** Without one, the letter that fits the dispute's state. */
	purpose: z
		.enum([
			"acknowledgement",
			"informationRequest",
			"resolutionAccepted",
			"resolutionPartly",
			"resolutionRefused",
			"confirmationRequest",
			"ownerRequest",
		])
		.optional(),
});
export type DisputeLetterRequest = z.infer<typeof disputeLetterRequestSchema>;
export const disputeDraftSchema = letterTextSchema.extend({
	purpose: z.enum(PURPOSES),
	to: z.array(z.string()),
});
export type DisputeDraft = z.infer<typeof disputeDraftSchema>;
