import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { SETTINGS } from "./worker.ts";

/** The Entra tenants of the settings, by the name Accord gives them. */
export const ENTRA = {
	contoso: "22222222-2222-4222-8222-222222222222",
	fabrikam: "33333333-3333-4333-8333-333333333333",
} as const;
export type TenantName = keyof typeof ENTRA;

export interface Forgery {
	readonly claims?: Readonly<Record<string, unknown>>;
	readonly header?: Readonly<Record<string, unknown>>;
	/** Signed by a key nobody published. */
	readonly stranger?: boolean;
	readonly drop?: string;
}

/** Entra ID's part on the loopback address: keys of both tenants, and tokens good or forged. */
export async function startIssuer() {
	const [own, stranger] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
	const jwk = { ...(await exportJWK(own.publicKey)), kid: "good", alg: "RS256", use: "sig" };
	const server = createServer((request, response) => {
		const known = Object.values(ENTRA).some((id) => request.url === `/${id}/discovery/v2.0/keys`);
		response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
		response.end(JSON.stringify({ keys: known ? [jwk] : [] }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const authority = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
	return {
		authority,
		token: (
			who: { readonly tenant: TenantName; readonly person: string; readonly roles: readonly string[] },
			{ claims, header, stranger: strange, drop }: Forgery = {},
		): Promise<string> => {
			const now = Math.floor(Date.now() / 1000);
			const tid = ENTRA[who.tenant];
			const payload: Record<string, unknown> = {
				iss: `${authority}/${tid}/v2.0`,
				aud: SETTINGS.ACCORD_APP_ID,
				tid,
				oid: who.person,
				ver: "2.0",
				scp: "access_as_user",
				roles: [...who.roles],
				iat: now - 60,
				nbf: now - 60,
				exp: now + 3600,
				...claims,
			};
			if (drop !== undefined) delete payload[drop];
			return new SignJWT(payload)
				.setProtectedHeader({ alg: "RS256", kid: "good", ...header })
				.sign(strange ? stranger.privateKey : own.privateKey);
		},
		close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
	};
}
