import type { Access, Route } from "@accord/shared/api/route.ts";
import type { Principal } from "@accord/shared/app/accord.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import type { z } from "zod";
import { mediaType, readJson } from "./body.ts";
import { type Answer, type Endpoint, type Incoming, json } from "./exchange.ts";
import { InputError, problemAnswer } from "./problem.ts";

/** Proves who calls. @throws DomainError unauthenticated or forbidden, without saying why to the caller */
export type Identify = (request: Incoming) => Promise<Principal>;

type Parsed<R extends Route, K extends "params" | "query" | "body"> = R extends {
	readonly [P in K]: infer S extends z.ZodType;
}
	? z.infer<S>
	: undefined;
/** The `version` the caller saw, where the route asks for it. */
type Seen<R extends Route> = R extends { readonly ifMatch: true } ? string : undefined;
type Caller<A extends Access> = A extends "public" | "botChannel" ? undefined : Principal;

/** What a handler is called with: everything parsed, the caller proven. */
export interface Call<R extends Route> {
	readonly who: Caller<R["access"]>;
	readonly params: Parsed<R, "params">;
	readonly query: Parsed<R, "query">;
	readonly body: Parsed<R, "body">;
	readonly seen: Seen<R>;
	readonly request: Incoming;
}

/** Input → use case → output. Gives the route's output, or an `Answer` where the route is not JSON. */
export type Handler<R extends Route> = (
	call: Call<R>,
) => Promise<R extends { readonly output: infer S extends z.ZodType } ? z.input<S> : Answer>;

interface Wide {
	// A method, so that each route's narrower call fits: the endpoint parses with that route's own schemas first.
	handle(call: {
		who: Principal | undefined;
		params: unknown;
		query: unknown;
		body: unknown;
		seen: string | undefined;
		request: Incoming;
	}): Promise<unknown>;
}
type AnyHandler = Wide["handle"];

/** Request → principal → parse → handler → answer, with every refusal as problem details. */
export function createEndpoint(
	route: Route,
	handler: AnyHandler,
	deps: { identify: Identify; log: Log },
): Endpoint {
	return async (request) => {
		let language = languageOf(request.headers.get("accept-language") ?? undefined);
		try {
			const who = await proven(route, request, deps.identify);
			if (who) language = who.language;
			const params = parse(route.params, request.params, "params");
			const query = parse(route.query, Object.fromEntries(request.query), "query");
			const body = route.body
				? parse(route.body, await readJson(request, route.maxBytes), "body")
				: undefined;
			if (route.accepts && !["application/json", ...route.accepts].includes(mediaType(request)))
				throw new DomainError("unsupported_media", mediaType(request), "content-type");
			const seen = route.ifMatch ? seenIn(request) : undefined;
			const output = await handler({ who, params, query, body, seen, request });
			return route.output
				? json(route.method === "POST" && route.name === "openDispute" ? 201 : 200, output)
				: asAnswer(output);
		} catch (error) {
			return problemAnswer(error, language, deps.log, route.name);
		}
	};
}

async function proven(route: Route, request: Incoming, identify: Identify): Promise<Principal | undefined> {
	if (route.access === "public" || route.access === "botChannel") return undefined;
	const who = await identify(request);
	if (route.access !== "signedIn" && !route.access.some((role) => who.roles.includes(role)))
		throw new DomainError("forbidden", `${route.name} needs one of ${route.access.join(", ")}`);
	return who;
}

/** @throws DomainError version_missing: whoever does not say what they saw could overwrite what they did not */
function seenIn(request: Incoming): string {
	const seen = /^\s*(?:W\/)?"?([\w*-]+)"?\s*$/.exec(request.headers.get("if-match") ?? "")?.[1];
	if (seen === undefined)
		throw new DomainError("version_missing", "If-Match with the version that was read", "If-Match");
	return seen;
}

function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
	if (!schema) return undefined;
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	// A path that cannot be an id names nothing: the caller learns no more than for an unknown one.
	if (part === "params") throw new DomainError("not_found", parsed.error.message);
	throw new InputError(parsed.error);
}

function asAnswer(output: unknown): Answer {
	if (isAnswer(output)) return output;
	throw new TypeError("a route without output schema must give an Answer");
}

function isAnswer(output: unknown): output is Answer {
	if (typeof output !== "object" || output === null) return false;
	const { status, headers, body, cookies } = { status: 0, headers: null, body: null, cookies: [], ...output };
	return (
		typeof status === "number" &&
		typeof headers === "object" &&
		headers !== null &&
		(typeof body === "string" || (typeof body === "object" && body !== null && ArrayBuffer.isView(body))) &&
		Array.isArray(cookies)
	);
}
