import type { CutKind } from "../types.ts";
import { fold } from "./fold.ts";

/** A stretch of the rendered text, end exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** One line of a mail and what becomes of it. */
export interface Line extends Stretch {
	readonly folded: string;
	readonly blank: boolean;
	fate: CutKind | "fresh";
}

const lineRead = 300;
const mostLines = 20_000;

/** Splits rendered text into lines; very long lines are recognised by their beginning. */
export function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	let start = 0;
	while (start <= text.length && lines.length < mostLines) {
		const at = text.indexOf("\n", start);
		const end = at < 0 || lines.length === mostLines - 1 ? text.length : at;
		const folded = fold(text.slice(start, Math.min(end, start + lineRead)));
		lines.push({ start, end, folded, blank: folded.trim() === "", fate: "fresh" });
		if (end === text.length) break;
		start = end + 1;
	}
	return lines;
}
