import type { JsonObject } from "@accord/shared/ports/documentStore.ts";

/** An answer of the service that is an error. */
export class WireError extends Error {
	readonly status: number;
	readonly substatus: number | undefined;
	readonly retryAfterMs: number | undefined;
	constructor(status: number, message: string, more: { substatus?: number; retryAfterMs?: number } = {}) {
		super(message);
		this.status = status;
		this.substatus = more.substatus;
		this.retryAfterMs = more.retryAfterMs;
	}
}

/** What a request is about, as the fault injector sees it. */
export interface WireRequest {
	readonly kind: "read" | "batch" | "query" | "feed" | "metadata";
	readonly url: string;
	/** How many of its kind came before. */
	readonly ordinal: number;
}

/**
 * What goes wrong with one request. `after`: the service acts, then the answer is lost. `lateMs`: the connection
 * breaks at once and the service acts later, when the client may have tried again.
 */
export type Fault =
	| {
			readonly status: number;
			readonly substatus?: number;
			readonly retryAfterMs?: number;
			readonly after?: boolean;
	  }
	| { readonly reset: true; readonly after?: boolean; readonly lateMs?: number };

/** A document as the service stores it. */
export interface WireDocument extends JsonObject {
	readonly id: string;
	readonly _etag: string;
	readonly _ts: number;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown, name: string): string {
	if (typeof value !== "string") throw new WireError(400, `${name} must be text`);
	return value;
}

/**
 * Request units by the published figures: a read of 1 KB is 1, of 100 KB 10; an unindexed write of 1 KB about 5, of
 * 100 KB about 50. The share of an indexed path and of a query are our assumption.
 */
export const charges = {
	read: (bytes: number): number => 1 + 9 * kilobytesOver1(bytes, 99),
	write: (bytes: number, indexedPaths: number): number =>
		5 + 45 * kilobytesOver1(bytes, 99) + 0.3 * indexedPaths,
	query: (bytes: number, documents: number): number => 2.5 + 0.04 * documents + 0.3 * (bytes / 1024),
};

function kilobytesOver1(bytes: number, span: number): number {
	return Math.max(0, bytes / 1024 - 1) / span;
}
