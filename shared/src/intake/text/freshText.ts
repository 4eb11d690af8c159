import type { CutKind, CutPart } from "../types.ts";
import { fold } from "./fold.ts";
import type { Rendered } from "./html.ts";
import * as kind from "./lineKinds.ts";
import { type Line, linesOf, type Stretch } from "./mailLines.ts";
import { cutMachinery } from "./signature.ts";

export interface Fresh {
	readonly stretches: readonly Stretch[];
	readonly text: string;
	readonly cut: readonly CutPart[];
	/** Text of the thread below, which "cette facture" may refer to. */
	readonly thread: string;
}

function applyMarks(lines: Line[], rendered: Rendered): boolean {
	let quoted = false;
	const marks = rendered.marks.toSorted((a, b) => a.start - b.start);
	let next = 0;
	let reach = -1;
	let fate: CutKind = "quotedThread";
	for (const line of lines) {
		while (next < marks.length) {
			const mark = marks[next];
			if (mark === undefined || mark.start > line.start) break;
			if (mark.end > reach || mark.kind === "quotedThread") fate = mark.kind;
			reach = Math.max(reach, mark.end);
			next++;
		}
		if (line.start < reach && line.end <= reach && !line.blank) {
			line.fate = fate;
			quoted ||= fate === "quotedThread";
		}
	}
	return quoted;
}

/** Cuts from `index` on; an answer between lines that start with ">" stays. */
function cutRest(lines: Line[], index: number, fate: CutKind): void {
	for (let i = index; i < lines.length; i++) {
		const line = lines[i];
		if (line !== undefined && line.fate === "fresh") line.fate = fate;
	}
}

function isHeaderBlock(lines: readonly Line[], index: number): boolean {
	let headers = 0;
	let seen = 0;
	for (let i = index + 1; i < lines.length && seen < 6; i++) {
		const line = lines[i];
		if (line === undefined) break;
		if (line.blank) continue;
		seen++;
		if (kind.isHeaderLine(line.folded)) headers++;
	}
	return headers >= 2;
}

function hasArrows(lines: readonly Line[], index: number): boolean {
	for (let i = index, seen = 0; i < lines.length && seen < 4; i++) {
		const line = lines[i];
		if (line === undefined || line.blank) continue;
		seen++;
		if (line.folded.trimStart().startsWith(">")) return true;
	}
	return false;
}

function cutThread(lines: Line[], marked: boolean): { forwarded: boolean } {
	let forwarded = false;
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i];
		if (line === undefined || line.blank) continue;
		const folded = line.folded;
		if (folded.trimStart().startsWith(">")) {
			line.fate = "quotedThread";
			continue;
		}
		if (kind.isForwardSeparator(folded)) {
			forwarded = true;
			cutRest(lines, i, "forwarded");
			break;
		}
		if (line.fate !== "fresh") continue;
		if (kind.isSeparator(folded) || kind.isInlineHeader(folded)) {
			cutRest(lines, i, "quotedThread");
			break;
		}
		if (kind.startsHeader(folded) && isHeaderBlock(lines, i)) {
			cutRest(lines, i, "quotedThread");
			break;
		}
		if (!kind.maybeAttribution(folded)) continue;
		const span = attributionSpan(lines, i);
		if (span === 0) continue;
		for (let j = i; j < i + span; j++) {
			const part = lines[j];
			if (part !== undefined) part.fate = "quotedThread";
		}
		// With arrows or markup the quotation says itself where it ends.
		if (!hasArrows(lines, i + span) && !(marked && nextIsMarked(lines, i + span))) {
			cutRest(lines, i + span, "quotedThread");
			break;
		}
		i += span - 1;
	}
	return { forwarded };
}

function nextIsMarked(lines: readonly Line[], index: number): boolean {
	for (let i = index; i < lines.length; i++) {
		const line = lines[i];
		if (line !== undefined && !line.blank) return line.fate === "quotedThread";
	}
	return false;
}

function attributionSpan(lines: readonly Line[], index: number): number {
	let joined = "";
	for (let n = 0; n < 3; n++) {
		const line = lines[index + n];
		if (line === undefined || line.blank) return 0;
		joined = `${joined} ${line.folded.trim()}`.trim();
		if (kind.isAttribution(joined)) return n + 1;
	}
	return 0;
}

function wordsIn(lines: readonly Line[]): number {
	let count = 0;
	for (const line of lines)
		if (line.fate === "fresh" && !line.blank && !kind.isGreeting(line.folded))
			count += line.folded.trim().split(/\s+/).length;
	return count;
}

function stretchesOf(lines: readonly Line[]): Stretch[] {
	const out: { start: number; end: number }[] = [];
	let open = false;
	for (const line of lines) {
		if (line.fate !== "fresh") {
			open = false;
			continue;
		}
		const last = out.at(-1);
		if (open && last !== undefined) last.end = line.end;
		else out.push({ start: line.start, end: line.end });
		open = true;
	}
	return out.filter(({ start, end }) => end > start);
}

function cutsOf(lines: readonly Line[], text: string): CutPart[] {
	const out: { kind: CutKind; start: number; end: number }[] = [];
	let open: CutKind | undefined;
	for (const line of lines) {
		if (line.fate === "fresh") {
			if (!line.blank) open = undefined;
			continue;
		}
		const last = out.at(-1);
		if (open === line.fate && last !== undefined) last.end = line.end;
		else out.push({ kind: line.fate, start: line.start, end: line.end });
		open = line.fate;
	}
	return out.map((part) => ({ ...part, text: text.slice(part.start, part.end) }));
}

/** A forwarded mail below a few words is what the customer wants us to read. */
function reviveForwarded(lines: Line[]): void {
	let inHeader = true;
	for (const line of lines) {
		if (line.fate !== "forwarded" && line.fate !== "quotedThread") continue;
		if (line.blank) continue;
		const header =
			kind.isHeaderLine(line.folded) || kind.isForwardSeparator(line.folded) || kind.isSeparator(line.folded);
		if (header) inHeader = true;
		else if (inHeader && /^[\s>]*<?[\w.+-]{1,64}@/.test(line.folded)) continue;
		else {
			inHeader = false;
			line.fate = "fresh";
		}
	}
}

const forwardSubject = /^\s*(?:tr|fw|fwd|wg|rv|i|doorst)\s*:/;
const fewWords = 25;

/** Finds the words the sender wrote now; never empty when the mail has text. */
export function freshText(rendered: Rendered, subject = ""): Fresh {
	const lines = linesOf(rendered.text);
	const marked = applyMarks(lines, rendered);
	const { forwarded } = cutThread(lines, marked);
	const forward = forwarded || forwardSubject.test(fold(subject.slice(0, 80)));
	const before = lines.map((line) => line.fate);
	cutMachinery(lines, rendered.text);
	if (wordsIn(lines) === 0)
		lines.forEach((line, i) => {
			if (before[i] === "fresh") line.fate = "fresh";
		});
	if (forward && wordsIn(lines) < fewWords) {
		reviveForwarded(lines);
		cutMachinery(lines, rendered.text);
	}
	if (wordsIn(lines) === 0 && lines.every((line) => line.blank || line.fate !== "fresh"))
		for (const line of lines) line.fate = "fresh";
	const stretches = stretchesOf(lines);
	const cut = cutsOf(lines, rendered.text);
	return {
		stretches,
		text: stretches
			.map(({ start, end }) => rendered.text.slice(start, end))
			.join("\n")
			.trim(),
		cut,
		thread: cut
			.filter((part) => part.kind === "quotedThread" || part.kind === "forwarded")
			.map((part) => part.text)
			.join("\n"),
	};
}
