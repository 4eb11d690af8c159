import { z } from "zod";
import { accountIdSchema, daySchema, disputeIdSchema, statusSchema } from "../dispute/dispute.ts";
import { personIdSchema } from "../dispute/people.ts";
import { catalogueSchema, reasonCodeSchema } from "../dispute/procedure.ts";
import { sightingSchema } from "../dispute/sighting.ts";
import { adminRoutes } from "./adminRoutes.ts";
import { digestRoutes } from "./digestRoutes.ts";
import { dunningRoutes } from "./dunningRoutes.ts";
import { evidenceRoutes } from "./evidenceRoutes.ts";
import { learningRoutes } from "./learningRoutes.ts";
import type { Route } from "./route.ts";
import {
	accountSchema,
	commandRequestSchema,
	disputeFileSchema,
	disputeSummarySchema,
	disputeViewSchema,
	dunnableSchema,
	healthSchema,
	importReportSchema,
	mailSchema,
	meSchema,
	openRequestSchema,
	personSchema,
	proposalSchema,
	reportGroupSchema,
	reportSchema,
	statementSchema,
} from "./schemas.ts";

const continuation = z.string().max(4000).optional();
const limit = z.coerce.number().int().min(1).max(200).default(50);
const disputeParams = z.object({ disputeId: disputeIdSchema });
const importing = ["admin", "manager"] as const;

/** Every HTTP operation of Accord. */
export const routes = {
	me: {
		name: "me",
		method: "GET",
		path: "me",
		summary: "The signed-in person and their tenant",
		access: "signedIn",
		output: meSchema,
	},
	listPeople: {
		name: "listPeople",
		method: "GET",
		path: "people",
		summary: "The people a dispute can be given to",
		access: "signedIn",
		output: z.object({ people: z.array(personSchema) }),
	},
	readCatalogue: {
		name: "readCatalogue",
		method: "GET",
		path: "catalogue",
		summary: "Reasons and their procedures",
		access: "signedIn",
		output: catalogueSchema,
	},
	importAccounts: {
		name: "importAccounts",
		method: "POST",
		path: "imports/accounts",
		summary: "Create or update accounts and contacts from CSV or JSON",
		access: importing,
		accepts: ["text/csv"],
		query: z.object({ dryRun: z.stringbool().default(false) }),
		maxBytes: 200_000_000,
		output: importReportSchema,
	},
	importOpenItems: {
		name: "importOpenItems",
		method: "POST",
		path: "imports/open-items",
		summary: "Create or update open items from CSV or JSON",
		access: importing,
		accepts: ["text/csv"],
		/** `full`: items absent from the file are recorded as gone. */
		query: z.object({ full: z.stringbool().default(false), dryRun: z.stringbool().default(false) }),
		maxBytes: 200_000_000,
		output: importReportSchema,
	},
	findAccounts: {
		name: "findAccounts",
		method: "GET",
		path: "accounts",
		summary: "Accounts by name, number, sender address or domain, or invoice number",
		access: "signedIn",
		query: z.object({ query: z.string().max(320).default(""), limit }),
		output: z.object({ accounts: z.array(accountSchema) }),
	},
	readStatement: {
		name: "readStatement",
		method: "GET",
		path: "accounts/{accountId}",
		summary: "The account's open items with what is held and what may be dunned",
		access: "signedIn",
		params: z.object({ accountId: accountIdSchema }),
		output: statementSchema,
	},
	readMail: {
		name: "readMail",
		method: "POST",
		path: "intake/mail",
		summary: "Propose a dispute from a customer's mail; nothing is written",
		access: ["collector", "manager", "admin"],
		body: mailSchema,
		maxBytes: 3_000_000,
		output: proposalSchema,
	},
	openDispute: {
		name: "openDispute",
		method: "POST",
		path: "disputes",
		summary: "Open a dispute; the contested amounts stop being dunned",
		access: ["collector", "manager", "admin"],
		body: openRequestSchema,
		output: disputeViewSchema,
	},
	listDisputes: {
		name: "listDisputes",
		method: "GET",
		path: "disputes",
		summary: "Disputes of an owner, a coordinator or an account, in somebody's court, or all, newest first",
		access: "signedIn",
		query: z.object({
			owner: personIdSchema.optional(),
			coordinator: personIdSchema.optional(),
			/** Whose court it is in: who must act now. */
			court: personIdSchema.optional(),
			account: accountIdSchema.optional(),
			status: statusSchema.optional(),
			reason: reasonCodeSchema.optional(),
			open: z.stringbool().optional(),
			/** `D-2026-000123`; the number of a merged dispute leads to the one it went on in. */
			number: z.string().max(40).optional(),
			limit,
			continuation,
		}),
		output: z.object({ disputes: z.array(disputeSummarySchema), continuation: z.string().optional() }),
	},
	readDispute: {
		name: "readDispute",
		method: "GET",
		path: "disputes/{disputeId}",
		summary: "One dispute with its events",
		access: "signedIn",
		params: disputeParams,
		/** Where it is looked at, for the record of who saw it. */
		query: z.object({ surface: z.enum(["tab", "pane"]).optional() }),
		output: disputeFileSchema,
	},
	listSightings: {
		name: "listSightings",
		method: "GET",
		path: "disputes/{disputeId}/sightings",
		summary: "Who saw the dispute, by day and surface; kept beside its events, outside their chain",
		access: ["manager", "admin"],
		params: disputeParams,
		output: z.object({ sightings: z.array(sightingSchema), people: z.record(z.string(), z.string()) }),
	},
	commandDispute: {
		name: "commandDispute",
		method: "POST",
		path: "disputes/{disputeId}/commands",
		summary: "Act on a dispute, naming the version that was seen",
		access: "signedIn",
		params: disputeParams,
		body: commandRequestSchema,
		output: disputeViewSchema,
	},
	isDunnable: {
		name: "isDunnable",
		method: "GET",
		path: "open-items/{number}/dunnable",
		summary: "May this open item be dunned, for how much, and if not why",
		access: "signedIn",
		params: z.object({ number: z.string().min(1).max(200) }),
		query: z.object({ account: accountIdSchema.optional() }),
		output: dunnableSchema,
	},
	reportDisputes: {
		name: "reportDisputes",
		method: "GET",
		path: "reports/disputes",
		summary: "Numbers, amounts and resolution times of disputes, grouped",
		access: "signedIn",
		query: z.object({
			from: daySchema.optional(),
			to: daySchema.optional(),
			groupBy: reportGroupSchema.default("reason"),
		}),
		output: reportSchema,
	},
	...adminRoutes,
	...digestRoutes,
	...dunningRoutes,
	...evidenceRoutes,
	...learningRoutes,
	messages: {
		name: "messages",
		method: "POST",
		path: "messages",
		summary: "Bot Framework activities from Teams",
		access: "botChannel",
	},
	health: {
		name: "health",
		method: "GET",
		path: "health",
		summary: "Store, feed lag and outbox age",
		access: "public",
		output: healthSchema,
	},
	openapi: {
		name: "openapi",
		method: "GET",
		path: "openapi.json",
		summary: "This interface as OpenAPI 3.1",
		access: "public",
	},
} as const satisfies Record<string, Route>;
export type Routes = typeof routes;
export type RouteName = keyof Routes;
