import { createServer, type IncomingMessage } from "node:http";
import type { Activity, BotAnswer, Turn } from "@accord/bot/activity.ts";
import { createBotEndpoint } from "@accord/bot/endpoint.ts";
import { type Channel, createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { silentLog } from "@accord/bot/testing/fakeChat.ts";
import * as jose from "jose";

export const APP = "11111111-2222-3333-4444-555555555555";
export const TENANT = "aaaaaaaa-2222-3333-4444-555555555555";
const ISSUER = "https://api.botframework.com";

export interface Key {
	readonly kid: string;
	readonly privateKey: CryptoKey;
	readonly publicKey: CryptoKey;
	readonly jwk: jose.JWK;
}

export async function makeKey(kid: string, alg = "RS256", endorsements = ["msteams"]): Promise<Key> {
	const pair = await jose.generateKeyPair(alg, { extractable: true });
	const jwk = { ...(await jose.exportJWK(pair.publicKey)), kid, alg, use: "sig", endorsements };
	return { ...pair, kid, jwk };
}

/** What the channel's service answers to the bot's calls, and what it was asked. */
interface Service {
	readonly calls: { method: string; path: string; authorization: string | undefined; body: string }[];
	answer: (call: number) => { status: number; headers?: Record<string, string>; body?: string };
}

/** Microsoft's side of the channel on loopback: metadata, keys and the service the bot writes to. */
export async function startChannel(published: readonly Key[]) {
	const service: Service = { calls: [], answer: () => ({ status: 201, body: '{"id":"m1"}' }) };
	let up = true;
	const server = createServer(async (request, response) => {
		const path = request.url ?? "/";
		const send = (status: number, body: string, headers: Record<string, string> = {}) => {
			response.writeHead(status, { "content-type": "application/json", ...headers });
			response.end(body);
		};
		if (path.startsWith("/.well-known"))
			return up
				? send(
						200,
						JSON.stringify({
							issuer: ISSUER,
							jwks_uri: `${url}/jwks`,
							id_token_signing_alg_values_supported: ["RS256"],
						}),
					)
				: send(503, "");
		if (path === "/jwks") return send(200, JSON.stringify({ keys: published.map(({ jwk }) => jwk) }));
		const body = await textOf(request);
		service.calls.push({
			method: request.method ?? "",
			path,
			authorization: request.headers.authorization,
			body,
		});
		const answer = service.answer(service.calls.length);
		send(answer.status, answer.body ?? "{}", answer.headers);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (typeof address !== "object" || address === null) throw new Error("no port");
	const url = `http://127.0.0.1:${address.port}`;
	return {
		url,
		serviceUrl: `${url}/connector`,
		service,
		/** The keys can no longer be read. */
		cut: () => {
			up = false;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = "";
	for await (const chunk of request) text += String(chunk);
	return text;
}

export function productionChannel(url: string, slept: number[] = []): Channel {
	return createTeamsChannel(
		{
			mode: "production",
			appId: APP,
			credentials: { kind: "secret", tenant: TENANT, secret: "x" },
			tenants: new Set([TENANT]),
		},
		silentLog,
		{
			metadata: `${url}/.well-known/openidconfiguration`,
			// Microsoft's sign-in cannot be reached offline.
			token: async () => "outgoing",
			sleep: async (ms) => void slept.push(ms),
		},
	);
}

export function endpointOf(channel: Channel, handle: (activity: Activity, turn: Turn) => Promise<BotAnswer>) {
	const endpoint = createBotEndpoint({ handle }, channel, silentLog);
	return (authorization: string | undefined, body: unknown): Promise<{ status: number; body: string }> => {
		const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
		return endpoint({
			headers: { get: (name) => (name === "authorization" ? (authorization ?? null) : null) },
			body: (async function* () {
				yield bytes;
			})(),
		});
	};
}

export interface Claims {
	readonly iss?: string;
	readonly aud?: string;
	readonly exp?: number;
	readonly nbf?: number;
	readonly alg?: string;
	readonly serviceurl?: string | undefined;
	readonly more?: Record<string, unknown>;
}

export async function sign(key: Key, serviceUrl: string, claims: Claims = {}): Promise<string> {
	const now = Math.floor(Date.now() / 1000);
	const stated = "serviceurl" in claims ? claims.serviceurl : serviceUrl;
	return new jose.SignJWT({ ...(stated === undefined ? {} : { serviceurl: stated }), ...claims.more })
		.setProtectedHeader({ alg: claims.alg ?? "RS256", kid: key.kid, typ: "JWT" })
		.setIssuer(claims.iss ?? ISSUER)
		.setAudience(claims.aud ?? APP)
		.setNotBefore(claims.nbf ?? now - 60)
		.setExpirationTime(claims.exp ?? now + 3600)
		.sign(key.privateKey);
}
