import { app, type HttpMethod, type HttpResponseInit } from "@azure/functions";
import { createEndpoints, type Services } from "../handlers/index.ts";
import type { Answer, Endpoint } from "../http/exchange.ts";

/** Registers one named function per route; the same call serves Azure and the local host. */
export function registerRoutes(services: Services): void {
	for (const [name, { route, endpoint }] of createEndpoints(services)) {
		const method: HttpMethod = route.method;
		app.http(name, {
			methods: [method],
			authLevel: "anonymous",
			route: `api/${route.path}`,
			handler: async (request) => responseOf(await endpoint(request)),
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
