import { fold } from "./fold.ts";
import { isGreeting } from "./lineKinds.ts";
import type { Stretch } from "./mailLines.ts";

export interface Sentence extends Stretch {
	readonly text: string;
	readonly folded: string;
	readonly greeting: boolean;
}

const abbreviations = new Set(
	"rs m mm mme mlle mr mrs ms dr st no nos n inv fact ref ref. art etc cf ex env approx qty qte tel p pp vs av bd incl excl resp ste ets nb dec jan janv feb fev fevr apr avr jul juil aug sept oct nov mon tue wed thu fri lun mar mer jeu ven sam dim num comm cde ltd inc co sarl".split(
		" ",
	),
);
const longest = 700;
const most = 50;

function endsSentence(folded: string, at: number): boolean {
	const next = folded.charAt(at + 1);
	if (next !== "" && !/[\s"')\]]/.test(next)) return false;
	if (folded.charAt(at) !== ".") return true;
	let start = at;
	while (start > 0 && at - start < 8 && /[a-z°]/.test(folded.charAt(start - 1))) start--;
	const word = folded.slice(start, at);
	if (word.length === 0 || /[\d/-]/.test(folded.charAt(start - 1))) return true;
	// "Renewal: no. We …" is an answer, "no. 118" a number.
	if (word === "no" && /^\s+[a-z]{2,}/.test(folded.slice(at + 1, at + 8))) return true;
	return !(abbreviations.has(word) || word.length === 1 || word.endsWith("°"));
}

const listMark = /^\s*(?:\d{1,2}[).]\s|[-*•]\s|[a-z]\)\s)/;

/** "44139 : ok". */
const numberedLine = /^[a-z]{0,5}[-/ ]?\d[\w/.-]*\s?[:=]/;

/** A newline inside a paragraph wrapped by the mail program does not end the sentence. */
function isSoftWrap(folded: string, lineStart: number, at: number): boolean {
	const length = at - lineStart;
	if (length < 58 || length > 90) return false;
	if (
		/[.!?:;,]\s*$/.test(folded.slice(Math.max(0, at - 3), at)) &&
		!/,\s*$/.test(folded.slice(Math.max(0, at - 3), at))
	)
		return false;
	if (listMark.test(folded.slice(at + 1, at + 7)) || numberedLine.test(folded.slice(at + 1, at + 40)))
		return false;
	return /[a-z0-9"('&€$£]/.test(folded.charAt(at + 1));
}

/** Splits fresh text into sentences with their offsets; lists and short lines count one by one. */
export function sentences(text: string, stretches: readonly Stretch[]): Sentence[] {
	const out: Sentence[] = [];
	for (const stretch of stretches) {
		if (out.length >= most) break;
		splitStretch(text, stretch, out);
	}
	return out;
}

function splitStretch(text: string, { start, end }: Stretch, out: Sentence[]): void {
	const part = text.slice(start, Math.min(end, start + 60_000));
	const folded = fold(part);
	let from = 0;
	let lineStart = 0;
	const push = (to: number): void => {
		let a = from;
		let b = to;
		while (a < b && /[\s>•*]/.test(folded.charAt(a))) a++;
		if (/^[-–]\s/.test(folded.slice(a, a + 2))) a += 2;
		while (b > a && /\s/.test(folded.charAt(b - 1))) b--;
		from = to;
		if (b <= a || out.length >= most) return;
		const own = folded.slice(a, b);
		if (!/[a-z0-9]/.test(own)) return;
		out.push({
			start: start + a,
			end: start + b,
			text: part.slice(a, b),
			folded: own,
			greeting: isGreeting(own),
		});
	};
	for (let i = 0; i < part.length && out.length < most; i++) {
		const char = folded.charAt(i);
		if (char === "\n") {
			if (folded.charAt(i + 1) === "\n" || folded.charAt(i + 1) === "" || !isSoftWrap(folded, lineStart, i))
				push(i);
			lineStart = i + 1;
		} else if ((char === "." || char === "!" || char === "?" || char === "…") && endsSentence(folded, i)) {
			let to = i + 1;
			while (to < part.length && /["')\]]/.test(folded.charAt(to))) to++;
			push(to);
			i = to - 1;
		} else if (i - from > longest && char === " ") push(i);
	}
	push(part.length);
}
