import type { z } from "zod";
import type { Route } from "./route.ts";
import type { Routes } from "./routes.ts";
import type { Language, Problem } from "./schemas.ts";

/**
 * Method and path of each route a front end calls. Written again, because the route table brings zod along;
 * the compiler keeps every line equal to it.
 */
const table = {
	me: ["GET", "me"],
	saveMyDigest: ["PUT", "me/digest"],
	listPeople: ["GET", "people"],
	savePerson: ["PUT", "people/{personId}"],
	readDirectory: ["GET", "directory"],
	syncDirectory: ["POST", "directory/sync"],
	listParked: ["GET", "parked"],
	retryParked: ["POST", "parked/retry"],
	readSettings: ["GET", "settings"],
	saveSettings: ["PUT", "settings"],
	saveAbsence: ["PUT", "people/{personId}/absence"],
	previewRouting: ["GET", "routing"],
	readCatalogue: ["GET", "catalogue"],
	saveCatalogue: ["PUT", "catalogue"],
	findAccounts: ["GET", "accounts"],
	readStatement: ["GET", "accounts/{accountId}"],
	readMail: ["POST", "intake/mail"],
	learnExample: ["POST", "intake/examples"],
	forgetExample: ["DELETE", "intake/examples/{exampleId}"],
	openDispute: ["POST", "disputes"],
	listDisputes: ["GET", "disputes"],
	readDispute: ["GET", "disputes/{disputeId}"],
	listSightings: ["GET", "disputes/{disputeId}/sightings"],
	commandDispute: ["POST", "disputes/{disputeId}/commands"],
	isDunnable: ["GET", "open-items/{number}/dunnable"],
	reportDisputes: ["GET", "reports/disputes"],
	readAgenda: ["GET", "agenda"],
	snooze: ["POST", "agenda/snooze"],
	readProposal: ["GET", "accounts/{accountId}/dunning"],
	draftReminder: ["POST", "accounts/{accountId}/dunning/draft"],
	draftDisputeLetter: ["POST", "disputes/{disputeId}/letter"],
	decideLetter: ["POST", "dunning/letters/{letterId}"],
	readPolicies: ["GET", "dunning/policy"],
	savePolicy: ["PUT", "dunning/policy"],
	saveAccountPolicy: ["PUT", "accounts/{accountId}/dunning/policy"],
	previewAccountPolicy: ["POST", "accounts/{accountId}/dunning/policy/preview"],
	previewPolicy: ["POST", "dunning/policy/preview"],
	listTemplates: ["GET", "templates"],
	saveTemplate: ["PUT", "templates/{templateId}"],
	deleteTemplate: ["DELETE", "templates/{templateId}"],
	previewTemplate: ["POST", "templates/preview"],
	qualifyClaim: ["POST", "claims/{claimId}/qualify"],
	dismissClaim: ["POST", "claims/{claimId}/dismiss"],
	makeLink: ["POST", "accounts/{accountId}/link"],
	revokeLinks: ["DELETE", "accounts/{accountId}/link"],
	health: ["GET", "health"],
} as const satisfies { readonly [R in keyof Routes]?: readonly [Routes[R]["method"], Routes[R]["path"]] };

type Named = keyof typeof table;
type Part<R extends Named, K extends "params" | "query" | "body"> = Routes[R] extends {
	readonly [P in K]: infer S extends z.ZodType;
}
	? Record<never, unknown> extends z.input<S>
		? { readonly [P in K]?: z.input<S> }
		: { readonly [P in K]: z.input<S> }
	: unknown;
/** What a call takes: the path's parameters, the query and the body of its route, and the version it changes. */
export type CallInput<R extends Named> = Part<R, "params"> &
	Part<R, "query"> &
	Part<R, "body"> &
	(Routes[R] extends { readonly ifMatch: true } ? { readonly seen: string } : unknown);
export type CallOutput<R extends Named> = Routes[R] extends { readonly output: infer S extends z.ZodType }
	? z.output<S>
	: unknown;
type Call<R extends Named> =
	Record<never, unknown> extends CallInput<R>
		? (input?: CallInput<R>, signal?: AbortSignal) => Promise<CallOutput<R>>
		: (input: CallInput<R>, signal?: AbortSignal) => Promise<CallOutput<R>>;
/** One method per route. Each rejects with `ApiProblem` when refused and `ApiUnreachable` when nobody answers. */
export type Client = { readonly [R in Named]: Call<R> };

