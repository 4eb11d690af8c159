import { readFileSync } from "node:fs";
import { routes } from "@accord/shared/api/routes.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { buildBundle, loadBundle, SETTINGS } from "./worker.ts";

const jobs = {
	feed: "cosmosDBTrigger",
	outbox: "timerTrigger",
	sweep: "timerTrigger",
	digests: "timerTrigger",
	dunning: "timerTrigger",
	integrity: "timerTrigger",
	directory: "timerTrigger",
};
let file = "";
beforeAll(async () => {
	file = await buildBundle();
});

describe("the function app as the worker loads it", () => {
	it("registers one function per route, the pages, the feed and the timers, and nothing else", () => {
		const { functions } = loadBundle(file, SETTINGS);
		expect(Object.fromEntries(functions.map(({ name, type }) => [name, type]))).toEqual({
			...Object.fromEntries(Object.keys(routes).map((name) => [name, "httpTrigger"])),
			site: "httpTrigger",
			...jobs,
		});
		expect(functions.length).toBe(new Set(functions.map(({ name }) => name)).size);
	});

	it("gives each route its method and path, and leaves the caller to the route's own check", () => {
		const { functions } = loadBundle(file, SETTINGS);
		const found = new Map(functions.map((one) => [one.name, one]));
		for (const route of Object.values(routes)) {
			expect(found.get(route.name)?.methods, route.name).toEqual([route.method]);
			expect(found.get(route.name)?.route, route.name).toBe(`api/${route.path}`);
			expect(found.get(route.name)?.binding.authLevel, route.name).toBe("anonymous");
		}
	});

	it("listens to the ledger with the identity, in the containers the templates make, and never gives a batch up", () => {
		const feed = loadBundle(file, SETTINGS).functions.find(({ name }) => name === "feed");
		expect(feed?.binding).toMatchObject({
			connection: "ACCORD_FEED",
			databaseName: "accord",
			containerName: "ledger",
			leaseContainerName: "leases",
			createLeaseContainerIfNotExists: false,
			startFromBeginning: true,
		});
		expect(feed?.retry).toMatchObject({ maxRetryCount: -1 });
	});

	it.each(Object.keys(SETTINGS))("given no %s, does not load, and names it", (name) => {
		const settings = Object.fromEntries(Object.entries(SETTINGS).filter(([key]) => key !== name));
		expect(() => loadBundle(file, settings)).toThrow(new RegExp(`ConfigError[\\s\\S]*${name}`));
	});

	it.each(["ACCORD_LOCAL_IDENTITY", "ACCORD_DATA"])("given %s, does not load, and names it", (name) => {
		expect(() => loadBundle(file, { ...SETTINGS, [name]: "1" })).toThrow(name);
	});

	it("holds neither the local identity, the embedded store, the playground nor the demonstration", () => {
		const text = readFileSync(file, "utf8");
		for (const stranger of [
			"x-accord-person",
			"no such local person",
			"node:sqlite",
			"m365agentsplayground",
			"Atelier Montclar",
			"helene.duval",
			"another site may not call the local host",
		])
			expect(text.includes(stranger), stranger).toBe(false);
	});
});
