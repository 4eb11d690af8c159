import { randomUUID } from "node:crypto";
import type { Language, Problem } from "@accord/shared/api/schemas.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { DomainError, type ErrorCode, StaleVersion } from "@accord/shared/dispute/error.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import type { z } from "zod";
import { currentTrace } from "../telemetry/scope.ts";
import { type Answer, json } from "./exchange.ts";

/** The one table of codes and HTTP statuses. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
	invalid_input: 400,
	unauthenticated: 401,
	forbidden: 403,
	not_found: 404,
	stale_version: 409,
	changed_since: 412,
	version_missing: 428,
	key_reused: 422,
	wrong_status: 409,
	role_not_allowed: 403,
	two_person_rule: 403,
	amount_exceeds_open: 422,
	amount_mismatch: 422,
	currency_mismatch: 422,
	unknown_item: 422,
	unknown_line: 422,
	unknown_reason: 422,
	unknown_person: 422,
	unknown_follow_up: 422,
	duplicate: 409,
	too_large: 413,
	unsupported_media: 415,
	rate_limited: 429,
	unavailable: 503,
	internal: 500,
};

/** A schema's refusal as a domain error that keeps every field it is about. */
export class InputError extends DomainError {
	readonly errors: readonly { field: string; message: string }[];
	constructor(error: z.ZodError) {
		const errors = error.issues.slice(0, 20).map((issue) => ({
			field: issue.path.map(String).join(".") || "body",
			message: issue.message,
		}));
		super(
			"invalid_input",
			errors.map((e) => `${e.field}: ${e.message}`).join("; "),
			errors[0]?.field ?? "body",
		);
		this.name = "InputError";
		this.errors = errors;
	}
}

/** Turns whatever a handler threw into problem details; the technical text goes to the log only. */
export function problemAnswer(error: unknown, language: Language, log: Log, route: string): Answer {
	const code = codeOf(error);
	const status = STATUS_OF[code];
	// The trace of the operation, so that what a person reads out leads to its lines.
	const traceId = currentTrace() ?? randomUUID();
	const facts = { route, code, traceId, error: error instanceof Error ? error.message : String(error) };
	if (status >= 500)
		log.error("request failed", { ...facts, stack: error instanceof Error ? error.stack : undefined });
	else log.info("request refused", facts);
	const problem: Problem = {
		type: `https://accord.example/problems/${code}`,
		title: code.replaceAll("_", " "),
		status,
		code,
		detail: words(language).error[code],
		...(error instanceof DomainError && error.field !== undefined ? { field: error.field } : {}),
		...(error instanceof InputError ? { errors: [...error.errors] } : {}),
		...(error instanceof StaleVersion ? { current: error.current } : {}),
		traceId,
	};
	const retry =
		error instanceof StoreUnavailable ? { "retry-after": String(Math.ceil(error.retryAfterMs / 1000)) } : {};
	return json(status, problem, { "content-type": "application/problem+json; charset=utf-8", ...retry });
}

function codeOf(error: unknown): ErrorCode {
	if (error instanceof DomainError) return error.code;
	if (error instanceof StoreUnavailable) return "unavailable";
	return "internal";
}
