import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { JsonObject } from "@accord/shared/ports/documentStore.ts";
import { answer, kindOf, type Reply, type State } from "./answer.ts";
import type { ContainerDouble } from "./container.ts";
import { type Fault, WireError, type WireRequest } from "./wire.ts";

/** The service's REST interface in this process, as far as the adapter uses it, and no further. */
export interface CosmosDouble {
	readonly endpoint: string;
	readonly key: string;
	/** Containers by `database/container`. */
	readonly containers: ReadonlyMap<string, ContainerDouble>;
	/** Decides for each request what goes wrong with it; undefined: nothing. */
	inject(fault: ((request: WireRequest) => Fault | undefined) | undefined): void;
	/** Reads that show no session token see the container this many writes ago. */
	lag(writes: number): void;
	/** Moves the service's clock. */
	elapse(seconds: number): void;
	requests(kind: WireRequest["kind"]): number;
	close(): Promise<void>;
}

const MAX_REQUEST = 2 * 1024 * 1024;

/** Starts the double on a free port of the loopback address. */
export async function startCosmosDouble(): Promise<CosmosDouble> {
	const key = Buffer.from(randomUUID()).toString("base64");
	const counts = new Map<string, number>();
	let inject: ((request: WireRequest) => Fault | undefined) | undefined;
	let elapsed = 0;
	let port = 0;
	const state: State = {
		databases: new Set(),
		containers: new Map(),
		now: () => Date.now() + elapsed,
		endpoint: () => `http://127.0.0.1:${port}/`,
		lag: 0,
	};

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await bodyOf(request);
		const kind = kindOf(request);
		const ordinal = counts.get(kind) ?? 0;
		counts.set(kind, ordinal + 1);
		const fault = inject?.({ kind, url: request.url ?? "", ordinal });
		if (fault && "reset" in fault) {
			if (fault.lateMs !== undefined) setTimeout(() => attempt(state, key, request, body), fault.lateMs);
			if (fault.after) attempt(state, key, request, body);
			request.socket.resetAndDestroy();
			return;
		}
		if (fault?.after) attempt(state, key, request, body);
		send(
			response,
			fault ? errorReply(new WireError(fault.status, "injected", fault)) : attempt(state, key, request, body),
		);
	}

	const server = createServer((request, response) => void serve(request, response));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	port = typeof address === "object" && address ? address.port : 0;
	return {
		endpoint: state.endpoint(),
		key,
		containers: state.containers,
		inject: (fault) => {
			inject = fault;
		},
		lag: (writes) => {
			state.lag = writes;
		},
		elapse: (seconds) => {
			elapsed += seconds * 1000;
		},
		requests: (kind) => counts.get(kind) ?? 0,
		close: () => closeServer(server),
	};
}

function attempt(state: State, key: string, request: IncomingMessage, body: string): Reply {
	try {
		if (!isSigned(request, key))
			throw new WireError(401, "The input authorization token can't serve the request.");
		if (Buffer.byteLength(body) > MAX_REQUEST) throw new WireError(413, "Request size is too large");
		return answer(state, request, body === "" ? undefined : JSON.parse(body));
	} catch (error) {
		if (error instanceof WireError) return errorReply(error);
		return errorReply(new WireError(500, String(error)));
	}
}

function errorReply(error: WireError): Reply {
	const headers: Record<string, string> = {};
	if (error.substatus !== undefined) headers["x-ms-substatus"] = String(error.substatus);
	if (error.retryAfterMs !== undefined) headers["x-ms-retry-after-ms"] = String(error.retryAfterMs);
	const body: JsonObject = { code: String(error.status), message: error.message };
	return { status: error.status, headers, body, charge: 0 };
}

function send(response: ServerResponse, reply: Reply): void {
	response.writeHead(reply.status, {
		"content-type": "application/json",
		"x-ms-activity-id": randomUUID(),
		"x-ms-request-charge": reply.charge.toFixed(2),
		...reply.headers,
	});
	response.end(reply.body === undefined || reply.status === 304 ? undefined : JSON.stringify(reply.body));
}

/** The signature the service computes from the method, the resource and the date. */
function isSigned({ method = "", url = "", headers }: IncomingMessage, key: string): boolean {
	const given = /sig=([^&]+)/.exec(decodeURIComponent(headers.authorization ?? ""))?.[1];
	if (given === undefined) return false;
	const parts = decodeURIComponent(url.split("?")[0] ?? "")
		.split("/")
		.filter(Boolean);
	const isCollection = parts.length % 2 === 1;
	const type = (isCollection ? parts.at(-1) : parts.at(-2)) ?? "";
	const link = (isCollection ? parts.slice(0, -1) : parts).join("/");
	const text = `${method.toLowerCase()}\n${type}\n${link}\n${String(headers["x-ms-date"]).toLowerCase()}\n\n`;
	const expected = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
	return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString();
}

function closeServer(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}
