export interface Piece {
	readonly text: string;
	readonly marked: boolean;
}

/**
 * Cuts a text into pieces so that every occurrence of the given words is marked; overlapping words are joined.
 * Case and runs of white space do not matter. The pieces joined give the text back, character for character.
 */
export function highlight(text: string, words: readonly string[]): Piece[] {
	const spans: [number, number][] = [];
	for (const phrase of words) {
		const parts = phrase.trim().split(/\s+/).filter(Boolean);
		if (parts.length === 0) continue;
		const pattern = new RegExp(parts.map(escaped).join("\\s+"), "giu");
		for (const found of text.matchAll(pattern)) spans.push([found.index, found.index + found[0].length]);
	}
	spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
	const pieces: Piece[] = [];
	let at = 0;
	for (const [start, end] of joined(spans)) {
		if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
		pieces.push({ text: text.slice(start, end), marked: true });
		at = end;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
	return pieces;
}

const escaped = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function joined(spans: readonly [number, number][]): [number, number][] {
	const out: [number, number][] = [];
	for (const [start, end] of spans) {
		const last = out.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else out.push([start, end]);
	}
	return out;
}
