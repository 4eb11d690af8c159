import type { Evidence } from "./dispute.ts";
import { DomainError } from "./error.ts";

export const MAX_EVIDENCE_BYTES = 15_000_000;
export const MAX_EVIDENCE_PIECES = 100;

/** What a dispute keeps: documents, pictures, mails. Everything else is refused, so no list of bad types can be outdated. */
export const EVIDENCE_TYPES: Readonly<Record<string, readonly string[]>> = {
	"application/pdf": ["pdf"],
	"image/jpeg": ["jpg", "jpeg"],
	"image/png": ["png"],
	"image/gif": ["gif"],
	"image/webp": ["webp"],
	"image/heic": ["heic"],
	"image/tiff": ["tif", "tiff"],
	"message/rfc822": ["eml"],
	"application/vnd.ms-outlook": ["msg"],
	"text/plain": ["txt", "log"],
	"text/csv": ["csv"],
	"application/xml": ["xml"],
	"text/xml": ["xml"],
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
	"application/vnd.oasis.opendocument.text": ["odt"],
	"application/vnd.oasis.opendocument.spreadsheet": ["ods"],
};

/**
 * Checks what a piece of evidence says of itself: type and extension agree and are kept, size, and not there yet.
 * @throws DomainError `unsupported_media`, `too_large`, `duplicate`, `invalid_input` for an empty file
 */
export function assertAcceptable(evidence: Evidence, present: readonly Evidence[]): void {
	const { name, mediaType, bytes, sha256, id, line } = evidence;
	const type = mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
	const extensions = Object.hasOwn(EVIDENCE_TYPES, type) ? EVIDENCE_TYPES[type] : undefined;
	if (!extensions) throw new DomainError("unsupported_media", `${type} is not kept`, "evidence.mediaType");
	const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
	if (!name.includes(".") || !extensions.includes(extension))
		throw new DomainError("unsupported_media", `.${extension} is not ${type}`, "evidence.name");
	if (bytes === 0) throw new DomainError("invalid_input", "the file is empty", "evidence.bytes");
	if (bytes > MAX_EVIDENCE_BYTES)
		throw new DomainError("too_large", `${bytes} bytes of ${MAX_EVIDENCE_BYTES}`, "evidence.bytes");
	if (present.length >= MAX_EVIDENCE_PIECES)
		throw new DomainError("too_large", `${MAX_EVIDENCE_PIECES} pieces are kept`, "evidence");
	if (present.some((piece) => piece.id === id || (piece.sha256 === sha256 && piece.line === line)))
		throw new DomainError("duplicate", "this file is attached already", "evidence.sha256");
}
