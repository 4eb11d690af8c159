import { isUnitPrice } from "./amounts.ts";
import { dayFrom, dayOf, partsOf } from "./days.ts";
import type { Found } from "./findReferences.ts";
import { fold } from "./fold.ts";
import type { ItemKey } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import { findMoney, minorDigits, parseNumber } from "./money.ts";
import { saysPaid } from "./stance.ts";

const several =
	/\b(?:deux|both|two|les \d|trois|three|2 (?:fois|x)|twice)(?: (?:de|of|a|at|fois|invoices|factures|bills)){0,3}\s*[€£$]?$/;

/** Items whose whole amount is stated: "la facture de 1 126,50 €", "the 2,240 one". */
export function byAmount(
	folded: string,
	keys: readonly ItemKey[],
	joint: ReadonlyMap<number, readonly ItemKey[]> = new Map(),
): Found[] {
	const out: Found[] = [];
	const add = (minor: number, currency: string | undefined, start: number, end: number): void => {
		if (comparedFrom(folded, start, end)) return;
		const same = keys.filter(
			({ item }) => item.amountMinor === minor && (currency === undefined || currency === item.currency),
		);
		const many =
			same.length > 1 && same.length <= 4 && several.test(folded.slice(Math.max(0, start - 40), start));
		if (same.length === 1 || many) for (const key of same) out.push({ key, kind: "amount", start, end });
	};
	const sums = findMoney(folded);
	for (const { minor, start, end } of sums)
		for (const key of joint.get(minor) ?? []) out.push({ key, kind: "amount", start, end });
	for (const sum of sums) if (!isUnitPrice(folded, sum)) add(sum.minor, sum.currency, sum.start, sum.end);
	for (const match of folded
		.slice(0, 500)
		.matchAll(
			/(?<![\w.,/-])\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{2})?(?![\w/-]|[.,]\d)|(?<![\w.,/-])\d{3,6}(?![\w/-]|[.,]\d)/g,
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
	"(?:factur\\w*|fact|fac|celles?|pieces?|tickets?|mensualites?|abonnement|loyers?|releves?|echeances?|prestations?|forfait|interventions?|livraisons?|invoices?|bills?|billing|charges?|rents?|fees?|statement|instal\\w*|subscription|delivery|visit|service)";
const ofMonth = new RegExp(
	`\\b${billed} (?:[a-z]{1,12} ){0,2}(?:du mois )?(?:de |d'|du |for |of |from |dated |on )?(?:(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?)?(?:the )?(${month})\\b|\\b(${month})(?:'s)? (?:month'?s? )?${billed}|\\b(${month}) (?:month|one)\\b`,
	"g",
);

function numberOf(name: string): number {
	return monthNames.find(([names]) => names.split("|").includes(name))?.[1] ?? 0;
}

function monthOf(iso: string | undefined): number {
	const day = dayOf(iso ?? "");
	return Number.isNaN(day) ? 0 : partsOf(day).month;
}

const anyMonth = new RegExp(`\\b(${month})\\b`);

/** The month an item is for: the one its label says, else that of its issue, else of its due date. */
function monthFor({ item }: ItemKey): number {
	return labelMonth(item.label) || monthOf(item.issuedOn) || monthOf(item.dueDate);
}

function labelMonth(label: string | undefined): number {
	return label === undefined ? 0 : numberOf(anyMonth.exec(fold(label.slice(0, 200)))?.[1] ?? "");
}

/** "La facture de mars", "the March invoice": issued that month, else the only one that can be meant by its due date. */
export function byPeriod(folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	const text = folded.slice(0, 500);
	for (const match of text.matchAll(ofMonth)) {
		const number = numberOf(match[2] ?? match[3] ?? match[4] ?? "");
		const found = inMonth(keys, number, match[1] === undefined ? undefined : Number(match[1]));
		for (const key of found)
			out.push({ key, kind: "period", start: match.index, end: match.index + match[0].length });
	}
	return [
		...out,
		...byMonthAlone(text, keys).filter((f) => !out.some((o) => o.start < f.end && f.start < o.end)),
	];
}

const monthAlone = new RegExp(
	`(?:^|[,;:.(]\\s*|\\b(?:the|celles? (?:de |d')|that of|those of|for|pour|et (?:de |d')?|and|en|every|each|both of the|the one (?:of|for)|c'est(?: donc)?)\\s*)(${month})\\b(?! \\d)('s)?(?: (?:ones?|tickets?|lot|batch|slips?))?`,
	"g",
);
const everyOne = /\b(?:every|both|all|each|ones|celles|toutes|les deux|tickets|either)\b/;
const payingIn = /\b(?:in|en|for|pour) $/;

/** "En février, quatre sorties …", "both of the March ones": the month stands for its items when it tells them from others. */
function byMonthAlone(text: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	for (const match of text.matchAll(monthAlone)) {
		const name = match[1] ?? "";
		if (name === "may" && match[2] === undefined && !/[:,]|$/.test(text.slice(match.index + match[0].length)))
			continue;
		const own = keys.filter((key) => monthFor(key) === numberOf(name));
		if (own.length === 0 || own.length === keys.length) continue;
		if (own.length > 1 && !everyOne.test(text)) continue;
		const at = match.index + match[0].lastIndexOf(name);
		if (payingIn.test(text.slice(0, at)) && saysPaid(text)) continue;
		for (const key of own) out.push({ key, kind: "period", start: at, end: at + name.length });
	}
	return out;
}

function inMonth(keys: readonly ItemKey[], number: number, date: number | undefined): ItemKey[] {
	if (date !== undefined) {
		const numbered = keys.filter(({ digits }) => bearsDay(digits, number, date));
		if (numbered.length > 0) return numbered;
	}
	const labelled = keys.filter(({ item }) => labelMonth(item.label) === number);
	if (labelled.length === 1 && date === undefined) return labelled;
	const issued = keys.filter(({ item }) => monthOf(item.issuedOn) === number);
	if (issued.length > 0) return issued.length === 1 ? issued : [];
	const dated = keys.filter(({ item }) => item.issuedOn === undefined && item.dueDate !== undefined);
	const due = dated.filter(({ item }) => monthOf(item.dueDate) === number);
	const next = dated.filter(({ item }) => monthOf(item.dueDate) === (number % 12) + 1);
	if (date !== undefined) {
		const first = firstDueAfter(dated, number, date);
		return first === undefined ? [] : [first];
	}
	if (due.length === 1) return due;
	return due.length === 0 && next.length === 1 ? next : [];
}

/** "260511-77" carries 11 May. */
function bearsDay(digits: string, number: number, date: number): boolean {
	const month = String(number).padStart(2, "0");
	const day = String(date).padStart(2, "0");
	return digits.length >= 6 && (digits.includes(`${month}${day}`) || digits.includes(`${day}${month}`));
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
	const percents = [...text.matchAll(/(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per ?cent|pour ?cent)/g)].map(
		([, n]) => parseNumber(n ?? "") ?? 0,
	);
	const found = keys.filter(({ item }) => {
		const amount = item.amountMinor / 10 ** minorDigits(item.currency);
		if (sums.some((a, i) => sums.slice(i + 1).some((b) => a > 0 && b > 0 && a + b === item.amountMinor)))
			return true;
		// "10 % … 1 200": the invoice of 12 000.
		if (percents.some((p) => p > 0 && sums.some((s) => Math.abs(item.amountMinor * p - s * 100) < 60)))
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
