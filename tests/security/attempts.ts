import type { RouteName } from "@accord/shared/api/routes.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { defaultPolicy } from "@accord/shared/dunning/policy.ts";
import type { Template } from "@accord/shared/templates/template.ts";
import { freshKey } from "../production/life.ts";
import { colleague, settings } from "./bodies.ts";
import type { Request } from "./endpoints.ts";

/** What the caller of one tenant tries on another one's data, and the status it must get. */
interface Attempt extends Request {
	readonly with: string;
	readonly status: number;
}

/** Ids of the other tenant. */
export interface Foreign {
	readonly dispute: string;
	readonly number: string;
	readonly claim: string;
	readonly continuation: string;
	readonly key: string;
	/** A correction their agent taught. */
	readonly example: string;
	readonly template: Template;
}

/** Whatever version is there: what refuses or takes it must be something else. */
const anyVersion = { "if-match": "*" };
const sha256 = "a".repeat(64);
const dispute = (foreign: Foreign) => ({ params: { disputeId: foreign.dispute } });
const account = { params: { accountId: "X1" } };

/** One entry per route; a route without one does not compile. Where nothing of another tenant can be named, it says so. */
export const attempts: Readonly<Record<RouteName, (foreign: Foreign) => readonly Attempt[]>> = {
	me: () => [
		{
			with: "a tenant in query and header",
			query: { tenant: "fabrikam" },
			headers: { "x-tenant": "fabrikam" },
			status: 200,
		},
	],
	saveMyDigest: () => [
		{
			with: "a person and a tenant in the body",
			body: { by: "none", hour: 9, person: "olga", tenant: "fabrikam" },
			status: 200,
		},
	],
	listPeople: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	readCatalogue: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	savePerson: () => [
		{
			with: "a manager of theirs",
			params: { personId: "new" },
			body: { ...colleague, manager: "olga" },
			status: 422,
		},
		{
			with: "a tenant in the body",
			params: { personId: "new" },
			body: { ...colleague, tenant: "fabrikam" },
			status: 200,
		},
	],
	saveAbsence: () => [
		{ with: "a person of theirs", params: { personId: "olga" }, body: { absent: null }, status: 404 },
		{
			with: "a tenant in the body",
			params: { personId: "alex" },
			body: { absent: null, tenant: "fabrikam" },
			status: 200,
		},
	],
	previewRouting: () => [
		{ with: "another's account", query: { reason: "PRICE", account: "X1" }, status: 404 },
	],
	readDirectory: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	syncDirectory: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	listParked: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	retryParked: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	readSettings: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	saveSettings: () => [
		{ with: "their id", headers: anyVersion, body: { ...settings, id: "fabrikam" }, status: 200 },
		{
			with: "a person of theirs",
			headers: anyVersion,
			body: { ...settings, fallbackPerson: "olga" },
			status: 422,
		},
	],
	saveCatalogue: () => [
		{
			with: "a tenant in the body",
			body: { ...defaultCatalogue(), version: 2, tenant: "fabrikam" },
			status: 200,
		},
	],
	importAccounts: () => [
		{
			with: "an account of the same number",
			body: [{ number: "X1", name: "Mine", currency: "EUR" }],
			query: { dryRun: "true" },
			status: 200,
		},
	],
	importOpenItems: () => [
		{
			with: "another's account",
			body: [
				{ account: "X1", invoice: "X9", amount: "1.00", open: "1.00", due: "2026-09-01", date: "2026-08-01" },
			],
			status: 200,
		},
	],
	findAccounts: () => [
		{ with: "another's name", query: { query: "Fabrikam" }, status: 200 },
		{ with: "another's sender", query: { query: "pay@fabrikam-customer.example" }, status: 200 },
		{ with: "another's invoice", query: { query: "X1" }, status: 200 },
	],
	readStatement: () => [{ with: "another's account", ...account, status: 404 }],
	readMail: () => [
		{
			with: "another's sender and invoice",
			body: {
				messageId: "<m@x>",
				from: { address: "pay@fabrikam-customer.example" },
				bodyType: "text",
				body: "We will not pay X1, the price is wrong.",
			},
			status: 200,
		},
		{
			with: "another's account",
			body: {
				messageId: "<m@x>",
				from: { address: "a@b.example" },
				bodyType: "text",
				body: "X1",
				account: "X1",
			},
			status: 404,
		},
	],
	openDispute: (foreign) => [
		{
			with: "another's account",
			body: {
				account: "X1",
				lines: [{ item: "X1", amount: 1 }],
				reason: "PRICE",
				words: "w",
				source: { kind: "phone" },
				idempotencyKey: freshKey(),
			},
			status: 404,
		},
		{
			with: "another's idempotency key",
			body: {
				account: "X1",
				lines: [{ item: "X1", amount: 1 }],
				reason: "PRICE",
				words: "w",
				source: { kind: "phone" },
				idempotencyKey: foreign.key,
			},
			status: 404,
		},
	],
	listDisputes: (foreign) => [
		{ with: "another's account", query: { account: "X1" }, status: 200 },
		{ with: "another's owner", query: { owner: "samir" }, status: 200 },
		{ with: "another's number", query: { number: foreign.number }, status: 200 },
		{
			with: "another's continuation",
			query: { limit: "1", continuation: foreign.continuation },
			status: 400,
		},
	],
	listSightings: (foreign) => [{ with: "another's dispute", ...dispute(foreign), status: 404 }],
	readDispute: (foreign) => [{ with: "another's dispute", ...dispute(foreign), status: 404 }],
	commandDispute: (foreign) => [
		{
			with: "another's dispute",
			...dispute(foreign),
			body: { type: "AddComment", text: "mine", expectedVersion: 2, idempotencyKey: freshKey() },
			status: 404,
		},
		{
			with: "another's dispute and key",
			...dispute(foreign),
			body: { type: "AddComment", text: "mine", expectedVersion: 2, idempotencyKey: foreign.key },
			status: 404,
		},
	],
	isDunnable: () => [
		{ with: "another's item", params: { number: "X1" }, status: 404 },
		{ with: "another's item and account", params: { number: "X1" }, query: { account: "X1" }, status: 404 },
	],
	reportDisputes: () => [
		{ with: "a tenant in the query", query: { groupBy: "account", tenant: "fabrikam" }, status: 200 },
	],
	readAgenda: () => [{ with: "another's account", query: { account: "X1" }, status: 404 }],
	snooze: () => [
		{
			with: "another's account",
			body: { account: "X1", entry: "chase.X1", until: "2027-01-04", because: "b" },
			status: 404,
		},
	],
	readProposal: () => [{ with: "another's account", ...account, status: 404 }],
	draftReminder: () => [{ with: "another's account", ...account, status: 404 }],
	draftDisputeLetter: (foreign) => [
		{ with: "another's dispute", ...dispute(foreign), body: {}, status: 404 },
	],
	listProposals: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	runDunning: () => [{ with: "a tenant in the body", body: { tenant: "fabrikam" }, status: 200 }],
	decideLetter: () => [
		{
			with: "another's account",
			params: { letterId: "l1" },
			body: { account: "X1", outcome: "sent" },
			status: 404,
		},
	],
	readPolicies: () => [{ with: "another's account", query: { account: "X1" }, status: 404 }],
	savePolicy: () => [
		{
			with: "a tenant in the body",
			headers: anyVersion,
			body: { ...defaultPolicy, tenant: "fabrikam" },
			status: 200,
		},
	],
	previewPolicy: () => [
		{ with: "a tenant in the body", body: { ...defaultPolicy, tenant: "fabrikam" }, status: 200 },
	],
	saveAccountPolicy: () => [
		{ with: "another's account", headers: anyVersion, ...account, body: defaultPolicy, status: 404 },
	],
	previewAccountPolicy: () => [{ with: "another's account", ...account, body: {}, status: 404 }],
	listTemplates: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	saveTemplate: (foreign) => [
		{
			with: "the id another has",
			headers: anyVersion,
			params: { templateId: foreign.template.id },
			body: foreign.template,
			status: 200,
		},
	],
	deleteTemplate: (foreign) => [
		{
			with: "the id another has",
			headers: anyVersion,
			params: { templateId: foreign.template.id },
			status: 200,
		},
	],
	previewTemplate: (foreign) => [
		{ with: "another's account", body: { template: foreign.template, account: "X1" }, status: 404 },
	],
	makeClaim: () => [
		{
			with: "another's account",
			body: { account: "X1", words: "w", items: [{ item: "X3" }], idempotencyKey: freshKey() },
			status: 404,
		},
	],
	qualifyClaim: (foreign) => [
		{
			with: "another's claim",
			params: { claimId: foreign.claim },
			body: {
				account: "X1",
				dispute: { lines: [{ item: "X3", amount: 1 }], reason: "PRICE" },
				idempotencyKey: freshKey(),
			},
			status: 404,
		},
	],
	dismissClaim: (foreign) => [
		{
			with: "another's claim",
			params: { claimId: foreign.claim },
			body: { account: "X1", because: "b", idempotencyKey: freshKey() },
			status: 404,
		},
	],
	readClaimFile: (foreign) => [
		{ with: "another's file", params: { accountId: "X1", claimId: foreign.claim, sha256 }, status: 404 },
	],
	makeLink: (foreign) => [
		{ with: "another's account", ...account, body: {}, status: 404 },
		{
			with: "another's dispute on an own account",
			params: { accountId: "C1" },
			body: { dispute: foreign.dispute },
			status: 404,
		},
	],
	revokeLinks: () => [{ with: "another's account", ...account, status: 404 }],
	listExamples: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	learnExample: () => [
		{
			with: "a tenant in the body",
			body: { text: "We want the delivery note.", intent: "document_request", tenant: "fabrikam" },
			status: 200,
		},
	],
	forgetExample: (foreign) => [
		// Forgetting is content when there is nothing; theirs must still be there.
		{ with: "another's example", params: { exampleId: foreign.example }, status: 200 },
	],
	openCustomerLink: () => [
		{ with: "a token that opens nothing", params: { token: "A".repeat(43) }, status: 404 },
	],
	readCustomerPage: () => [{ with: "no cookie of theirs", status: 404 }],
	sendCustomerForm: () => [
		{
			with: "no cookie of theirs",
			headers: { "content-type": "application/x-www-form-urlencoded" },
			status: 404,
		},
	],
	attachEvidence: (foreign) => [
		{
			with: "another's dispute",
			...dispute(foreign),
			query: { name: "a.txt", expectedVersion: "2", idempotencyKey: freshKey() },
			headers: { "content-type": "text/plain" },
			body: "text",
			status: 404,
		},
	],
	readEvidence: (foreign) => [
		{ with: "another's dispute", params: { disputeId: foreign.dispute, evidenceId: "e1" }, status: 404 },
	],
	exportDispute: (foreign) => [{ with: "another's dispute", ...dispute(foreign), status: 404 }],
	messages: () => [{ with: "a person's token", body: { type: "message" }, status: 400 }],
	health: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
	openapi: () => [{ with: "a tenant in the query", query: { tenant: "fabrikam" }, status: 200 }],
};
