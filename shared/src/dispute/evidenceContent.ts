import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Evidence } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { type ContentKind, EVIDENCE_TYPES, plainType } from "./evidence.ts";

const SIGNATURES: readonly (readonly [ContentKind, number, string])[] = [
	["pdf", 0, "%PDF-"],
	["jpeg", 0, "\xff\xd8\xff"],
	["png", 0, "\x89PNG\r\n\x1a\n"],
	["gif", 0, "GIF8"],
	["webp", 8, "WEBP"],
	["heic", 4, "ftyphei"],
	["heic", 4, "ftypmif1"],
	["tiff", 0, "II*\0"],
	["tiff", 0, "MM\0*"],
	["zip", 0, "PK\x03\x04"],
	["ole", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
	["program", 0, "MZ"],
	["program", 0, "\x7fELF"],
	["program", 0, "\xca\xfe\xba\xbe"],
	["program", 0, "\xcf\xfa\xed\xfe"],
	["program", 0, "#!"],
];
const HEAD = 1024;
const MARKUP = /<\s*(?:!doctype\s+html|html|script|svg|iframe|object|embed|body)\b/i;

/** Says what a file is by its bytes, whatever its name claims. */
export function sniff(bytes: Uint8Array): ContentKind {
	const head = String.fromCharCode(...bytes.subarray(0, HEAD));
	for (const [kind, at, signature] of SIGNATURES) if (head.startsWith(signature, at)) return kind;
	if (MARKUP.test(head)) return "markup";
	return head.includes("\0") ? "unknown" : "text";
}

/** Macro projects inside Office files, by the names their archives give them. */
const MACROS = ["vbaProject.bin", "macrosheets/"];

function contains(bytes: Uint8Array, text: string): boolean {
	const codes = [...text].map((character) => character.charCodeAt(0));
	const [first = 0] = codes;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
		if (codes.every((code, index) => bytes[at + index] === code)) return true;
	return false;
}

/**
 * Checks bytes against what their evidence says: size, content address, and a kind that is kept.
 * @throws DomainError `invalid_input` when size or hash differ, `unsupported_media` for a program, markup that
 * could run, an Office file with macros, or a file that is not what it claims
 */
export function assertContent(evidence: Evidence, bytes: Uint8Array): void {
	if (bytes.length !== evidence.bytes)
		throw new DomainError("invalid_input", `${bytes.length} bytes came`, "evidence.bytes");
	if (contentAddress(bytes) !== evidence.sha256)
		throw new DomainError("invalid_input", "the content has another hash", "evidence.sha256");
	const type = plainType(evidence.mediaType);
	const expected = EVIDENCE_TYPES.get(type)?.content;
	const kind = sniff(bytes);
	const mail = type === "message/rfc822" && kind === "markup";
	if (kind !== expected && !mail)
		throw new DomainError("unsupported_media", `${evidence.name} is ${kind}`, "evidence.mediaType");
	if (kind === "zip" && MACROS.some((name) => contains(bytes, name)))
		throw new DomainError("unsupported_media", `${evidence.name} carries macros`, "evidence.mediaType");
}

/** The name content is kept under: its SHA-256 in hexadecimal. */
export function contentAddress(bytes: Uint8Array): string {
	return bytesToHex(sha256(bytes));
}
