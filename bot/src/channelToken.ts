import type { Log } from "@accord/shared/app/ports.ts";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import type { Activity } from "./activity.ts";

export interface ChannelTokenOptions {
	/** The bot's application id: whom the token must be for. */
	readonly audience: string;
	readonly log: Log;
	readonly issuer?: string;
	/** OpenID metadata that names the address of the channel's keys. */
	readonly metadata?: string;
}

/** Proves that an activity comes from the channel. Gives false for whatever is wrong; it never rejects. */
export type ProveChannel = (authorization: string, activity: Activity) => Promise<boolean>;

const microsoft = {
	issuer: "https://api.botframework.com",
	metadata: "https://login.botframework.com/v1/.well-known/openidconfiguration",
} as const;
const metadataSchema = z.object({ jwks_uri: z.url() });
const dayMs = 86_400_000;
const waitAfterFailureMs = 10_000;
const clockToleranceSeconds = 300;

/**
 * The channel's token: RS256 by a key of the metadata that stands for this channel, from the issuer, for this bot,
 * in time, and for the very service the activity names. Ours, because the library's own check prints a stack for
 * every forgery and answers some of them as if the fault were in the server.
 */
export function createChannelProof(options: ChannelTokenOptions): ProveChannel {
	const { audience, log, issuer = microsoft.issuer, metadata = microsoft.metadata } = options;
	let keys: { set: Promise<ReturnType<typeof createRemoteJWKSet>>; until: number } | undefined;

	async function read(): Promise<ReturnType<typeof createRemoteJWKSet>> {
		const response = await fetch(metadata, { signal: AbortSignal.timeout(5000) });
		if (!response.ok) throw new Error(`metadata answered ${response.status}`);
		const { jwks_uri } = metadataSchema.parse(await response.json());
		return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 5000, cooldownDuration: 30_000 });
	}

	function keySet(): Promise<ReturnType<typeof createRemoteJWKSet>> {
		if (keys && Date.now() < keys.until) return keys.set;
		const reading = { set: read(), until: Date.now() + dayMs };
		reading.set.catch((error: unknown) => {
			log.error("the channel's keys cannot be read", { metadata, error: String(error) });
			reading.until = Date.now() + waitAfterFailureMs;
		});
		keys = reading;
		return reading.set;
	}

	return async (authorization, activity) => {
		const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
		if (token === undefined || token.length > 16_384) return false;
		try {
			const set = await keySet();
			const { payload, protectedHeader } = await jwtVerify(token, set, {
				issuer,
				audience,
				algorithms: ["RS256"],
				clockTolerance: clockToleranceSeconds,
				requiredClaims: ["exp", "iss", "aud"],
			});
			const key = set.jwks()?.keys.find(({ kid }) => kid === protectedHeader.kid);
			return payload.serviceurl === activity.serviceUrl && stands(key, activity.channelId);
		} catch {
			return false;
		}
	};
}

/** A key without endorsements stands for every channel. */
function stands(key: object | undefined, channel: string): boolean {
	const endorsements = key && "endorsements" in key ? key.endorsements : undefined;
	if (!Array.isArray(endorsements) || endorsements.length === 0) return true;
	return endorsements.includes(channel);
}
