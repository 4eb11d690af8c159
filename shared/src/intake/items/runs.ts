import { withoutZeros } from "./itemKeys.ts";

/** A run of digits in text with what stands around it. */
export interface Run {
	readonly digits: string;
	/** Letters and digits glued to it ("F2024-0113", "SI-567"), without separators. */
	readonly whole: string;
	readonly letters: string;
	readonly groups: readonly string[];
	/** The last group of digits without leading zeros. */
	readonly lastNumber: string;
	readonly start: number;
	readonly end: number;
}

function isAlnum(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

const separators = new Set([45, 47, 46, 95, 92]);

function runOf(word: string, start: number): Run {
	const groups = word.match(/\d+/g) ?? [];
	const whole = word.replaceAll(/[^a-z0-9]/g, "");
	return {
		digits: groups.join(""),
		whole,
		letters: whole.replaceAll(/\d/g, ""),
		groups,
		lastNumber: withoutZeros(groups.at(-1) ?? ""),
		start,
		end: start + word.length,
	};
}

/** More numbers than this in one text is a table of something else. */
const mostRuns = 400;

/** Words made of letters, digits and inner separators that hold a digit. */
export function runsOf(folded: string): Run[] {
	const out: Run[] = [];
	let i = 0;
	while (i < folded.length && out.length < mostRuns) {
		if (!isAlnum(folded.charCodeAt(i))) {
			i++;
			continue;
		}
		let end = i + 1;
		while (end < folded.length) {
			const code = folded.charCodeAt(end);
			if (isAlnum(code)) end++;
			else if (separators.has(code) && isAlnum(folded.charCodeAt(end + 1))) end++;
			else break;
		}
		const word = folded.slice(i, end);
		if (end - i <= 60 && /\d/.test(word)) out.push(runOf(word, i));
		i = end;
	}
	return out;
}
