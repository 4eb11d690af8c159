import type { Activity } from "@accord/bot/activity.ts";
import { createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { silentLog } from "@accord/bot/testing/fakeChat.ts";
import * as jose from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
	APP,
	type Claims,
	endpointOf,
	type Key,
	makeKey,
	productionChannel,
	sign,
	startChannel,
	TENANT,
} from "./botChannel.ts";

type Started = Awaited<ReturnType<typeof startChannel>>;
const hour = 3600;
const now = Math.floor(Date.now() / 1000);

let good: Key;
let rogue: Key;
let unpublished: Key;
let elliptic: Key;
let webchat: Key;
let microsoft: Started;
let handled: Activity[] = [];
let post: ReturnType<typeof endpointOf>;

beforeAll(async () => {
	[good, rogue, unpublished, elliptic, webchat] = await Promise.all([
		makeKey("good"),
		makeKey("good"),
		makeKey("unpublished"),
		makeKey("elliptic", "ES256"),
		makeKey("webchat", "RS256", ["webchat"]),
	]);
	microsoft = await startChannel([good, elliptic, webchat]);
	post = endpointOf(productionChannel(microsoft.url), async (activity) => {
		handled.push(activity);
		return { status: 200, body: { ok: true } };
	});
});
afterAll(() => microsoft.close());
beforeEach(() => {
	handled = [];
});

const invoke = (more: object = {}) => ({
	type: "invoke",
	name: "adaptiveCard/action",
	channelId: "msteams",
	id: "1",
	serviceUrl: microsoft.serviceUrl,
	from: { id: "29:u", aadObjectId: "bbbbbbbb-2222-3333-4444-555555555555" },
	recipient: { id: `28:${APP}` },
	conversation: { id: "a:1", conversationType: "personal", tenantId: TENANT },
	value: { action: { type: "Action.Execute", verb: "comment", data: {} }, trigger: "manual" },
	...more,
});
const bearer = async (key: Key, claims: Claims = {}) =>
	`Bearer ${await sign(key, microsoft.serviceUrl, claims)}`;
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a token of the channel", () => {
	test("is accepted, with its clock tolerance", async () => {
		expect(await post(await bearer(good), invoke())).toMatchObject({ status: 200, body: '{"ok":true}' });
		expect(await post(await bearer(good, { exp: now - 200 }), invoke())).toMatchObject({ status: 200 });
		expect(handled).toHaveLength(2);
	});

	const forgeries: Record<string, () => Promise<string | undefined>> = {
		"no header": async () => undefined,
		"an empty header": async () => "",
		"another scheme": async () => "Basic YTpi",
		"no token": async () => "Bearer ",
		garbage: async () => "Bearer garbage",
		"garbage in three parts": async () => "Bearer a.b.c",
		"alg none": async () =>
			`Bearer ${base64({ alg: "none", kid: "good", typ: "JWT" })}.${base64({ iss: "https://api.botframework.com", aud: APP, serviceurl: microsoft.serviceUrl, exp: now + hour, nbf: now - 60 })}.`,
		"HS256 with the public key": async () => {
			const secret = new TextEncoder().encode(await jose.exportSPKI(good.publicKey));
			return `Bearer ${await new jose.SignJWT({ serviceurl: microsoft.serviceUrl })
				.setProtectedHeader({ alg: "HS256", kid: "good" })
				.setIssuer("https://api.botframework.com")
				.setAudience(APP)
				.setExpirationTime(now + hour)
				.sign(secret)}`;
		},
		"another key with the same id": () => bearer(rogue),
		"an unknown key": () => bearer(unpublished),
		"a key of another kind": () => bearer(elliptic, { alg: "ES256" }),
		"a key that does not stand for Teams": () => bearer(webchat),
		"another audience": () => bearer(good, { aud: "99999999-2222-3333-4444-555555555555" }),
		"another issuer": () => bearer(good, { iss: "https://evil.example" }),
		"the emulator's issuer": () =>
			bearer(good, {
				iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
				more: { ver: "1.0", appid: "99999999-2222-3333-4444-555555555555" },
			}),
		"another bot's token": () =>
			bearer(good, {
				iss: `https://sts.windows.net/${TENANT}/`,
				more: { ver: "1.0", appid: "99999999-2222-3333-4444-555555555555" },
			}),
		expired: () => bearer(good, { exp: now - hour, nbf: now - 2 * hour }),
		"not valid yet": () => bearer(good, { nbf: now + hour, exp: now + 2 * hour }),
		"another service": () => bearer(good, { serviceurl: "https://evil.example/" }),
		"no service": () => bearer(good, { serviceurl: undefined }),
		"tampered with": async () => {
			const [head = "", payload = "", signature = ""] = (await bearer(good)).split(".");
			const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
			return `${head}.${base64({ ...claims, aud: APP, exp: now + 99 * hour })}.${signature}`;
		},
		"without a signature": async () => (await bearer(good)).replace(/[^.]*$/, ""),
	};
	test.each(Object.entries(forgeries))("is refused without a word: %s", async (_, forge) => {
		const answer = await post(await forge(), invoke());
		expect(answer.status).toBe(401);
		expect(answer.body).toBe("");
		expect(handled).toEqual([]);
	});
});

