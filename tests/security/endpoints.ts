import { createEndpoints, type Services } from "@accord/functions/handlers/index.ts";
import type { RouteName } from "@accord/shared/api/routes.ts";

export interface Request {
	readonly params?: Readonly<Record<string, string>>;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** What a browser's form sends, instead of a JSON body. */
	readonly form?: URLSearchParams;
}

/** Calls a route's endpoint as a host does, with the caller's token. */
export function createCaller(services: Services) {
	const endpoints = createEndpoints(services);
	return async (name: RouteName, authorization: string | undefined, request: Request = {}) => {
		const found = endpoints.get(name);
		if (!found) throw new Error(`${name} has no endpoint`);
		const body =
			request.form?.toString() ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
		const type = request.form ? "application/x-www-form-urlencoded" : "application/json";
		const headers: Readonly<Record<string, string>> = {
			...(authorization === undefined ? {} : { authorization }),
			...(body === undefined ? {} : { "content-type": type }),
			...request.headers,
		};
		const query = new URLSearchParams(request.query);
		const answer = await found.endpoint({
			method: found.route.method,
			url: `https://accord.example/api/${found.route.path}?${query}`,
			params: request.params ?? {},
			query,
			headers: { get: (header) => headers[header.toLowerCase()] ?? null },
			body: body === undefined ? null : chunks(body),
		});
		return {
			status: answer.status,
			text: Buffer.from(answer.body).toString("utf8"),
			headers: answer.headers,
			cookies: answer.cookies ?? [],
		};
	};
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
	yield new TextEncoder().encode(text);
}
