import type { Evidence } from "./dispute.ts";
import { DomainError } from "./error.ts";

export const MAX_EVIDENCE_BYTES = 15_000_000;
export const MAX_EVIDENCE_PIECES = 100;

/** What the first bytes say a file is, of the kinds that are kept and of those that never are. */
export type ContentKind =
	| "pdf"
	| "jpeg"
	| "png"
	| "gif"
	| "webp"
	| "heic"
	| "tiff"
	| "zip"
	| "ole"
	| "program"
	| "markup"
	| "text"
	| "unknown";

interface Kept {
	readonly extensions: readonly string[];
	/** What its bytes must turn out to be. */
	readonly content: ContentKind;
}

const office = "application/vnd.openxmlformats-officedocument";
const kept = (content: ContentKind, ...extensions: string[]): Kept => ({ extensions, content });

/** What a dispute keeps: documents, pictures, mails. Everything else is refused, so no list of bad types can be outdated. */
export const EVIDENCE_TYPES: ReadonlyMap<string, Kept> = new Map([
	["application/pdf", kept("pdf", "pdf")],
	["image/jpeg", kept("jpeg", "jpg", "jpeg")],
	["image/png", kept("png", "png")],
	["image/gif", kept("gif", "gif")],
	["image/webp", kept("webp", "webp")],
	["image/heic", kept("heic", "heic")],
	["image/tiff", kept("tiff", "tif", "tiff")],
	["message/rfc822", kept("text", "eml")],
	["application/vnd.ms-outlook", kept("ole", "msg")],
	["text/plain", kept("text", "txt", "log")],
	["text/csv", kept("text", "csv")],
	["application/xml", kept("text", "xml")],
	["text/xml", kept("text", "xml")],
	[`${office}.wordprocessingml.document`, kept("zip", "docx")],
	[`${office}.spreadsheetml.sheet`, kept("zip", "xlsx")],
	[`${office}.presentationml.presentation`, kept("zip", "pptx")],
	["application/vnd.oasis.opendocument.text", kept("zip", "odt")],
	["application/vnd.oasis.opendocument.spreadsheet", kept("zip", "ods")],
]);

/** A media type without its parameters, in lower case. */
export function plainType(mediaType: string): string {
	return mediaType.replace(/;.*$/s, "").trim().toLowerCase();
}

/**
 * Checks what a piece of evidence says of itself: type and extension agree and are kept, size, and not there yet.
 * @throws DomainError `unsupported_media`, `too_large`, `duplicate`, `invalid_input` for an empty file
 */
export function assertAcceptable(evidence: Evidence, present: readonly Evidence[]): void {
	const { name, mediaType, bytes, sha256, id, line } = evidence;
	const type = plainType(mediaType);
	const extensions = EVIDENCE_TYPES.get(type)?.extensions;
	if (!extensions) throw new DomainError("unsupported_media", `${type} is not kept`, "evidence.mediaType");
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
	if (extension === undefined || !extensions.includes(extension))
		throw new DomainError("unsupported_media", `${name} is not ${type}`, "evidence.name");
	if (bytes === 0) throw new DomainError("invalid_input", "the file is empty", "evidence.bytes");
	if (bytes > MAX_EVIDENCE_BYTES)
		throw new DomainError("too_large", `${bytes} bytes of ${MAX_EVIDENCE_BYTES}`, "evidence.bytes");
	if (present.length >= MAX_EVIDENCE_PIECES)
		throw new DomainError("too_large", `${MAX_EVIDENCE_PIECES} pieces are kept`, "evidence");
	if (present.some((piece) => piece.id === id || (piece.sha256 === sha256 && piece.line === line)))
		throw new DomainError("duplicate", "this file is attached already", "evidence.sha256");
}
