import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Log } from "@accord/shared/app/ports.ts";
import { HttpResponse, type HttpResponseInit, InvocationContext } from "@azure/functions";
import type { Incoming } from "../http/exchange.ts";
import type { Registration } from "./functionsCore.ts";
import { createRouter } from "./routing.ts";

export interface LocalServerOptions {
	readonly registrations: readonly Registration[];
	/** Pages and development routes of this machine only, by exact path. */
	readonly pages: Readonly<Record<string, (request: IncomingMessage) => Promise<LocalPage>>>;
	readonly log: Log;
}

export interface LocalPage {
	readonly status: number;
	readonly type: string;
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Serves the registered functions and the pages of the local host on `node:http`. */
export function createLocalServer(options: LocalServerOptions): Server {
	const match = createRouter(options.registrations);
	const server = createServer((request, response) => {
		serve(request, response).catch((error: unknown) => {
			options.log.error("local host failed", { path: request.url, error: String(error) });
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	// A 200 MB import over a slow link is legitimate; a client that sends no headers is not.
	server.headersTimeout = 10_000;
	server.requestTimeout = 0;

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const host = request.headers.host ?? "";
		// A page elsewhere that resolves its own name to this machine must not reach the local identity.
		if (!loopback.test(host)) return end(response, 421, "this host answers on the loopback address only");
		const origin = request.headers.origin;
		// A page that sends no referrer has no origin either, but the browser says that the form is the page's own.
		const own = origin === "null" && request.headers["sec-fetch-site"] === "same-origin";
		if (origin !== undefined && !own && !loopback.test(origin.replace(/^https?:\/\//, "")))
			return end(response, 403, "another site may not call the local host");
		const target = request.url ?? "/";
		const mark = target.indexOf("?");
		const path = mark < 0 ? target : target.slice(0, mark);
		const method = request.method ?? "GET";
		const page = options.pages[path];
		if (page) {
			const made = await page(request);
			response.writeHead(made.status, {
				"content-type": made.type,
				"content-length": Buffer.byteLength(made.body),
				"cache-control": "no-store",
				...made.headers,
			});
			response.end(made.body);
			return;
		}
		const found = match(method, path);
		if (found) return invoke(found.registration, found.params, request, response, `http://${host}${target}`);
		end(response, 404, "not found");
	}

	async function invoke(
		registration: Registration,
		params: Readonly<Record<string, string>>,
		request: IncomingMessage,
		response: ServerResponse,
		url: string,
	): Promise<void> {
		const result = await registration.callback(
			incoming(request, url, params),
			new InvocationContext({ functionName: registration.name, invocationId: crypto.randomUUID() }),
		);
		const init: HttpResponseInit | HttpResponse = result instanceof HttpResponse ? result : plain(result);
		await send(init, response);
	}
	return server;
}

function incoming(request: IncomingMessage, url: string, params: Readonly<Record<string, string>>): Incoming {
	let query: URLSearchParams | undefined;
	return {
		method: request.method ?? "GET",
		url,
		params,
		headers: {
			get: (name) => {
				const value = request.headers[name.toLowerCase()];
				return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
			},
		},
		get query() {
			query ??= new URL(url).searchParams;
			return query;
		},
		body: request.method === "GET" || request.method === "HEAD" ? null : request,
	};
}

function plain(result: unknown): HttpResponseInit {
	return typeof result === "object" && result !== null ? result : { status: 204 };
}

async function send(init: HttpResponseInit | HttpResponse, response: ServerResponse): Promise<void> {
	const headers: Record<string, string | string[]> = {};
	for (const [name, value] of new Headers(init.headers)) headers[name] = value;
	const cookies = (init.cookies ?? []).map(
		(cookie) =>
			`${cookie.name}=${encodeURIComponent(cookie.value)}; Path=${cookie.path ?? "/"}` +
			(cookie.maxAge == null ? "" : `; Max-Age=${cookie.maxAge}`) +
			(cookie.httpOnly ? "; HttpOnly" : "") +
			(cookie.secure ? "; Secure" : "") +
			(cookie.sameSite ? `; SameSite=${cookie.sameSite}` : ""),
	);
	if (cookies.length > 0) headers["set-cookie"] = cookies;
	const { body } = init;
	if (typeof body === "string" || body instanceof Uint8Array || body == null) {
		response.writeHead(init.status ?? 200, {
			...headers,
			"content-length": body == null ? 0 : Buffer.byteLength(body),
		});
		response.end(body ?? undefined);
		return;
	}
	response.writeHead(init.status ?? 200, headers);
	const whole = new Response(body instanceof Readable ? Readable.toWeb(body) : undefined);
	await pipeline(whole.body ?? Readable.from([]), response).catch(() => response.destroy());
}

function end(response: ServerResponse, status: number, message: string): void {
	response.writeHead(status, {
		"content-type": "text/plain; charset=utf-8",
		"x-content-type-options": "nosniff",
	});
	response.end(message);
}
