import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { SpanRecord } from "../../telemetry/scope.ts";
import { createAppInsightsExporter } from "./appInsights.ts";

const span = (name: string, facts: SpanRecord["facts"] = {}): SpanRecord => ({
	name,
	kind: "http",
	trace: "a".repeat(32),
	span: "b".repeat(16),
	parent: undefined,
	startedAt: 0,
	ms: 90_061_001,
	ru: 1,
	calls: 1,
	facts,
});
const itemsSchema = z.array(
	z.object({
		data: z.object({
			baseData: z.object({
				name: z.string(),
				duration: z.string(),
				success: z.boolean(),
				properties: z.record(z.string(), z.string()),
			}),
		}),
	}),
);

let answers: (Response | Error)[] = [];
let sent: z.infer<typeof itemsSchema>[] = [];
let now = 0;
let told: unknown[] = [];
const warn = (message: string, facts?: object) => void told.push({ message, ...facts });
const open = () =>
	createAppInsightsExporter({
		instrumentationKey: "66666666-6666-4666-8666-666666666666",
		endpoint: "https://insights.example/",
		token: async () => "t",
		log: { info: () => {}, warn, error: () => {} },
		now: () => now,
		everyMs: 3_600_000,
		fetch: async (_, init) => {
			sent.push(itemsSchema.parse(JSON.parse(String(init?.body))));
			const answer = answers.shift() ?? Response.json({ errors: [] });
			if (answer instanceof Error) throw answer;
			return answer;
		},
	});
const names = () => sent.map((batch) => batch.map(({ data }) => data.baseData.name));
beforeEach(() => {
	[answers, sent, told, now] = [[], [], [], 0];
});

describe("spans that ended", () => {
	it("go together, and nothing that a person could have written goes along", async () => {
		const exporter = open();
		exporter.record(span("one", { status: 200, words: "We will not pay", lagSeconds: 3, nested: { a: 1 } }));
		exporter.record(span("two", { failed: "TypeError" }));
		await exporter.flush();
		await exporter.flush();
		expect(names()).toEqual([["one", "two"]]);
		const [one, two] = sent[0]?.map(({ data }) => data.baseData) ?? [];
		expect(one).toMatchObject({
			duration: "1.01:01:01.001",
			success: true,
			properties: { kind: "http", lagSeconds: "3" },
		});
		expect(two?.success).toBe(false);
		expect(JSON.stringify(sent)).not.toContain("pay");
	});

	it.each([
		["too many requests", new Response(null, { status: 429, headers: { "retry-after": "20" } }), 20_000],
		["an outage", new Response(null, { status: 503 }), 30_000],
		["no connection", new TypeError("fetch failed"), 30_000],
	])("wait after %s as long as asked, and then go once", async (_, answer, pause) => {
		const exporter = open();
		answers = [answer];
		exporter.record(span("one"));
		await exporter.flush();
		now = pause - 1;
		exporter.record(span("two"));
		await exporter.flush();
		expect(names()).toEqual([["one"]]);
		now = pause;
		await exporter.flush();
		expect(names()).toEqual([["one"], ["one", "two"]]);
		expect(told).toEqual([]);
	});

	it("taken in part are sent again in part", async () => {
		const exporter = open();
		const errors = [
			{ index: 0, statusCode: 400 },
			{ index: 1, statusCode: 503 },
		];
		answers = [Response.json({ errors }, { status: 206 })];
		for (const name of ["bad", "again", "good"]) exporter.record(span(name));
		await exporter.flush();
		now = 30_000;
		await exporter.flush();
		expect(names()).toEqual([["bad", "again", "good"], ["again"]]);
		expect(told).toEqual([{ message: "spans not exported", cause: "refused", spans: 1, lost: 1 }]);
	});

	it("are dropped and told once when the right is missing, or when too many wait", async () => {
		const exporter = open();
		answers = [new Response(null, { status: 403 }), new Response(null, { status: 403 })];
		for (const name of ["one", "two"]) {
			exporter.record(span(name));
			await exporter.flush();
		}
		for (let n = 0; n < 2002; n += 1) exporter.record(span("flood"));
		expect(told).toEqual([
			{ message: "spans not exported", cause: "403", spans: 1, lost: 1 },
			{ message: "spans not exported", cause: "too many wait", spans: 1, lost: 3 },
		]);
	});
});
