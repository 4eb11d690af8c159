/** Text without its invisible characters, and the way back to the offsets of the original. */
export interface Visible {
	readonly text: string;
	/** Offset in the original of an offset in `text`. */
	readonly original: (offset: number) => number;
}

function isInvisible(code: number): boolean {
	return (
		code === 0xad ||
		(code >= 0x200b && code <= 0x200f) ||
		(code >= 0x202a && code <= 0x202e) ||
		(code >= 0x2060 && code <= 0x2069) ||
		code === 0xfeff ||
		code === 0x034f ||
		(code >= 0x300 && code <= 0x36f) ||
		(code < 32 && code !== 9 && code !== 10 && code !== 13) ||
		code === 127
	);
}

/** Drops zero-width, direction and combining marks, which hide words from people or from the reader. */
export function withoutInvisible(raw: string): Visible {
	let first = -1;
	for (let i = 0; i < raw.length; i++) {
		if (isInvisible(raw.charCodeAt(i))) {
			first = i;
			break;
		}
	}
	if (first < 0) return { text: raw, original: (offset) => offset };
	const places = new Uint32Array(raw.length + 1);
	const kept: string[] = [];
	let count = 0;
	let from = 0;
	for (let i = 0; i < raw.length; i++) {
		if (isInvisible(raw.charCodeAt(i))) {
			if (i > from) kept.push(raw.slice(from, i));
			from = i + 1;
		} else places[count++] = i;
	}
	kept.push(raw.slice(from));
	places[count] = raw.length;
	return { text: kept.join(""), original: (offset) => places[Math.min(offset, count)] ?? raw.length };
}