/** The service refused; `problem.detail` is a sentence in the caller's language. */
export class ApiProblem extends Error {
	readonly problem: Problem;
	constructor(problem: Problem) {
		super(problem.detail);
		this.name = "ApiProblem";
		this.problem = problem;
	}
}

/** No answer that the service wrote: offline, a proxy's page, a time-out. Whether the act arrived is unknown. */
export class ApiUnreachable extends Error {
	/** HTTP status of the foreign answer, when there was one. */
	readonly status: number | undefined;
	constructor(status?: number, cause?: unknown) {
		super(status === undefined ? "no answer" : `unexpected answer ${status}`, { cause });
		this.name = "ApiUnreachable";
		this.status = status;
	}
}

export interface ClientOptions {
	/** Where `/api` is, without a final slash: `` for the same origin. */
	readonly baseUrl: string;
	/** Headers that prove who calls; asked before each request. */
	readonly authorize: () => Promise<Readonly<Record<string, string>>>;
	readonly language: Language | (() => Language);
	readonly fetch?: typeof fetch;
	/** W3C `traceparent` of each request. */
	readonly trace?: () => string;
	/** After this long without an answer a call rejects with `ApiUnreachable`. */
	readonly timeoutMs?: number;
}

interface AnyInput {
	readonly params?: Readonly<Record<string, unknown>>;
	readonly query?: Readonly<Record<string, unknown>>;
	readonly body?: unknown;
	readonly seen?: string;
}

/** A typed client of the HTTP API for a browser; it parses nothing that the compiler already knows. */
export function createClient(options: ClientOptions): Client {
	const send = options.fetch ?? ((url, init) => fetch(url, init));
	async function call(route: readonly [Route["method"], string], input: AnyInput = {}, signal?: AbortSignal) {
		const language = typeof options.language === "function" ? options.language() : options.language;
		const headers = {
			accept: "application/json",
			"accept-language": language,
			...(input.body === undefined ? {} : { "content-type": "application/json" }),
			...(input.seen === undefined ? {} : { "if-match": `"${input.seen}"` }),
			...(options.trace ? { traceparent: options.trace() } : {}),
			...(await options.authorize()),
		};
		const limit = limited(options.timeoutMs ?? 30_000, signal);
		try {
			const response = await send(`${options.baseUrl}/api/${pathOf(route[1], input)}`, {
				method: route[0],
				headers,
				signal: limit.signal,
				...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
			});
			const answer: unknown = await response.json().catch((error: unknown) => {
				throw new ApiUnreachable(response.status, error);
			});
			if (response.ok) return answer;
			throw isProblem(answer) ? new ApiProblem(answer) : new ApiUnreachable(response.status);
		} catch (error) {
			if (signal?.aborted || error instanceof ApiProblem || error instanceof ApiUnreachable) throw error;
			throw new ApiUnreachable(undefined, error);
		} finally {
			limit.done();
		}
	}
	return typed(call);
}

/** Aborts with the caller, or after `ms`. By hand: Outlook on older systems lacks `AbortSignal.any`. */
function limited(ms: number, caller: AbortSignal | undefined): { signal: AbortSignal; done: () => void } {
	const controller = new AbortController();
	const abort = () => controller.abort();
	const timer = setTimeout(abort, ms);
	if (caller?.aborted) abort();
	caller?.addEventListener("abort", abort);
	return {
		signal: controller.signal,
		done: () => {
			clearTimeout(timer);
			caller?.removeEventListener("abort", abort);
		},
	};
}

type AnyCall = (
	route: readonly [Route["method"], string],
	input?: AnyInput,
	signal?: AbortSignal,
) => Promise<unknown>;

/** The one place where an answer takes the type its route promises. */
function typed(call: AnyCall): Client {
	const client: Record<string, unknown> = {};
	for (const [name, route] of Object.entries(table))
		client[name] = (input?: AnyInput, signal?: AbortSignal) => call(route, input, signal);
	return client as Client;
}

function pathOf(path: string, { params = {}, query = {} }: AnyInput): string {
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
	const text = search.toString();
	return text === "" ? filled : `${filled}?${text}`;
}

function isProblem(answer: unknown): answer is Problem {
	return typeof answer === "object" && answer !== null && "code" in answer && "detail" in answer;
}
