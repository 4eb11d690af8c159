import { describe, expect, it } from "vitest";
import { type Evidence, evidenceSchema } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { assertAcceptable, EVIDENCE_TYPES, MAX_EVIDENCE_BYTES, MAX_EVIDENCE_PIECES } from "./evidence.ts";
import { assertContent, contentAddress, sniff } from "./evidenceContent.ts";

const piece = (change: Partial<Evidence> = {}): Evidence => ({
	id: "e1",
	name: "delivery note.pdf",
	mediaType: "application/pdf",
	bytes: 100,
	sha256: "a".repeat(64),
	...change,
});
const refusal = (act: () => unknown) => {
	try {
		act();
	} catch (error) {
		if (error instanceof DomainError) return [error.code, error.field];
		throw error;
	}
	return "accepted";
};
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const said = (text: string, change: Partial<Evidence> = {}) => {
	const bytes = bytesOf(text);
	return [piece({ bytes: bytes.length, sha256: contentAddress(bytes), ...change }), bytes] as const;
};

describe("what evidence says of itself", () => {
	it("is accepted for every kind a dispute keeps, under its own extensions", () => {
		for (const [mediaType, { extensions }] of EVIDENCE_TYPES)
			for (const extension of extensions)
				expect(refusal(() => assertAcceptable(piece({ mediaType, name: `x.${extension}` }), []))).toBe(
					"accepted",
				);
	});
	it.each([
		["Application/PDF; charset=x", "A.PDF", "accepted"],
		["text/html", "a.html", ["unsupported_media", "evidence.mediaType"]],
		["image/svg+xml", "a.svg", ["unsupported_media", "evidence.mediaType"]],
		["application/x-msdownload", "a.exe", ["unsupported_media", "evidence.mediaType"]],
		["constructor", "a.pdf", ["unsupported_media", "evidence.mediaType"]],
		["application/pdf", "a.pdf.exe", ["unsupported_media", "evidence.name"]],
		["application/pdf", "pdf", ["unsupported_media", "evidence.name"]],
		["application/pdf", "a.", ["unsupported_media", "evidence.name"]],
		["application/pdf", "a.png", ["unsupported_media", "evidence.name"]],
	])("%s named %s", (mediaType, name, expected) => {
		expect(refusal(() => assertAcceptable(piece({ mediaType, name }), []))).toEqual(expected);
	});
	it("has a size between something and the limit", () => {
		expect(refusal(() => assertAcceptable(piece({ bytes: 0 }), []))).toEqual([
			"invalid_input",
			"evidence.bytes",
		]);
		expect(refusal(() => assertAcceptable(piece({ bytes: MAX_EVIDENCE_BYTES }), []))).toBe("accepted");
		expect(refusal(() => assertAcceptable(piece({ bytes: MAX_EVIDENCE_BYTES + 1 }), []))).toEqual([
			"too_large",
			"evidence.bytes",
		]);
	});
	it("is not there yet, on this line", () => {
		const twice = (change: Partial<Evidence>) => refusal(() => assertAcceptable(piece(change), [piece()]));
		expect(twice({})).toEqual(["duplicate", "evidence.sha256"]);
		expect(twice({ id: "e2" })).toEqual(["duplicate", "evidence.sha256"]);
		expect(twice({ sha256: "b".repeat(64) })).toEqual(["duplicate", "evidence.sha256"]);
		expect(twice({ id: "e2", line: "L1" })).toBe("accepted");
		expect(twice({ id: "e2", sha256: "b".repeat(64) })).toBe("accepted");
	});
	it("is one of at most a hundred pieces", () => {
		const many = (n: number) =>
			Array.from({ length: n }, (_, i) => piece({ id: `x${i}`, sha256: String(i).padStart(64, "0") }));
		expect(refusal(() => assertAcceptable(piece(), many(MAX_EVIDENCE_PIECES - 1)))).toBe("accepted");
		expect(refusal(() => assertAcceptable(piece(), many(MAX_EVIDENCE_PIECES)))).toEqual([
			"too_large",
			"evidence",
		]);
	});
	it("is kept under its content's SHA-256", async () => {
		const bytes = bytesOf("%PDF-1.7 hello");
		const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
		expect(contentAddress(bytes)).toBe(
			[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
		);
		expect(() => evidenceSchema.parse(piece({ sha256: contentAddress(bytes) }))).not.toThrow();
	});
});

describe("what its bytes say", () => {
	it.each([
		["pdf", "%PDF-1.4"],
		["jpeg", "\xff\xd8\xff\xe0"],
		["png", "\x89PNG\r\n\x1a\n.."],
		["gif", "GIF89a"],
		["webp", "RIFFxxxxWEBPVP8"],
		["heic", "\0\0\0\x18ftypheic"],
		["heic", "\0\0\0\x18ftypmif1"],
		["tiff", "II*\0"],
		["tiff", "MM\0*"],
		["zip", "PK\x03\x04.."],
		["ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
		["program", "MZ\x90"],
		["program", "\x7fELF"],
		["program", "\xca\xfe\xba\xbe"],
		["program", "\xcf\xfa\xed\xfe"],
		["program", "#!/bin/sh"],
		["markup", "  <!DOCTYPE html><p>"],
		["markup", "<?xml version='1.0'?><svg onload=x>"],
		["markup", "hello <script src=x>"],
		["text", "a;b;c"],
		["text", "price <100"],
		["text", ""],
		["unknown", "a\0b"],
	])("%s: %j", (kind, text) => {
		expect(sniff(bytesOf(text))).toBe(kind);
	});
	it("agree with what was said of them", () => {
		expect(refusal(() => assertContent(...said("%PDF-1.7 hello")))).toBe("accepted");
		expect(refusal(() => assertContent(...said("%PDF-1.7 hello", { bytes: 3 })))).toEqual([
			"invalid_input",
			"evidence.bytes",
		]);
		expect(refusal(() => assertContent(...said("%PDF-1.7 hello", { sha256: "0".repeat(64) })))).toEqual([
			"invalid_input",
			"evidence.sha256",
		]);
	});
	it("are refused when they are something else, whatever they are called", () => {
		const wrong = ["unsupported_media", "evidence.mediaType"];
		expect(refusal(() => assertContent(...said("MZ program")))).toEqual(wrong);
		expect(
			refusal(() => assertContent(...said("<script>alert(1)</script>", { mediaType: "text/plain" }))),
		).toEqual(wrong);
		expect(refusal(() => assertContent(...said("a;b", { mediaType: "text/csv" })))).toBe("accepted");
		expect(refusal(() => assertContent(...said("a;b", { mediaType: "text/html" })))).toEqual(wrong);
	});
	it("of a mail may hold markup", () => {
		const mail = "From: a@b.example\r\n\r\n<html><body>hello</body></html>";
		expect(refusal(() => assertContent(...said(mail, { mediaType: "message/rfc822" })))).toBe("accepted");
		expect(refusal(() => assertContent(...said("MZ", { mediaType: "message/rfc822" })))[0]).toBe(
			"unsupported_media",
		);
	});
	it("of an Office file hold no macros", () => {
		const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
		expect(refusal(() => assertContent(...said("PK\x03\x04 word/document.xml", { mediaType: docx })))).toBe(
			"accepted",
		);
		for (const macro of ["word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "vvbaProject.bin"])
			expect(refusal(() => assertContent(...said(`PK\x03\x04 ${macro}`, { mediaType: docx })))).toEqual([
				"unsupported_media",
				"evidence.mediaType",
			]);
	});
});
