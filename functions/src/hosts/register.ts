import { app, type HttpMethod, type HttpResponseInit, type InvocationContext } from "@azure/functions";
import { createEndpoints, type Services } from "../handlers/index.ts";
import type { Answer, Endpoint, Incoming } from "../http/exchange.ts";

/** Stands around every request, for measuring it. */
type Around = (
	name: string,
	call: { readonly request: Incoming; readonly context: InvocationContext },
	work: () => Promise<Answer>,
) => Promise<Answer>;

/** Registers one named function per route; the same call serves Azure and the local host. */
export function registerRoutes(services: Services, around?: Around): void {
	for (const [name, { route, endpoint }] of createEndpoints(services)) {
		const method: HttpMethod = route.method;
		app.http(name, {
			methods: [method],
			authLevel: "anonymous",
			route: `api/${route.path}`,
			handler: async (request, context) =>
				responseOf(
					await (around ? around(name, { request, context }, () => endpoint(request)) : endpoint(request)),
				),
		});
	}
}

/** Registers the built front ends behind every path that no route has. */
export function registerSite(site: Endpoint): void {
	app.http("site", {
		methods: ["GET", "HEAD"],
		authLevel: "anonymous",
		route: "{*path}",
		handler: async (request) => responseOf(await site(request)),
	});
}

function responseOf(answer: Answer): HttpResponseInit {
	return {
		status: answer.status,
		headers: { ...answer.headers },
		body: answer.body,
		...(answer.cookies ? { cookies: answer.cookies.map((cookie) => ({ ...cookie })) } : {}),
	};
}
