import { z } from "zod";
import { commandSchema, openDisputeSchema } from "../dispute/command.ts";
import { digestSettingSchema } from "../dispute/digest.ts";
import {
	accountIdSchema,
	daySchema,
	disputeIdSchema,
	disputeSchema,
	evidenceSchema,
	followUpSchema,
	instantSchema,
	statusSchema,
} from "../dispute/dispute.ts";
import { ERROR_CODES } from "../dispute/error.ts";
import { eventSchema } from "../dispute/event.ts";
import { amountMinorSchema, currencySchema, minorSchema, moneySchema } from "../dispute/money.ts";
import { personIdSchema, roleSchema } from "../dispute/people.ts";
import { reasonCodeSchema, stageSchema } from "../dispute/procedure.ts";
import { HAND_FIELDS, ROUTING_GROUNDS } from "../dispute/terms.ts";

export const languageSchema = z.enum(["fr", "en"]);
export type Language = z.infer<typeof languageSchema>;
export const bothSchema = z.object({ fr: z.string(), en: z.string() });

/** Names the contents that were read; a save sends it back in `If-Match`. */
export const versionSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** Chosen by the caller, unique per act; the same key gives the same answer, with another body it is refused. */
export const idempotencyKeySchema = z.string().min(8).max(200);

export const personSchema = z.object({
	id: personIdSchema,
	name: z.string(),
	mail: z.string().optional(),
	roles: z.array(roleSchema),
	language: languageSchema,
	timeZone: z.string(),
	territories: z.array(z.string()).default([]),
	manager: personIdSchema.optional(),
	deputy: personIdSchema.optional(),
	absent: z.object({ from: daySchema, to: daySchema }).optional(),
	/** First day on which the person is no longer there: nothing new falls to them, what they did keeps their name. */
	left: daySchema.optional(),
	/** Fields entered by an admin, which the company's directory does not change. */
	byHand: z.array(z.enum(HAND_FIELDS)).optional(),
	/** Chosen by the person; a card at eight where they never chose. */
	digest: digestSettingSchema.optional(),
});
export type Person = z.infer<typeof personSchema>;

export const meSchema = z.object({
	person: personSchema,
	tenant: z.object({ id: z.string(), name: z.string(), currency: currencySchema, country: z.string() }),
});
export type Me = z.infer<typeof meSchema>;

export const problemSchema = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	code: z.enum(ERROR_CODES),
	/** A plain sentence in the caller's language. */
	detail: z.string(),
	field: z.string().optional(),
	errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
	/** The dispute as it is now, when the caller saw an older version (409). */
	current: z.unknown().optional(),
	traceId: z.string().optional(),
});
/** RFC 9457 problem details with Accord's closed code. */
export type Problem = z.infer<typeof problemSchema>;

export const contactSchema = z.object({ name: z.string().max(200).optional(), mail: z.string().max(320) });

export const accountSchema = z.object({
	id: accountIdSchema,
	number: z.string().min(1).max(200),
	name: z.string().min(1).max(200),
	language: languageSchema,
	country: z.string().length(2),
	currency: currencySchema,
	contacts: z.array(contactSchema).max(200),
	coordinator: personIdSchema.optional(),
	salesperson: personIdSchema.optional(),
	technician: personIdSchema.optional(),
	territory: z.string().max(80).optional(),
});
/** One customer of one tenant. */
export type Account = z.infer<typeof accountSchema>;

export const openItemSchema = z.object({
	number: z.string().min(1).max(200),
	kind: z.enum(["invoice", "debitNote", "credit"]),
	currency: currencySchema,
	/** Original amount and what is still unpaid, in minor units; credits are negative. */
	amount: minorSchema,
	open: minorSchema,
	issuedOn: daySchema,
	dueOn: daySchema,
	label: z.string().max(200).optional(),
	orderNumber: z.string().max(120).optional(),
	status: z.enum(["open", "paid", "gone"]),
});
export type OpenItem = z.infer<typeof openItemSchema>;

/** Why an amount may not be dunned: which dispute, how much, and from which day it may again. */
export const holdSchema = z.object({
	dispute: disputeIdSchema,
	number: z.string(),
	amount: amountMinorSchema,
	reason: reasonCodeSchema,
	owner: personIdSchema,
	/** Target day while the dispute runs; the day of release once it is closed. */
	until: daySchema,
	released: z.boolean(),
});
export type Hold = z.infer<typeof holdSchema>;

export const dunnableSchema = z.object({
	item: z.string(),
	account: accountIdSchema,
	currency: currencySchema,
	open: minorSchema,
	held: amountMinorSchema,
	/** Credit notes recorded on disputes that the ERP has not applied to the item yet. */
	creditPending: amountMinorSchema,
	dunnable: amountMinorSchema,
	isDunnable: z.boolean(),
	dueOn: daySchema,
	overdueDays: z.int(),
	holds: z.array(holdSchema),
	asOf: instantSchema,
});
export type Dunnable = z.infer<typeof dunnableSchema>;

