/** What a handler sees of a request; the Azure `HttpRequest` and the local one both fit. */
export interface Incoming {
	readonly method: string;
	readonly url: string;
	readonly headers: { get(name: string): string | null };
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly body: AsyncIterable<Uint8Array> | null;
}

/** What a handler gives back; hosts turn it into their own response. */
export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
	readonly cookies?: readonly Cookie[];
}

export interface Cookie {
	readonly name: string;
	readonly value: string;
	readonly path: string;
	readonly maxAge?: number;
	readonly httpOnly: boolean;
	readonly secure: boolean;
	readonly sameSite: "Strict" | "Lax";
}

export type Endpoint = (request: Incoming) => Promise<Answer>;

const nothingCached = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
	return {
		status,
		headers: { "content-type": "application/json; charset=utf-8", ...nothingCached, ...headers },
		body: JSON.stringify(value),
	};
}

export function text(status: number, type: string, body: string | Uint8Array): Answer {
	return { status, headers: { "content-type": type, ...nothingCached }, body };
}
