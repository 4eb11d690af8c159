import { createServer, type Server } from "node:http";
import { personSchema } from "@accord/shared/api/schemas.ts";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Identify } from "../../http/endpoint.ts";
import { createEntraIdentity } from "./entra.ts";

const tid = "11111111-1111-1111-1111-111111111111";
const oid = "22222222-2222-2222-2222-222222222222";
const audience = "33333333-3333-3333-3333-333333333333";
const now = Math.floor(Date.now() / 1000);

let server: Server;
let authority = "";
let identify: Identify;
const good = await generateKeyPair("RS256", { extractable: true });
const rolled = await generateKeyPair("RS256", { extractable: true });
const rogue = await generateKeyPair("RS256", { extractable: true });
let published: unknown[] = [];

beforeAll(async () => {
	published = [{ ...(await exportJWK(good.publicKey)), kid: "good", alg: "RS256", use: "sig" }];
	server = createServer((request, response) => {
		response.setHeader("content-type", "application/json");
		if (request.url === `/${tid}/discovery/v2.0/keys`) response.end(JSON.stringify({ keys: published }));
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	authority = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
	const person = personSchema.parse({
		id: oid,
		name: "A",
		roles: ["collector"],
		language: "fr",
		timeZone: "Europe/Paris",
	});
	identify = createEntraIdentity({
		authority,
		tenants: new Map([[tid, "t1"]]),
		audiences: [audience, `api://${audience}`],
		scope: "access_as_user",
		directory: { people: async () => [person] },
	});
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Forged {
	readonly claims?: Record<string, unknown>;
	readonly header?: Record<string, unknown>;
	readonly key?: typeof good.privateKey;
	readonly drop?: string;
}
async function token({ claims, header, key, drop }: Forged = {}): Promise<string> {
	const payload: Record<string, unknown> = {
		iss: `${authority}/${tid}/v2.0`,
		aud: audience,
		tid,
		oid,
		ver: "2.0",
		scp: "access_as_user openid",
		roles: ["collector", "stranger"],
		iat: now - 60,
		nbf: now - 60,
		exp: now + 3600,
		...claims,
	};
	if (drop !== undefined) delete payload[drop];
	return new SignJWT(payload)
		.setProtectedHeader({ alg: "RS256", kid: "good", ...header })
		.sign(key ?? good.privateKey);
}
const call = (authorization: string | null) =>
	identify({
		method: "GET",
		url: "http://127.0.0.1/",
		params: {},
		query: new URLSearchParams(),
		body: null,
		headers: { get: (name) => (name === "authorization" ? authorization : null) },
	});

describe("an Entra ID access token", () => {
	it("given a good one, proves person, tenant and known roles only", async () => {
		await expect(call(`Bearer ${await token()}`)).resolves.toEqual({
			tenant: "t1",
			person: oid,
			roles: ["collector"],
			language: "fr",
		});
		await expect(
			call(`Bearer ${await token({ claims: { aud: `api://${audience}` } })}`),
		).resolves.toBeDefined();
	});

	const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
	const forgeries: Record<string, () => Promise<string | null>> = {
		"no header": async () => null,
		"an empty header": async () => "",
		"another scheme": async () => "Basic YTpi",
		garbage: async () => "Bearer a.b.c",
		"alg none": async () =>
			`Bearer ${encode({ alg: "none" })}.${encode({ tid, oid, aud: audience, exp: now + 60 })}.x`,
		"HS256 with the public key": async () =>
			`Bearer ${await new SignJWT({ tid, oid })
				.setProtectedHeader({ alg: "HS256", kid: "good" })
				.setExpirationTime("1h")
				.sign(new TextEncoder().encode(await exportSPKI(good.publicKey)))}`,
		"wrong key, same kid": async () => `Bearer ${await token({ key: rogue.privateKey })}`,
		"unknown kid": async () => `Bearer ${await token({ header: { kid: "other" }, key: rogue.privateKey })}`,
		"an embedded key": async () =>
			`Bearer ${await token({ header: { jwk: await exportJWK(rogue.publicKey) }, key: rogue.privateKey })}`,
		"wrong audience": async () => `Bearer ${await token({ claims: { aud: "other" } })}`,
		"wrong issuer": async () => `Bearer ${await token({ claims: { iss: "https://evil.example" } })}`,
		"v1 issuer": async () =>
			`Bearer ${await token({ claims: { iss: `https://sts.windows.net/${tid}/`, ver: "1.0" } })}`,
		"v1 version": async () => `Bearer ${await token({ claims: { ver: "1.0" } })}`,
		"another tenant": async () =>
			`Bearer ${await token({ claims: { tid: "99999999-9999-9999-9999-999999999999" } })}`,
		expired: async () => `Bearer ${await token({ claims: { exp: now - 3600 } })}`,
		"not yet valid": async () => `Bearer ${await token({ claims: { nbf: now + 3600 } })}`,
		"no expiry": async () => `Bearer ${await token({ drop: "exp" })}`,
		"no person": async () => `Bearer ${await token({ drop: "oid" })}`,
		tampered: async () =>
			`Bearer ${(await token()).replace(/\.(.)/, (_, c: string) => `.${c === "e" ? "f" : "e"}`)}`,
	};
	it.each(Object.keys(forgeries))("given %s, refuses with unauthenticated", async (name) => {
		const made = await forgeries[name]?.();
		await expect(call(made ?? null)).rejects.toMatchObject({ code: "unauthenticated" });
	});

	it.each([
		["no scope", { scp: undefined }],
		["another scope", { scp: "mail.read" }],
		["someone who is not in the directory", { oid: "44444444-4444-4444-4444-444444444444" }],
	])("given %s, refuses with forbidden", async (_, claims) => {
		await expect(call(`Bearer ${await token({ claims })}`)).rejects.toMatchObject({ code: "forbidden" });
	});

	it("given a key that was rolled over after the first sign-in, accepts it once the set is fetched again", async () => {
		published.push({ ...(await exportJWK(rolled.publicKey)), kid: "rolled", alg: "RS256", use: "sig" });
		const fresh = createEntraIdentity({
			authority,
			tenants: new Map([[tid, "t1"]]),
			audiences: [audience],
			scope: "access_as_user",
			directory: { people: async () => [] },
		});
		const request = {
			headers: { get: () => `Bearer ${signed}` },
			method: "GET",
			url: "http://x/",
			params: {},
			query: new URLSearchParams(),
			body: null,
		};
		const signed = await token({ header: { kid: "rolled" }, key: rolled.privateKey });
		// The directory is empty: forbidden means that the signature was accepted.
		await expect(fresh(request)).rejects.toMatchObject({ code: "forbidden" });
	});
});
