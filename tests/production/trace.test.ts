import { createServer } from "node:http";
import { chargeOperation, log, observe, recordSpans } from "@accord/functions/telemetry/scope.ts";
import { createClient } from "@accord/shared/api/client.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Cloud, startCloud } from "./cloud.ts";
import { freshKey, furnish } from "./life.ts";
import { serve } from "./registrations.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const MAIL = "We shall certainly not pay F1: the Zanzibar surcharge was never agreed, says Mr Quigley.";

const envelopeSchema = z.object({
	iKey: z.guid(),
	time: z.iso.datetime(),
	tags: z.object({
		"ai.operation.id": z.string().regex(/^[0-9a-f]{32}$/),
		"ai.operation.parentId": z.string().optional(),
		"ai.operation.name": z.string(),
	}),
	data: z.object({
		baseType: z.literal("RemoteDependencyData"),
		baseData: z.object({
			id: z.string().regex(/^[0-9a-f]{16}$/),
			name: z.string(),
			type: z.string(),
			duration: z.string().regex(/^\d+\.\d\d:\d\d:\d\d\.\d{3}$/),
			resultCode: z.string(),
			success: z.boolean(),
			measurements: z.object({ ru: z.number(), calls: z.number() }),
		}),
	}),
});

/** Application Insights' ingestion on the loopback address. */
async function startInsights() {
	const taken: z.infer<typeof envelopeSchema>[] = [];
	const raw: string[] = [];
	const authorizations = new Set<string | undefined>();
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const text = Buffer.concat(chunks).toString("utf8");
		raw.push(text);
		authorizations.add(request.headers.authorization);
		const items = z.array(envelopeSchema).parse(JSON.parse(text));
		taken.push(...items);
		response.writeHead(request.url === "/v2.1/track" ? 200 : 404, { "content-type": "application/json" });
		response.end(JSON.stringify({ itemsReceived: items.length, itemsAccepted: items.length, errors: [] }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return {
		taken,
		raw,
		authorizations,
		endpoint: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
		close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
	};
}

let insights: Awaited<ReturnType<typeof startInsights>>;
let cloud: Cloud;
let host: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	vi.spyOn(process.stderr, "write").mockReturnValue(true);
	insights = await startInsights();
	const { endpoint } = insights;
	cloud = await startCloud({
		log,
		observe,
		onCharge: chargeOperation,
		insights: { endpoint, token: async () => "insights-token" },
	});
	await furnish(cloud, "contoso");
	recordSpans(cloud.spans.record);
	host = await serve(cloud.services);
}, 60_000);
afterAll(async () => {
	recordSpans(undefined);
	vi.restoreAllMocks();
	await Promise.all([host.stop(), cloud.stop(), insights.close()]);
});

it("one trace leads from reading the mail to the card that was delivered, and carries no words and no token", async () => {
	const token = await cloud.token({ tenant: "contoso", person: "claire", roles: ["collector"] });
	let span = 0;
	const client = createClient({
		baseUrl: host.url.replace(/\/$/, ""),
		authorize: async () => ({ authorization: `Bearer ${token}` }),
		language: "en",
		trace: () => {
			span += 1;
			return `00-${TRACE}-${String(span).padStart(16, "0")}-01`;
		},
	});
	const from = { address: "pay@durand.example", name: "Mme Durand" };
	const mail = { messageId: "<1@durand.example>", from, bodyType: "text", body: MAIL } as const;
	await client.readMail({ body: { subject: "F1", ...mail } });
	const { dispute } = await client.openDispute({
		body: {
			account: accountIdSchema.parse("C1"),
			lines: [{ item: "F1", amount: 60_000 }],
			reason: reasonCodeSchema.parse("PRICE"),
			words: MAIL,
			source: { kind: "mail", messageId: mail.messageId },
			idempotencyKey: freshKey(),
		},
	});
	await expect(
		client.readStatement({ params: { accountId: accountIdSchema.parse("Quigley") } }),
	).rejects.toMatchObject({ problem: { traceId: TRACE } });
	// Another instance, minutes later, in an invocation of its own.
	await observe({ name: "feed", kind: "feed" }, () => cloud.push());
	await cloud.spans.flush();

	expect(cloud.cards.join()).toContain(dispute.number);
	const named = (name: string) => insights.taken.filter(({ data }) => data.baseData.name === name);
	const [read, open, card, feed] = ["readMail", "openDispute", "notify", "feed"].map(
		(name) => named(name)[0],
	);
	expect([read, open, card].map((one) => one?.tags["ai.operation.id"])).toEqual([TRACE, TRACE, TRACE]);
	expect(feed?.tags["ai.operation.id"]).not.toBe(TRACE);
	expect(card?.tags["ai.operation.parentId"]).toBe(open?.data.baseData.id);
	expect(card?.data.baseData).toMatchObject({ type: "Teams", success: true });
	expect(open?.data.baseData).toMatchObject({ resultCode: "201", success: true });
	expect(open?.data.baseData.measurements.ru).toBeGreaterThan(15);
	expect(named("readStatement")[0]?.data.baseData).toMatchObject({ resultCode: "404", success: true });

	expect([...insights.authorizations]).toEqual(["Bearer insights-token"]);
	const all = insights.raw.join();
	for (const secret of [
		MAIL,
		"Zanzibar",
		"Quigley",
		"urand",
		"C1",
		"F1",
		token,
		token.split(".")[1],
		"insights-token",
	])
		expect(all.includes(String(secret)), String(secret).slice(0, 30)).toBe(false);
});
