import { dayFrom, dayOf, partsOf } from "./days.ts";
import type { Found } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import { findMoney, minorDigits, parseNumber } from "./money.ts";

const several = /\b(?:deux|both|two|les \d|trois|three)\b/;

/** Items whose whole amount is stated: "la facture de 1 126,50 €", "the 2,240 one". */
export function byAmount(folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	const add = (minor: number, currency: string | undefined, start: number, end: number): void => {
		const same = keys.filter(
			({ item }) => item.amountMinor === minor && (currency === undefined || currency === item.currency),
		);
		const many =
			same.length > 1 && same.length <= 4 && several.test(folded.slice(Math.max(0, start - 40), start));
		if (same.length === 1 || many) for (const key of same) out.push({ key, kind: "amount", start, end });
	};
	const sums = findMoney(folded);
	for (const { minor, currency, start, end } of sums) add(minor, currency, start, end);
	for (const match of folded
		.slice(0, 500)
		.matchAll(
			/(?<![\w.,/-])\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{2})?(?![\w/-])|(?<![\w.,/-])\d{3,6}(?![\w/.,-])/g,
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

const monthNames: readonly (readonly [string, number])[] = [
	["janvier|january|jan", 1],
	["fevrier|february|feb", 2],
	["mars|march", 3],
	["avril|april|apr", 4],
	["mai|may", 5],
	["juin|june", 6],
	["juillet|july", 7],
	["aout|august|aug", 8],
	["septembre|september|sept|sep", 9],
	["octobre|october|oct", 10],
	["novembre|november|nov", 11],
	["decembre|december|dec", 12],
];
const month = monthNames.map(([names]) => names).join("|");
const billed =
	"(?:factur\\w*|mensualites?|abonnement|loyers?|releves?|echeances?|prestations?|forfait|interventions?|livraisons?|invoices?|bills?|billing|charges?|rents?|fees?|statement|instal\\w*|subscription|delivery|visit|service)";
const ofMonth = new RegExp(
	`\\b${billed} (?:\\w{1,12} ){0,2}(?:du mois )?(?:de |d'|du |for |of |from |dated |on )?(?:(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?)?(?:the )?(${month})\\b|\\b(${month})(?:'s)? (?:month'?s? )?${billed}|\\b(${month}) (?:month|one)\\b`,
	"g",
);

function numberOf(name: string): number {
	return monthNames.find(([names]) => names.split("|").includes(name))?.[1] ?? 0;
}

function monthOf(iso: string | undefined): number {
	const day = dayOf(iso ?? "");
	return Number.isNaN(day) ? 0 : partsOf(day).month;
}

/** "La facture de mars", "the March invoice": issued that month, else the only one that can be meant by its due date. */
export function byPeriod(folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	for (const match of folded.slice(0, 500).matchAll(ofMonth)) {
		const number = numberOf(match[2] ?? match[3] ?? match[4] ?? "");
		const found = inMonth(keys, number, match[1] === undefined ? undefined : Number(match[1]));
		if (found !== undefined)
			out.push({ key: found, kind: "period", start: match.index, end: match.index + match[0].length });
	}
	return out;
}

function inMonth(keys: readonly ItemKey[], number: number, date: number | undefined): ItemKey | undefined {
	const issued = keys.filter(({ item }) => monthOf(item.issuedOn) === number);
	if (issued.length > 0) return issued.length === 1 ? issued[0] : undefined;
	const dated = keys.filter(({ item }) => item.issuedOn === undefined && item.dueDate !== undefined);
	const due = dated.filter(({ item }) => monthOf(item.dueDate) === number);
	const next = dated.filter(({ item }) => monthOf(item.dueDate) === (number % 12) + 1);
	if (date !== undefined) return firstDueAfter(dated, number, date);
	if (due.length === 1) return due[0];
	return due.length === 0 && next.length === 1 ? next[0] : undefined;
}

/** Work done on a day is billed with the first item due on it or later, within two months. */
function firstDueAfter(keys: readonly ItemKey[], number: number, date: number): ItemKey | undefined {
	let best: ItemKey | undefined;
	for (const key of keys) {
		const due = dayOf(key.item.dueDate ?? "");
		const day = dayFrom(partsOf(due).year, number, date);
		if (day === undefined || due < day || due > day + 62) continue;
		if (best === undefined || due < dayOf(best.item.dueDate ?? "")) best = key;
	}
	return best;
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
