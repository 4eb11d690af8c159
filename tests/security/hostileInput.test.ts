import type { Route } from "@accord/shared/api/route.ts";
import { routes } from "@accord/shared/api/routes.ts";
import { importReportSchema, problemSchema } from "@accord/shared/api/schemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";

let host: LocalHost;
let admin = "";
beforeAll(async () => {
	host = await startLocalHost();
	const people: unknown = await (await fetch(`${host.url}dev/people`)).json();
	if (!Array.isArray(people)) throw new TypeError("no people");
	admin = people.find((person) => person.roles.includes("admin")).id;
});
afterAll(async () => {
	await host.stop();
	host.forget();
});

const all = Object.values<Route>(routes);
const path = (route: Route, value: string) =>
	`${host.url}api/${route.path.replace(/\{\w+\}/g, encodeURIComponent(value))}`;
const call = (route: Route, init: RequestInit & { value?: string } = {}) =>
	fetch(path(route, init.value ?? "nobody"), {
		method: route.method,
		...init,
		headers: { "x-accord-person": admin, ...init.headers },
	});

/** Every document the ledger and the views hold, as counted by the host. */
async function statementOfEverything(): Promise<string> {
	const found = await Promise.all(
		["api/accounts?limit=200", "api/disputes?limit=200", "api/reports/disputes?groupBy=account"].map(
			async (path) => {
				const answer = await fetch(host.url + path, { headers: { "x-accord-person": admin } });
				return JSON.stringify(await answer.json()).replace(/"asOf":"[^"]+"/g, "");
			},
		),
	);
	return found.join("\n");
}

const bodies: Readonly<Record<string, { type: string; body: string | Uint8Array<ArrayBuffer> }>> = {
	"an empty object": { type: "application/json", body: "{}" },
	"an empty array": { type: "application/json", body: "[]" },
	null: { type: "application/json", body: "null" },
	"broken JSON": { type: "application/json", body: '{"a":' },
	"deeply nested JSON": { type: "application/json", body: "[".repeat(50_000) + "]".repeat(50_000) },
	"a prototype": {
		type: "application/json",
		body: '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}',
	},
	"bytes that are no text": { type: "application/json", body: new Uint8Array([0xff, 0xfe, 0x00, 0x80]) },
	"another media type": { type: "application/xml", body: "<a/>" },
	nothing: { type: "application/json", body: "" },
};

describe("bad input to every route", () => {
	const takingBody = all.filter((route) => route.body !== undefined || route.path.startsWith("imports/"));
	describe.each(takingBody.map((route) => [route.name, route] as const))("%s", (_, route) => {
		it.each(Object.keys(bodies))("given %s, answers a problem and writes nothing", async (name) => {
			const sent = bodies[name];
			const before = await statementOfEverything();
			const answer = await call(route, {
				body: sent?.body ?? "",
				headers: { "content-type": sent?.type ?? "" },
			});
			// An import reports bad rows one by one, and so answers a report in which nothing was written.
			if (route.accepts && answer.status === 200) {
				const report = importReportSchema.parse(await answer.json());
				expect(report).toMatchObject({ created: 0, changed: 0, paid: 0, gone: 0, rejected: report.lines });
			} else {
				expect(answer.status, await answer.clone().text()).toBeGreaterThanOrEqual(400);
				expect(answer.status).toBeLessThan(500);
				const problem = problemSchema.parse(await answer.json());
				expect(problem.detail).not.toMatch(/\bat \w|node_modules|SQLITE|zod/i);
			}
			expect(await statementOfEverything()).toBe(before);
		});
	});

	it.each(all.filter((route) => route.path.includes("{")).map((route) => [route.name, route] as const))(
		"%s given ids that name nothing, answers a problem",
		async (_, route) => {
			for (const value of ["../../etc/passwd", "a.b", "%00", "x".repeat(3000), "' OR 1=1 --", "{}", "…"]) {
				const answer = await call(route, {
					value,
					...(route.method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json" } }),
				});
				expect(answer.status, value).toBeGreaterThanOrEqual(400);
				expect(answer.status, value).toBeLessThan(500);
			}
		},
	);

	it.each(
		all
			.filter((route) => route.access !== "public" && route.access !== "botChannel")
			.map((route) => [route.name, route] as const),
	)("%s given nobody, or a person who does not exist, answers 401", async (_, route) => {
		for (const person of ["", "nobody"]) {
			const answer = await fetch(path(route, "nobody"), {
				method: route.method,
				headers: { "x-accord-person": person },
			});
			expect(answer.status).toBe(401);
		}
	});
});

describe("the bot endpoint", () => {
	it.each(Object.keys(bodies))("given %s, refuses and stays alive", async (name) => {
		const sent = bodies[name];
		const answer = await fetch(`${host.url}api/messages`, {
			method: "POST",
			body: sent?.body ?? "",
			headers: { "content-type": sent?.type ?? "" },
		});
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
		expect((await fetch(`${host.url}api/health`)).status).toBe(200);
	});
});

describe("the local host", () => {
	it("given a request from another site's page or to another name, refuses", async () => {
		expect(
			(
				await fetch(`${host.url}api/me`, {
					headers: { origin: "https://evil.example", "x-accord-person": admin },
				})
			).status,
		).toBe(403);
		expect(
			(await fetch(`${host.url}api/me`, { headers: { origin: "null", "x-accord-person": admin } })).status,
		).toBe(403);
	});

	it.each([
		"pane/../../../package.json",
		"pane/%2e%2e/%2e%2e/local.cjs",
		"%00",
		"..%2f..%2fpackage.json",
		"%E0%A4%A",
	])("given the path %s, serves no file outside the site", async (outside) => {
		const answer = await fetch(`${host.url}${outside}`);
		expect(answer.status).toBe(404);
	});
});
