import { type Found, standsAsName } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";

const twoDigits =
	/(?<![\w.,/:€£$-])\d\d(?![\w/:%°-]|[.,]\d|\s?(?:€|eur|£|\$|%|kg|h\b|m\b|km|cm|mm|l\b|t\b|jours|days|x\b))/g;
const longTail = 4;
/** So many of a list's pairs of digits must end an open number. */
const most = 0.6;

/** Whether a sentence lists items by their last two digits alone: "55 yes, 40 yes, 21 yes". */
export function listsLastTwo(folded: string, keys: readonly ItemKey[]): boolean {
	const runs = folded.match(twoDigits) ?? [];
	if (runs.length < 2) return false;
	const meant = runs.flatMap((digits) => endingIn(digits, keys) ?? []);
	return new Set(meant).size >= 2 && meant.length >= most * runs.length;
}

const article = /\b(?:la|celle) $/;

/** "Ok pour la 31": in French an article before a bare number can only mean the paper. */
export function byArticle(folded: string, keys: readonly ItemKey[]): Found[] {
	return byLastTwo(folded, keys).filter(({ start }) => article.test(folded.slice(0, start)));
}

/** Items a folded sentence names so, where the mail is known to. */
export function byLastTwo(folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	for (const { 0: digits, index } of folded.slice(0, 500).matchAll(twoDigits)) {
		const end = index + digits.length;
		const key = endingIn(digits, keys);
		const listed = out.at(-1) !== undefined && index - (out.at(-1)?.end ?? 0) <= 5;
		if (
			key !== undefined &&
			(listed || standsAsName(folded, index, end) || /\b(?:en|sous|in) $/.test(folded.slice(0, index)))
		)
			out.push({ key, kind: "suffix", start: index, end });
	}
	return out;
}

/** The only item whose long number ends in these digits. */
function endingIn(digits: string, keys: readonly ItemKey[]): ItemKey | undefined {
	const own = keys.filter(({ tail, tailNumber }) => tail.endsWith(digits) && tailNumber.length >= longTail);
	return own.length === 1 ? own[0] : undefined;
}
