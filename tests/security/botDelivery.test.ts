import type { Reference } from "@accord/bot/conversations.ts";
import { MessageGone } from "@accord/bot/delivery.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
	endpointOf,
	type Key,
	makeKey,
	productionChannel,
	sign,
	startChannel,
	TENANT,
} from "./botChannel.ts";

let good: Key;
let microsoft: Awaited<ReturnType<typeof startChannel>>;
let slept: number[] = [];
let to: Reference;
const hello = { text: "hello" };

beforeAll(async () => {
	good = await makeKey("good");
	microsoft = await startChannel([good]);
	to = {
		serviceUrl: microsoft.serviceUrl,
		channelId: "msteams",
		conversation: { id: "a:1", tenantId: TENANT },
		bot: { id: "28:bot" },
		user: { id: "29:u" },
	};
});
afterAll(() => microsoft.close());
beforeEach(() => {
	slept = [];
	microsoft.service.calls.length = 0;
	microsoft.service.answer = () => ({ status: 201, body: '{"id":"m1"}' });
});
const delivery = () => productionChannel(microsoft.url, slept).delivery;

test("a message carries the bot's own proof and gives its id", async () => {
	expect(await delivery().send(to, hello)).toBe("m1");
	expect(microsoft.service.calls).toMatchObject([
		{
			method: "POST",
			path: "/connector/v3/conversations/a%3A1/activities",
			authorization: "Bearer outgoing",
		},
	]);
	expect(JSON.parse(String(microsoft.service.calls[0]?.body))).toMatchObject({
		type: "message",
		text: "hello",
	});
});

test("an update goes to the message it names", async () => {
	await delivery().update(to, "m7", hello);
	expect(microsoft.service.calls).toMatchObject([
		{ method: "PUT", path: "/connector/v3/conversations/a%3A1/activities/m7" },
	]);
});

test.each([412, 429, 502, 504])("%i is tried again, and then arrives once", async (status) => {
	microsoft.service.answer = (call) => (call < 3 ? { status } : { status: 201, body: '{"id":"m3"}' });
	expect(await delivery().send(to, hello)).toBe("m3");
	expect(microsoft.service.calls).toHaveLength(3);
	expect(slept).toHaveLength(2);
	expect(slept[1]).toBeGreaterThan(slept[0] ?? 0);
});

test("the wait the service asks for is kept", async () => {
	microsoft.service.answer = (call) =>
		call === 1 ? { status: 429, headers: { "retry-after": "7" } } : { status: 201, body: '{"id":"m2"}' };
	await delivery().send(to, hello);
	expect(slept).toEqual([7000]);
});

test.each([400, 401, 403, 500, 503])("%i is told to whoever sent it, at once", async (status) => {
	microsoft.service.answer = () => ({ status });
	await expect(delivery().send(to, hello)).rejects.toThrow();
	expect(microsoft.service.calls).toHaveLength(1);
});

test("a channel that never recovers is given up, not called for ever", async () => {
	microsoft.service.answer = () => ({ status: 429 });
	await expect(delivery().send(to, hello)).rejects.toThrow();
	expect(microsoft.service.calls).toHaveLength(5);
});

test("a message that is gone is said to be gone", async () => {
	microsoft.service.answer = () => ({ status: 404 });
	await expect(delivery().update(to, "m7", hello)).rejects.toThrow(MessageGone);
});

test("a service that closes the connection is told", async () => {
	const away = await startChannel([good]);
	const gone = { ...to, serviceUrl: away.serviceUrl };
	await away.close();
	await expect(delivery().send(gone, hello)).rejects.toThrow();
});

test("a turn's failed answer does not become the caller's fault", async () => {
	microsoft.service.answer = () => ({ status: 403 });
	const post = endpointOf(productionChannel(microsoft.url, slept), async (_, turn) => {
		await turn.send(hello);
		return { status: 200 };
	});
	const answer = await post(`Bearer ${await sign(good, microsoft.serviceUrl)}`, {
		type: "message",
		channelId: "msteams",
		serviceUrl: microsoft.serviceUrl,
		from: { id: "29:u" },
		conversation: { id: "a:1", tenantId: TENANT },
	});
	expect(answer).toMatchObject({ status: 503, body: "" });
});