export const claimSchema = z.object({
	id: z.string(),
	account: accountIdSchema,
	at: instantSchema,
	source: z.enum(["mail", "phone", "customerPage", "eInvoicing", "deduction"]),
	words: z.string(),
	items: z.array(z.object({ item: z.string(), amount: amountMinorSchema.optional() })),
	reason: reasonCodeSchema.optional(),
	state: z.enum(["toQualify", "qualified", "dismissed"]),
	dispute: disputeIdSchema.optional(),
	/** What the customer wants; absent means that something is contested. */
	kind: z.enum(["contest", "promise", "paid", "agree", "refuse", "answer"]).optional(),
	/** Day of a promised or stated payment, and what the bank statement should say. */
	payment: z.object({ date: daySchema, reference: z.string().max(120).optional() }).optional(),
	files: z.array(evidenceSchema).max(10).optional(),
	/** Who qualified or dismissed it, and why. */
	decided: z
		.object({ by: personIdSchema, at: instantSchema, because: z.string().max(2000).optional() })
		.optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export const disputeSummarySchema = z.object({
	id: disputeIdSchema,
	number: z.string(),
	account: accountIdSchema,
	accountName: z.string(),
	status: statusSchema,
	reason: reasonCodeSchema,
	priority: z.string(),
	owner: personIdSchema,
	coordinator: personIdSchema,
	/** Who must act now; absent once closed. */
	courtPerson: personIdSchema.optional(),
	due: daySchema.optional(),
	disputed: z.array(moneySchema),
	stillDisputed: z.array(moneySchema),
	items: z.array(z.string()),
	words: z.string(),
	openedAt: instantSchema,
	changedAt: instantSchema,
	closedAt: instantSchema.optional(),
	version: z.int(),
});
export type DisputeSummary = z.infer<typeof disputeSummarySchema>;

export const commandTypeSchema = z.enum(commandSchema.options.map((option) => option.shape.type.value));

export const disputeViewSchema = z.object({
	dispute: disputeSchema,
	/** Commands the caller may give now; they draw the buttons. */
	allowed: z.array(commandTypeSchema),
	reasonLabel: bothSchema,
	awaits: bothSchema,
	/** Names of the people mentioned, by id. */
	people: z.record(z.string(), z.string()),
	/** Those of them who have left the company. */
	left: z.array(personIdSchema).optional(),
	disputed: z.array(moneySchema),
	held: z.array(moneySchema),
});
export type DisputeView = z.infer<typeof disputeViewSchema>;

export const disputeFileSchema = disputeViewSchema.extend({ events: z.array(eventSchema) });
export type DisputeFile = z.infer<typeof disputeFileSchema>;

export const statementSchema = z.object({
	account: accountSchema,
	items: z.array(openItemSchema.extend({ dunning: dunnableSchema })),
	disputes: z.array(disputeSummarySchema),
	claims: z.array(claimSchema),
	followUps: z.array(
		followUpSchema.extend({ dispute: disputeIdSchema, number: z.string(), version: z.int() }),
	),
	totals: z.array(
		z.object({
			currency: currencySchema,
			open: minorSchema,
			overdue: minorSchema,
			held: minorSchema,
			dunnable: minorSchema,
		}),
	),
	people: z.record(z.string(), z.string()),
	asOf: instantSchema,
});
/** Everything the ledger knows of one account, with what is held and what may be dunned. */
export type Statement = z.infer<typeof statementSchema>;

export const mailSchema = z.object({
	messageId: z.string().min(1).max(998),
	conversationId: z.string().max(998).optional(),
	from: z.object({ name: z.string().max(320).optional(), address: z.string().min(3).max(320) }),
	subject: z.string().max(2000).default(""),
	bodyType: z.enum(["text", "html"]),
	body: z.string().max(2_000_000),
	receivedAt: instantSchema.optional(),
	/** Set by the agent when the sender is not recognised. */
	account: accountIdSchema.optional(),
});
export type Mail = z.infer<typeof mailSchema>;

export const proposalSchema = z.object({
	account: accountSchema.pick({ id: true, name: true, number: true, language: true }).optional(),
	/** Accounts the sender may belong to, when it is not certain. */
	candidates: z.array(accountSchema.pick({ id: true, name: true, number: true })),
	intent: z.enum(["dispute", "promise_to_pay", "already_paid", "document_request", "out_of_office", "other"]),
	confidence: z.number().min(0).max(1),
	/** Below the threshold: ask the agent instead of pre-filling. */
	ask: z.boolean(),
	/** A language model the company switched on was asked too; it weighs on intent and reasons only. */
	secondOpinion: z.boolean().optional(),
	reasons: z.array(
		z.object({
			code: reasonCodeSchema,
			label: bothSchema,
			confidence: z.number(),
			because: z.string().optional(),
		}),
	),
	lines: z.array(
		z.object({
			item: z.string(),
			amount: amountMinorSchema,
			currency: currencySchema,
			itemOpen: amountMinorSchema,
			dueOn: daySchema,
			/** What the line rests on, in the customer's words. */
			because: z.string().optional(),
			whole: z.boolean(),
		}),
	),
	quote: z.string(),
	/** Verbatim words each conclusion rests on, for highlighting. */
	why: z.array(
		z.object({ about: z.enum(["intent", "reason", "line", "amount", "promise"]), words: z.string() }),
	),
	language: languageSchema,
	promiseDate: daySchema.optional(),
	suspicious: z.array(z.enum(["bankDetailsChange"])),
	owner: z.object({ id: personIdSchema, name: z.string() }).optional(),
	targetDate: daySchema.optional(),
	/** Disputes already opened from this mail or this conversation, or on the same items. */
	existing: z.array(disputeSummarySchema),
	freshText: z.string(),
	cutText: z.string(),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const openRequestSchema = openDisputeSchema
	.omit({ type: true })
	.extend({ account: accountIdSchema, idempotencyKey: idempotencyKeySchema });
export type OpenRequest = z.infer<typeof openRequestSchema>;

export const commandRequestSchema = z.intersection(
	commandSchema,
	z.object({ expectedVersion: z.int().positive(), idempotencyKey: idempotencyKeySchema }),
);
export type CommandRequest = z.infer<typeof commandRequestSchema>;

export const importReportSchema = z.object({
	lines: z.int(),
	created: z.int(),
	changed: z.int(),
	unchanged: z.int(),
	/** Items that were open before and are absent from a full import. */
	gone: z.int(),
	paid: z.int(),
	rejected: z.int(),
	/** The first 1,000 bad lines. */
	errors: z.array(
		z.object({ line: z.int(), column: z.string().optional(), code: z.string(), message: z.string() }),
	),
	ms: z.int(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const reportGroupSchema = z.enum(["reason", "account", "owner", "status", "month", "rootCause"]);
export type ReportGroup = z.infer<typeof reportGroupSchema>;

export const reportRowSchema = z.object({
	key: z.string(),
	label: bothSchema,
	currency: currencySchema,
	opened: z.int(),
	closed: z.int(),
	stillOpen: z.int(),
	late: z.int(),
	disputed: minorSchema,
	stillDisputed: minorSchema,
	credited: minorSchema,
	upheld: minorSchema,
	writtenOff: minorSchema,
	/** Mean and median closing − opening of those closed, in calendar days; null while none is closed. */
	meanDays: z.number().nullable(),
	medianDays: z.number().nullable(),
	meanBusinessDays: z.number().nullable(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const reportSchema = z.object({
	from: daySchema,
	to: daySchema,
	groupBy: reportGroupSchema,
	rows: z.array(reportRowSchema),
	totals: z.array(reportRowSchema),
	/** The views lag the ledger by the feed; these figures are right as of this instant. */
	asOf: instantSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** A document of the ledger that one of its followers could not take. */
export const parkedSchema = z.object({
	follower: z.enum(["views", "dunning", "mail"]),
	partition: z.string(),
	id: z.string(),
	/** The kind of error; the text may quote the document and stays out. */
	error: z.string(),
	at: instantSchema,
});
export const parkedAnswerSchema = z.object({ mended: z.int(), parked: z.array(parkedSchema) });
export type ParkedAnswer = z.infer<typeof parkedAnswerSchema>;

/** How the people of a tenant are kept as its company directory has them. `refused`: the consent is missing. */
export const routingSchema = z.object({
	today: daySchema,
	stages: z.array(
		z.object({
			stage: stageSchema,
			role: roleSchema,
			person: personIdSchema,
			because: z.enum(ROUTING_GROUNDS),
			/** The absent person this one stands in for. */
			insteadOf: personIdSchema.optional(),
		}),
	),
});
/** Whom each stage of a dispute would fall to. */
export type Routing = z.infer<typeof routingSchema>;

export const directoryStateSchema = z.object({
	status: z.enum(["off", "never", "ok", "refused", "busy", "failing"]),
	syncedAt: instantSchema.optional(),
	triedAt: instantSchema.optional(),
	/** Since when it is refused or fails. */
	since: instantSchema.optional(),
	/** The directory is being read from its beginning. */
	reading: z.boolean().optional(),
});
export type DirectoryState = z.infer<typeof directoryStateSchema>;

export const directoryHealthSchema = z.object({
	tenants: z.int(),
	/** Tenants that have not granted it; they enter people by hand. */
	refused: z.int(),
	/** Tenants whose directory could not be followed for a day. */
	late: z.int(),
	/** The last sync of whichever tenant waits longest. */
	oldestSync: instantSchema.optional(),
});
export type DirectoryHealth = z.infer<typeof directoryHealthSchema>;

export const healthSchema = z.object({
	status: z.enum(["ok", "degraded", "failing"]),
	store: z.enum(["ok", "failing"]),
	feedLag: z.object({ documents: z.int().nullable(), seconds: z.number() }),
	outbox: z.object({ waiting: z.int(), oldestSeconds: z.number(), parked: z.int() }),
	/** Documents of the ledger that could not be followed, counted up to a thousand. */
	parkedDocuments: z.int(),
	directory: directoryHealthSchema.optional(),
	version: z.string(),
	startedAt: instantSchema,
});
export type Health = z.infer<typeof healthSchema>;
