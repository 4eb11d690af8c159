import type { Person } from "@accord/shared/api/schemas.ts";
import type { Joined } from "@accord/shared/app/people/record.ts";
import type { Directory } from "@accord/shared/app/ports.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { hasLeft } from "@accord/shared/dispute/hasLeft.ts";
import { type PersonId, personIdSchema, type Role } from "@accord/shared/dispute/people.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from "jose";
import type { Identify } from "../../http/endpoint.ts";

export interface EntraOptions {
	/** Base of issuer and key addresses; another one only in tests on the loopback address. */
	readonly authority?: string;
	/** Entra tenant ids that may sign in, each with the Accord tenant it is. */
	readonly tenants: ReadonlyMap<string, string>;
	/** Accepted audiences: the application id, and its `api://` form. */
	readonly audiences: readonly string[];
	/** Delegated scope a person's token must carry. */
	readonly scope: string;
	readonly directory: Directory;
	readonly clockToleranceSeconds?: number;
	/** Takes in what the token of somebody with a role says; without it strangers are refused. */
	readonly join?: (tenant: string, id: PersonId, joined: Joined) => Promise<Person>;
}

const claims = ["exp", "nbf", "iat", "aud", "iss", "tid", "oid"];
const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/**
 * Proves an Entra ID v2 access token: signature by a key of an *allowed* tenant (never an address taken from the
 * token), issuer, audience, times, scope; roles from the token's app roles. Whoever fails learns only 401 or 403.
 */
export function createEntraIdentity(options: EntraOptions): Identify {
	const authority = options.authority ?? "https://login.microsoftonline.com";
	const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

	/** Made at the first token of a tenant, because it loads the platform's fetch. */
	function keysOf(tenant: string): ReturnType<typeof createRemoteJWKSet> {
		const known = keys.get(tenant);
		if (known) return known;
		const made = createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), {
			cooldownDuration: 30_000,
			cacheMaxAge: 600_000,
			timeoutDuration: 5000,
		});
		keys.set(tenant, made);
		return made;
	}

	return async (request) => {
		const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
		if (token === undefined || token.length > 16_384) throw refused("no bearer token");
		const entraTenant = tenantOf(token);
		const tenant = [...options.tenants].find(([id]) => id.toLowerCase() === entraTenant)?.[1];
		if (tenant === undefined) throw refused("tenant is not allowed");
		const payload = await verified(token, keysOf(entraTenant), `${authority}/${entraTenant}/v2.0`, options);
		if (payload.ver !== "2.0" || String(payload.tid).toLowerCase() !== entraTenant)
			throw refused("not a v2 token of this tenant");
		const scopes = typeof payload.scp === "string" ? payload.scp.split(" ") : [];
		if (!scopes.includes(options.scope))
			throw new DomainError("forbidden", `scope ${options.scope} is missing`);
		const roles = Array.isArray(payload.roles) ? payload.roles.filter(isRole) : [];
		const known = (await options.directory.people(tenant)).find((candidate) => candidate.id === payload.oid);
		const today = new Date().toISOString().slice(0, 10);
		if (hasLeft(known, today)) throw new DomainError("forbidden", "this person has left");
		const id = personIdSchema.safeParse(payload.oid);
		const person =
			options.join && id.success && roles.length > 0
				? await options.join(tenant, id.data, joinedOf(payload, known ?? { name: id.data }, roles))
				: known;
		if (!person) throw new DomainError("forbidden", "this person is not in the directory");
		return { tenant, person: person.id, roles, language: person.language };
	};
}

/** What a token does not say stays as it is known. */
function joinedOf(payload: JWTPayload, known: Pick<Person, "name" | "mail">, roles: readonly Role[]): Joined {
	const { name, preferred_username: address } = payload;
	const mail = typeof address === "string" && address.includes("@") ? address : known.mail;
	return {
		name: typeof name === "string" && name !== "" ? name : known.name,
		...(mail === undefined ? {} : { mail }),
		roles: [...new Set(roles)],
	};
}

function refused(why: string): DomainError {
	return new DomainError("unauthenticated", why, "authorization");
}

function tenantOf(token: string): string {
	try {
		return String(decodeJwt(token).tid).toLowerCase();
	} catch {
		throw refused("malformed token");
	}
}

async function verified(
	token: string,
	keySet: ReturnType<typeof createRemoteJWKSet>,
	issuer: string,
	options: EntraOptions,
): Promise<JWTPayload> {
	try {
		const { payload } = await jwtVerify(token, keySet, {
			algorithms: ["RS256"],
			issuer,
			audience: [...options.audiences],
			clockTolerance: options.clockToleranceSeconds ?? 60,
			requiredClaims: claims,
		});
		return payload;
	} catch (cause) {
		throw refused(cause instanceof Error ? cause.message : String(cause));
	}
}
