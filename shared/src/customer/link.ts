import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import {
	accountIdSchema,
	type Dispute,
	disputeIdSchema,
	type Instant,
	instantSchema,
} from "../dispute/dispute.ts";

/** Bytes nobody can foresee. */
export type Random = (count: number) => Uint8Array;

export const linkSchema = z.object({
	/** SHA-256 of the token; the token itself is nowhere but in the customer's mail. */
	hash: z.string().regex(/^[0-9a-f]{64}$/),
	tenant: z.string().min(1),
	account: accountIdSchema,
	/** `dispute`: that one dispute only, until it closes. */
	purpose: z.enum(["account", "dispute"]),
	dispute: disputeIdSchema.optional(),
	to: z.string().max(320).optional(),
	made: instantSchema,
	expires: instantSchema,
	revoked: instantSchema.optional(),
});
/** What a customer's link opens. */
export type Link = z.infer<typeof linkSchema>;

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as 43 characters that every mail program leaves alone. */
export function newToken(random: Random): string {
	const bytes = random(32);
	if (bytes.length !== 32) throw new RangeError("a token takes 32 random bytes");
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	let bits = 0;
	let value = 0;
	let token = "";
	for (const byte of bytes) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 6) {
			bits -= 6;
			token += alphabet.charAt((value >> bits) & 63);
		}
		value &= (1 << bits) - 1;
	}
	return token + alphabet.charAt((value << (6 - bits)) & 63);
}

/** What is stored of a token; undefined for what cannot be one, without touching the store. */
export function tokenHash(token: string): string | undefined {
	return tokenShape.test(token) ? bytesToHex(sha256(utf8ToBytes(token))) : undefined;
}

/** Whether a link still opens anything. A dispute's link ends with the dispute, without anybody revoking it. */
export function linkStands(link: Link, now: Instant, disputes: readonly Dispute[]): boolean {
	if (link.revoked !== undefined || link.expires <= now) return false;
	if (link.purpose === "account") return true;
	const about = disputes.find(({ id }) => id === link.dispute);
	return about !== undefined && about.status !== "closed";
}

/** Proves that a form came from a page this link showed: nobody without the token can make it for that form. */
export function formSeal(token: string, form: string): string {
	return bytesToHex(hmac(sha256, utf8ToBytes(token), utf8ToBytes(`form ${form}`)));
}

/** Equal in a time that does not tell where two texts differ. */
export function sameText(a: string, b: string): boolean {
	let different = a.length ^ b.length;
	for (let i = 0; i < a.length; i += 1)
		different |= a.charCodeAt(i) ^ (b.charCodeAt(i % Math.max(1, b.length)) || 0);
	return different === 0;
}
