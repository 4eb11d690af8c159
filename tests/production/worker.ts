import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { bundleHost } from "../../functions/scripts/build.ts";

/** Settings a production start is content with; they point nowhere. */
export const SETTINGS = {
	ACCORD_APP_ID: "11111111-1111-4111-8111-111111111111",
	ACCORD_TEAMS_APP_ID: "55555555-5555-4555-8555-555555555555",
	ACCORD_TENANTS:
		"22222222-2222-4222-8222-222222222222=contoso,33333333-3333-4333-8333-333333333333=fabrikam",
	ACCORD_IDENTITY_CLIENT_ID: "44444444-4444-4444-8444-444444444444",
	ACCORD_COSMOS_ENDPOINT: "https://cosmos.invalid:443/",
	ACCORD_COSMOS_DATABASE: "accord",
	APPLICATIONINSIGHTS_CONNECTION_STRING:
		"InstrumentationKey=66666666-6666-4666-8666-666666666666;IngestionEndpoint=https://insights.invalid/",
	ACCORD_EVIDENCE_ENDPOINT: "https://blob.invalid/",
} as const;

/** Builds the function app as it is deployed; gives the file the worker loads. */
export async function buildBundle(): Promise<string> {
	const file = join(mkdtempSync(join(tmpdir(), "accord-app-")), "main.cjs");
	await bundleHost("azure", file);
	return file;
}

const loadedSchema = z.object({
	milliseconds: z.number(),
	/** Of all threads of the process, compilation and collection included. */
	processor: z.number(),
	functions: z.array(
		z.object({
			name: z.string(),
			type: z.string(),
			route: z.string().optional(),
			methods: z.array(z.string()).optional(),
			binding: z.record(z.string(), z.unknown()),
			retry: z.record(z.string(), z.unknown()).optional(),
		}),
	),
});

/** The worker's part: gives `@azure/functions-core` to the app, loads it, and tells what it registered. */
const loader = `
const Module = require("node:module");
const functions = [];
class Disposable { constructor() {} dispose() {} static from() { return new Disposable(); } }
const core = {
	version: "3.0.0", hostVersion: "4.1000", Disposable,
	setProgrammingModel() {}, getProgrammingModel() {}, registerHook: () => new Disposable(), log() {},
	registerFunction(metadata) {
		const binding = Object.values(metadata.bindings).find(({ type }) => /trigger$/i.test(type));
		functions.push({ name: metadata.name, type: binding.type, route: binding.route, methods: binding.methods,
			binding, retry: metadata.retryOptions });
		return new Disposable();
	},
};
const original = Module.prototype.require;
Module.prototype.require = function (id) {
	return id === "@azure/functions-core" ? core : original.call(this, id);
};
if (process.env.TEST_CACHE) Module.enableCompileCache(process.env.TEST_CACHE);
const [started, before] = [performance.now(), process.cpuUsage()];
require(process.argv[1]);
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ milliseconds, processor: (user + system) / 1000, functions }));
process.exit(0);
`;

/** Loads the built app in a fresh process, as the worker does. @throws Error with what it wrote when it refuses */
export function loadBundle(file: string, settings: Readonly<Record<string, string>>) {
	const { PATH = "", HOME = "" } = process.env;
	try {
		const output = execFileSync(process.execPath, ["-e", loader, file], {
			env: { PATH, HOME, ...settings },
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
		return loadedSchema.parse(JSON.parse(output));
	} catch (error) {
		if (error instanceof Error && "stderr" in error) throw new Error(String(error.stderr));
		throw error;
	}
}