describe("an activity under a good token", () => {
	const wrong: Record<string, [number, () => unknown]> = {
		"without a service": [400, () => invoke({ serviceUrl: undefined })],
		"with a service that is no address": [400, () => invoke({ serviceUrl: "file:///etc/passwd" })],
		"of another service": [401, () => invoke({ serviceUrl: "https://evil.example/" })],
		"without a conversation": [400, () => invoke({ conversation: undefined })],
		"with a sender that is a text": [400, () => invoke({ from: "29:u" })],
		"without a type": [400, () => invoke({ type: undefined })],
		"of another tenant": [
			403,
			() => invoke({ conversation: { id: "a:1", tenantId: "cccccccc-2222-3333-4444-555555555555" } }),
		],
		"of no tenant": [403, () => invoke({ conversation: { id: "a:1" } })],
		"of two tenants": [
			403,
			() => invoke({ channelData: { tenant: { id: "cccccccc-2222-3333-4444-555555555555" } } }),
		],
		"of another channel": [403, () => invoke({ channelId: "AseChannel" })],
		"of the emulator": [403, () => invoke({ channelId: "emulator" })],
		"that is empty": [400, () => ({})],
		"that is no JSON": [400, () => "{"],
		"that is nothing": [400, () => ""],
		"that is a list": [400, () => []],
		"that is null": [400, () => "null"],
		"that is too large": [413, () => invoke({ text: "x".repeat(400_000) })],
	};
	test.each(Object.entries(wrong))("%s is refused", async (_, [status, body]) => {
		const answer = await post(await bearer(good), body());
		expect(answer).toMatchObject({ status, body: "" });
		expect(handled).toEqual([]);
	});
});

test("keys that cannot be read refuse everybody", async () => {
	const away = await startChannel([good]);
	away.cut();
	const unread = endpointOf(productionChannel(away.url), async () => ({ status: 200 }));
	const token = `Bearer ${await sign(good, away.serviceUrl)}`;
	expect(await unread(token, { ...invoke(), serviceUrl: away.serviceUrl })).toMatchObject({
		status: 401,
		body: "",
	});
	await away.close();
});

test("a production channel without an app id or a tenant does not start", () => {
	const credentials = { kind: "managedIdentity", tenant: TENANT } as const;
	for (const [appId, tenants] of [
		["", new Set([TENANT])],
		["not an id", new Set([TENANT])],
		[APP, new Set<string>()],
	] as const)
		expect(() =>
			createTeamsChannel({ mode: "production", appId, credentials, tenants }, silentLog),
		).toThrow();
});

test("the local channel takes no service but this machine's", async () => {
	const local = endpointOf(createTeamsChannel({ mode: "local" }, silentLog), async () => ({ status: 200 }));
	expect(await local(undefined, invoke())).toMatchObject({ status: 200 });
	for (const serviceUrl of [
		"https://smba.example/",
		"http://localhost.evil.example/",
		"http://127.0.0.1@evil.example/",
	])
		expect(await local(undefined, invoke({ serviceUrl }))).toMatchObject({ status: 403, body: "" });
});
