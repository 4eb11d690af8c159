import { sha256 } from "@noble/hashes/sha2.js";
import { StoreInputError } from "./ports/documentStore.ts";

/** Between the parts of a key; an escaped part never contains it. */
export const KEY_SEPARATOR = ".";
/** First character after the separator, so that `from ≤ key < to` holds for exactly the keys below a prefix. */
const AFTER_SEPARATOR = "/";
/** Never the result of an escape: `~` is otherwise followed by a digit, `A`–`F` or `u`. */
const DIGEST_MARK = "~~";
const MAX_PART = 180;
const MAX_KEY = 1000;
const SEQUENCE_DIGITS = 16;

/**
 * Makes any non-empty text safe as a part of a document id and of a URL path: `A–Z a–z 0–9 _ -` stay, other
 * ASCII becomes `~XX`, the rest `~uXXXX` per UTF-16 unit, so that even broken text stays distinct.
 * Beyond 180 characters a prefix and a SHA-256 digest stand for the text. Distinct texts give distinct results.
 * @throws StoreInputError when the text is empty.
 */
export function escapeKey(text: string): string {
	if (text === "") throw new StoreInputError("id", "a key part is empty");
	const escaped = text.replace(/[^A-Za-z0-9_-]/g, escapeUnit);
	if (escaped.length <= MAX_PART) return escaped;
	const digest = base64url(sha256(utf16(text)));
	const room = MAX_PART - DIGEST_MARK.length - digest.length;
	return escaped.slice(0, room).replace(/~(?:[0-9A-F]?|u[0-9A-F]{0,3})$/, "") + DIGEST_MARK + digest;
}

/** The text `escapeKey` was given; undefined when it was shortened or is not such a part. */
export function unescapeKey(part: string): string | undefined {
	if (!/^(?:[A-Za-z0-9_-]|~[0-7][0-9A-F]|~u[0-9A-F]{4})+$/.test(part)) return undefined;
	return part.replace(/~u([0-9A-F]{4})|~([0-9A-F]{2})/g, (_, unit: string | undefined, byte: string) =>
		String.fromCharCode(Number.parseInt(unit ?? byte, 16)),
	);
}

/**
 * Composes a document id or partition key. A text is escaped; a number is a sequence of 16 digits, so that
 * ids sort as the numbers do.
 * @throws StoreInputError when there is no part, a part is empty, a number is negative or no safe integer, or
 * the key would exceed 1000 characters.
 */
export function key(...parts: readonly (string | number)[]): string {
	return joinKeys(...parts.map((part) => (typeof part === "number" ? sequence(part) : escapeKey(part))));
}

/** Joins keys, or parts taken from one by `splitKey`, without escaping them again. */
export function joinKeys(...keys: readonly string[]): string {
	const joined = keys.join(KEY_SEPARATOR);
	if (keys.length === 0 || keys.includes("")) throw new StoreInputError("id", "a key part is empty");
	if (joined.length > MAX_KEY) throw new StoreInputError("id", `a key exceeds ${MAX_KEY} characters`);
	return joined;
}

/** The parts of a key, still escaped. */
export function splitKey(composed: string): readonly string[] {
	return composed.split(KEY_SEPARATOR);
}

/** The ids that have at least one more part after `prefix`; without a prefix, every id. */
export function keyRange(prefix?: string): { readonly from: string; readonly to: string } {
	if (prefix === undefined) return { from: "", to: "\u007f" };
	return { from: prefix + KEY_SEPARATOR, to: prefix + AFTER_SEPARATOR };
}

function sequence(value: number): string {
	if (!Number.isSafeInteger(value) || value < 0)
		throw new StoreInputError("id", "a sequence is neither zero nor a positive integer");
	return String(value).padStart(SEQUENCE_DIGITS, "0");
}

function escapeUnit(unit: string): string {
	const code = unit.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	return code < 0x80 ? `~${hex.padStart(2, "0")}` : `~u${hex.padStart(4, "0")}`;
}

/** UTF-16 rather than UTF-8, in which two lone surrogates would be the same bytes. */
function utf16(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		bytes[2 * i] = unit >> 8;
		bytes[2 * i + 1] = unit & 0xff;
	}
	return bytes;
}

function base64url(bytes: Uint8Array): string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	let text = "";
	for (let i = 0; i < bytes.length; i += 3) {
		const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
		const digits = Math.min(4, Math.ceil(((bytes.length - i) * 8) / 6));
		for (let d = 0; d < digits; d++) text += alphabet.charAt((group >> (18 - 6 * d)) & 63);
	}
	return text;
}
