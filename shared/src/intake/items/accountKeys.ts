import { monthNumber, monthPattern } from "../dates/months.ts";
import { fold } from "../text/fold.ts";
import type { OpenItemRef } from "../types.ts";
import { findReferences } from "./findReferences.ts";
import { type ItemKey, keyOf } from "./itemKeys.ts";
import { said } from "./stance.ts";

/** How the items of an account may be recognised in a mail, with what the mail itself tells of them. */
export function accountKeys(items: readonly OpenItemRef[], own: string, thread: string): ItemKey[] {
	const words = fold(own.slice(0, read));
	return underTerms(glossed(items.map(keyOf), words, fold(thread.slice(0, read))), words);
}

const read = 6000;
const anyGloss = /\d ?\([a-z]/;
const gloss = /^ ?\(([a-z][^()\n]{2,40})\)/;

/** "N-411 (mars), N-460 (vitrerie)": what stands in brackets behind a number is its label. */
function glossed(keys: ItemKey[], own: string, thread: string): ItemKey[] {
	const glosses = new Map<ItemKey, string[]>();
	for (const text of [own, thread]) {
		if (!anyGloss.test(text)) continue;
		for (const { key, end } of findReferences(text, keys)) {
			const words = gloss.exec(text.slice(end, end + 50))?.[1];
			if (words === undefined || said(words) !== "open" || findReferences(words, keys).length > 0) continue;
			glosses.set(key, [...(glosses.get(key) ?? []), words]);
		}
	}
	return glosses.size === 0
		? keys
		: keys.map((key) => {
				const more = glosses.get(key);
				if (more === undefined) return key;
				return keyOf({ ...key.item, label: [key.item.label ?? "", ...more].join(" ") });
			});
}

const namedMonth = new RegExp(`(?<!\\d(?:er|st|nd|rd|th)?(?: of)? )\\b(${monthPattern})\\b(?! \\d)`, "g");

/** Which of two terms the months of a mail fit: items due in the month they are for, or in the next. */
function underTerms(keys: ItemKey[], own: string): ItemKey[] {
	const dated = keys.filter(
		({ item, times }) =>
			item.issuedOn === undefined && times.due !== undefined && times.labelled === 0 && times.numbered === 0,
	);
	const months = new Set([...own.matchAll(namedMonth)].map(([name]) => monthNumber(name)));
	months.delete(mayVerb);
	if (dated.length < 2 || months.size < 2) return keys;
	const fits = (later: number): number =>
		[...months].filter(
			(month) =>
				dated.filter(({ times }) => times.due?.month === ((month + later - 1) % 12) + 1).length === 1,
		).length;
	const [same, next] = [fits(0), fits(1)];
	if (same === next) return keys;
	const later = same > next ? 0 : 1;
	return keys.map((key) =>
		dated.includes(key)
			? { ...key, times: { ...key.times, numbered: (((key.times.due?.month ?? 0) - later + 11) % 12) + 1 } }
			: key,
	);
}

/** "May" is a verb more often than a month. */
const mayVerb = 5;
