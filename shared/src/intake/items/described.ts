import type { Judged } from "../model/judge.ts";
import { isUnitPrice } from "../sums/amounts.ts";
import { findMoney, minorDigits, parseNumber } from "../sums/money.ts";
import { wordNumbers } from "../sums/numberWords.ts";
import type { Found } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";

const several =
	/\b(?:deux|both|two|les \d|trois|three|2 (?:fois|x)|twice)(?: (?:de|of|a|at|fois|invoices|factures|bills)){0,3}\s*[€£$]?$/;

/** Fewer than these are counted things. */
const leastInWords = 100;

/** Items whose whole amount is stated: "la facture de 1 126,50 €", "the 2,240 one". */
export function byAmount(
	folded: string,
	keys: readonly ItemKey[],
	joint: ReadonlyMap<number, readonly ItemKey[]> = new Map(),
): Found[] {
	const out: Found[] = [];
	const add = (minor: number, currency: string | undefined, start: number, end: number): void => {
		if (comparedFrom(folded, start, end)) return;
		const alike = keys.filter(({ item }) => currency === undefined || currency === item.currency);
		// A sign that no item bears was mistyped.
		const own = alike.length > 0 ? alike : keys;
		const exact = own.filter(({ item }) => item.amountMinor === minor);
		const same =
			exact.length === 0 && currency !== undefined ? own.filter(({ item }) => isRounded(minor, item)) : exact;
		const many =
			same.length > 1 && same.length <= 4 && several.test(folded.slice(Math.max(0, start - 40), start));
		if (same.length === 1 || many) for (const key of same) out.push({ key, kind: "amount", start, end });
	};
	const sums = findMoney(folded);
	for (const { minor, start, end } of sums)
		for (const key of joint.get(minor) ?? []) out.push({ key, kind: "amount", start, end });
	for (const sum of sums) if (!isUnitPrice(folded, sum)) add(sum.minor, sum.currency, sum.start, sum.end);
	for (const { value, start, end } of wordNumbers(folded))
		if (value >= leastInWords)
			add(Math.round(value * 10 ** minorDigits(keys[0]?.item.currency)), undefined, start, end);
	for (const match of folded
		.slice(0, 500)
		.matchAll(
			/(?<![\w.,/-])\d{1,2}(?:,\d{2})+,\d{3}(?![\w/-]|[.,]\d)|(?<![\w.,/-])\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{2})?(?![\w/-]|[.,]\d)|(?<![\w.,/-])\d{3,6}(?![\w/-]|[.,]\d)/g,
		)) {
		const { index } = match;
		if (sums.some((sum) => sum.start <= index && index < sum.end)) continue;
		const value = parseNumber(match[0]);
		const currency = keys[0]?.item.currency;
		if (value !== undefined && value >= 100)
			add(Math.round(value * 10 ** minorDigits(currency)), undefined, index, index + match[0].length);
	}
	return out;
}

/** "£377" of 377.10. */
function isRounded(minor: number, { amountMinor, currency }: ItemKey["item"]): boolean {
	const unit = 10 ** minorDigits(currency);
	return (
		unit > 1 &&
		minor >= 100 * unit &&
		minor % unit === 0 &&
		amountMinor % unit !== 0 &&
		Math.abs(amountMinor - minor) < unit
	);
}

/** "Gone from 390 to 455": what the price was. */
function comparedFrom(folded: string, start: number, end: number): boolean {
	return (
		/\b(?:from|de)\s*[€£$]?$/.test(folded.slice(Math.max(0, start - 8), start)) &&
		/^ ?[€£$]? ?(?:to|a) ?[€£$]?\d/.test(folded.slice(end, end + 10))
	);
}

const mostSummed = 8;

/** What several items, but not all, come to together, where only they do: "ces 57,86 € sont à annuler". */
export function jointAmounts(keys: readonly ItemKey[]): ReadonlyMap<number, readonly ItemKey[]> {
	const out = new Map<number, readonly ItemKey[]>();
	if (keys.length > mostSummed) return out;
	for (let chosen = 1; chosen < (1 << keys.length) - 1; chosen++) {
		const some = keys.filter((_, i) => (chosen >> i) & 1);
		const minor = some.reduce((sum, { item }) => sum + item.amountMinor, 0);
		out.set(minor, out.has(minor) ? [] : some);
	}
	for (const { item } of keys) out.delete(item.amountMinor);
	return out;
}

const percentage = /(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per ?cent|pour ?cent)/g;
/** A sum smaller than this is a share of many amounts. */
const leastShare = 500;

/** "The 2 % … 38.04": the only item, or the only one not accepted, of which the stated sum is the stated share. */
export function byShare(
	judged: readonly Judged[],
	keys: readonly ItemKey[],
	accepted: ReadonlySet<string>,
): string[] {
	const text = judged
		.map((j) => j.sentence.folded)
		.join(" ")
		.slice(0, 3000);
	const percents = [...text.matchAll(percentage)].map(([, n]) => parseNumber(n ?? "") ?? 0);
	if (percents.length === 0) return [];
	const sums = findMoney(text).map(({ minor }) => minor);
	const found = keys.filter(({ item }) =>
		percents.some(
			(p) => p > 0 && sums.some((s) => s >= leastShare && Math.abs(item.amountMinor * p - s * 100) < 60),
		),
	);
	const open = found.length > 1 ? found.filter(({ item }) => !accepted.has(item.number)) : found;
	const only = open[0];
	return open.length === 1 && only !== undefined ? [only.item.number] : [];
}

/** "You've put 64 down … £24 each": a quantity times a price, or two sums together, that give an item's amount. */
export function byArithmetic(judged: readonly Judged[], keys: readonly ItemKey[]): string[] {
	const text = judged
		.map((j) => j.sentence.folded)
		.join(" ")
		.slice(0, 3000);
	const numbers = [
		...new Set(
			[...text.matchAll(/(?<![\w.,/-])\d{1,5}(?:[.,]\d{1,2})?(?![\w/-])/g)].map(([n]) => parseNumber(n) ?? 0),
		),
	];
	const sums = findMoney(text).map(({ minor }) => minor);
	const found = keys.filter(({ item }) => {
		const amount = item.amountMinor / 10 ** minorDigits(item.currency);
		if (sums.some((a, i) => sums.slice(i + 1).some((b) => a > 0 && b > 0 && a + b === item.amountMinor)))
			return true;
		return numbers.some(
			(a) =>
				a > 1 &&
				Number.isInteger(a) &&
				a !== amount &&
				numbers.some((b) => b > 1 && b !== a && Math.abs(a * b - amount) < 0.005),
		);
	});
	const only = found[0];
	return found.length === 1 && only !== undefined ? [only.item.number] : [];
}
