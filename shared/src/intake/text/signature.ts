import * as kind from "./lineKinds.ts";
import type { Line } from "./mailLines.ts";

/** Cuts signatures, disclaimers and lines that devices add; a postscript stays. */
export function cutMachinery(lines: Line[], text: string): void {
	let signed = false;
	let sinceCloser = 0;
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i];
		if (line === undefined || line.blank) continue;
		if (line.fate !== "fresh") {
			// Behind a quotation an answer between the lines may follow.
			if (line.fate === "quotedThread") signed = false;
			continue;
		}
		const folded = line.folded;
		if (kind.isPostscript(folded)) {
			signed = false;
			continue;
		}
		if (kind.isDeviceLine(folded)) line.fate = "signature";
		else if (kind.isDisclaimer(folded)) line.fate = "disclaimer";
		else if (/^--\s?$/.test(folded)) {
			line.fate = "signature";
			signed = true;
			sinceCloser = 0;
		} else if (signed) {
			sinceCloser++;
			// A long statement behind the name is a second thought, not a signature.
			if (isStatement(folded) && !kind.isContactLine(folded) && sinceCloser <= 12) signed = false;
			else line.fate = "signature";
		} else if (kind.isCloser(folded)) {
			signed = true;
			sinceCloser = 0;
			if (!isStatement(folded)) line.fate = "signature";
		}
	}
	cutContactTail(lines, text);
}

function isStatement(text: string): boolean {
	const words = text.split(/[\s|•·–—,-]+/).length;
	return (
		words >= 9 &&
		/[.?!]\s*$/.test(text) &&
		/\b(?:nous|vous|je|on|est|sont|ne|pas|we|you|i|is|are|the|not|please|merci|your|votre)\b/.test(text)
	);
}

/** Names, roles and companies alone on their lines: "Hervé Lanoë", "Comptabilité fournisseurs". */
function isNameLine(line: string): boolean {
	const words = line.trim().split(/\s+/);
	if (words.length > 6 || /[.?!:;]\s*$|\d{2}/.test(line) || line.length > 60) return false;
	const capital = words.filter((word) => /^[\p{Lu}]/u.test(word)).length;
	return capital > 0 && (capital === words.length || (words.length > 1 && capital * 2 >= words.length));
}

function cutContactTail(lines: Line[], text: string): void {
	let first = lines.findIndex(
		(line) => !line.blank && line.fate === "fresh" && !kind.isGreeting(line.folded),
	);
	if (first < 0) first = 0;
	for (let i = lines.length - 1, seen = 0; i > first && seen < 8; i--) {
		const line = lines[i];
		if (line === undefined || line.blank || line.fate !== "fresh") continue;
		seen++;
		const contact = kind.isContactLine(line.folded) && !isStatement(line.folded) && line.folded.length < 160;
		if (contact || isNameLine(text.slice(line.start, Math.min(line.end, line.start + 100))))
			line.fate = "signature";
		else break;
	}
}
