import { setTimeout as sleep } from "node:timers/promises";
import { StoreInputError, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { isRecord } from "./documents.ts";

/** What the service or the network said instead of an answer. */
export interface Failure {
	readonly code: number | string | undefined;
	readonly substatus: number | undefined;
	/** The service's own hint, in milliseconds. */
	readonly retryAfterMs: number | undefined;
	readonly charge: number;
}

/** A refusal inside an answer that was otherwise received. */
export class OperationFailed extends Error {
	readonly code: number;
	readonly substatus: number | undefined;
	constructor(code: number, substatus?: number) {
		super(`the service answered ${code}`);
		this.code = code;
		this.substatus = substatus;
	}
}

const SESSION_NOT_AVAILABLE = 1002;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;
const DEFAULT_RETRY_MS = 1000;
/** The service did not begin, so a retry cannot act twice. */
const NOT_BEGUN = new Set<number | string>([429, 449, 404, "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
const TRANSIENT = new Set<number | string>([
	...[408, 410, 429, 449, 500, 502, 503, 504],
	...["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "ABORT_ERR"],
	...["REQUEST_SEND_ERROR", "PARSE_ERROR", "TimeoutError"],
]);

/** How often and how long one operation may be tried again. */
export interface Patience {
	/** Gives up the request under way when the time is over. */
	readonly signal: AbortSignal;
	/**
	 * Waits before the next try, as long as the service asks. Gives true when the failed try may have acted.
	 * @throws the error itself when trying again cannot help. @throws StoreUnavailable when the time is over.
	 */
	pause(error: unknown): Promise<boolean>;
}

/** One deadline for every cause: throttling, conflicts inside the service, lost connections, a lagging replica. */
export function createPatience(deadlineMs: number): Patience {
	const end = performance.now() + deadlineMs;
	let tries = 0;
	return {
		signal: AbortSignal.timeout(deadlineMs),
		pause: async (error) => {
			const failure = failureOf(error);
			if (error instanceof StoreInputError || !isTransient(failure)) throw error;
			const pause = failure.retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
			tries += 1;
			const jittered = failure.retryAfterMs ?? pause * (0.5 + Math.random() / 2);
			if (performance.now() + jittered > end)
				throw new StoreUnavailable(failure.retryAfterMs ?? DEFAULT_RETRY_MS, { cause: error });
			await sleep(jittered);
			return failure.code === undefined || !NOT_BEGUN.has(failure.code);
		},
	};
}

/** Reads the SDK's several kinds of errors; some wrap the telling one. */
export function failureOf(error: unknown): Failure {
	if (!isRecord(error)) return { code: undefined, substatus: undefined, retryAfterMs: undefined, charge: 0 };
	const { code, name, cause, substatus } = error;
	if (code === undefined && isRecord(cause)) return failureOf(cause);
	const headers = isRecord(error.headers) ? error.headers : {};
	return {
		code:
			name === "AbortError"
				? "ABORT_ERR"
				: typeof code === "number" || typeof code === "string"
					? code
					: undefined,
		substatus: numberOf(substatus) ?? numberOf(headers["x-ms-substatus"]),
		retryAfterMs: numberOf(error.retryAfterInMs) ?? numberOf(headers["x-ms-retry-after-ms"]),
		charge: numberOf(headers["x-ms-request-charge"]) ?? 0,
	};
}

function isTransient({ code, substatus }: Failure): boolean {
	if (code === 404) return substatus === SESSION_NOT_AVAILABLE;
	return code !== undefined && TRANSIENT.has(code);
}

function numberOf(value: unknown): number | undefined {
	const number = typeof value === "string" && value !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
