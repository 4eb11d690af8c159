import { dayFrom, dayOf, partsOf } from "../dates/days.ts";
import { monthPattern as month, monthNumber } from "../dates/months.ts";
import type { Found } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";
import { type MonthDay, type NamedMonthDay, namedDays } from "./itemTimes.ts";
import { saysPaid } from "./stance.ts";

const billed =
	"(?:factur\\w*|fact|fac|celles?|pieces?|tickets?|mensualites?|abonnement|loyers?|releves?|echeances?|prestations?|forfait|interventions?|livraisons?|invoices?|bills?|billing|charges?|rents?|fees?|statement|instal\\w*|subscription|delivery|visit|service)";
const ofMonth = new RegExp(
	`\\b${billed} (?:(?!(?:in|by|to|with|as|par|avec|en|et|and) )[a-z]{1,12} ){0,2}(?:du mois )?(?:de |d'|du |for |of |from |dated |on )?(?:(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?)?(?:the )?(${month})\\b|\\b(${month})(?:'s)? (?:month'?s? )?${billed}|\\b(${month}) (?:month|one)\\b`,
	"g",
);

const anyMonth = new RegExp(`\\b(?:${month})\\b`);
const bareMonth = new RegExp(`\\b(${month})\\b`, "g");
/** "The January, February and March invoices": the months before the last. */
const cameBefore = new RegExp(`(?:\\b(?:${month})(?:'s)?(?:\\s?(?:,|and|&)(?: and)?\\s?))+$`);
/** "Les loyers d'avril, mai et juin": the months that follow the first. */
const goesOn = new RegExp(
	`^(?:\\s?(?:,|et|and|&|/)(?: et| and)? ?(?:de |d'|for |of )?(?:${month})\\b(?! \\d))+`,
);

/** "La facture de mars", "the March invoice": issued that month, else the only one that can be meant by its due date. */
export function byPeriod(folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	const text = folded.slice(0, 500);
	const days = byDay(text, keys);
	if (!anyMonth.test(text)) return days;
	for (const match of text.matchAll(ofMonth)) {
		const number = monthNumber(match[2] ?? match[3] ?? match[4] ?? "");
		const found = inMonth(keys, number, match[1] === undefined ? undefined : Number(match[1]));
		const start = match.index;
		const end = start + match[0].length;
		for (const key of found) out.push({ key, kind: "period", start, end });
		if (match[1] !== undefined) continue;
		const before = match[3] === undefined ? "" : (cameBefore.exec(text.slice(0, start))?.[0] ?? "");
		const behind = match[2] === undefined ? "" : (goesOn.exec(text.slice(end))?.[0] ?? "");
		for (const [words, from] of [
			[before, start - before.length],
			[behind, end],
		] as const)
			for (const { 0: name, index } of words.matchAll(bareMonth))
				for (const key of inMonth(keys, monthNumber(name), undefined))
					out.push({ key, kind: "period", start: from + index, end: from + index + name.length });
	}
	for (const more of [days, byMonthAlone(text, keys)])
		out.push(...more.filter((f) => !out.some((o) => o.start < f.end && f.start < o.end)));
	return out;
}

/** The items for a month: those whose label or number says it, else whose issue or due date does. */
function forMonth(keys: readonly ItemKey[], number: number): ItemKey[] {
	const told = keys.filter(({ times }) => (times.labelled || times.numbered) === number);
	if (told.length > 0) return told;
	const untold = keys.filter(({ times }) => times.labelled === 0 && times.numbered === 0);
	const issued = untold.filter(({ times }) => times.issued?.month === number);
	if (issued.length > 0) return issued;
	const dated = untold.filter(({ item }) => item.issuedOn === undefined);
	const due = dueFor(dated, number);
	if (due.length > 0) return due;
	const next = dated.filter(({ times }) => times.due?.month === (number % 12) + 1);
	return next.length > 0 ? next : dated.filter(({ times }) => times.due?.month === number);
}

/** "Électricité septembre" as a subject: the only item for a month it names. */
export function byBareMonth(folded: string, keys: readonly ItemKey[]): Found[] {
	return [...folded.matchAll(bareMonth)].flatMap((match) => {
		const own = forMonth(keys, monthNumber(match[1]));
		const key = own.length === 1 ? own[0] : undefined;
		if (key === undefined) return [];
		return [{ key, kind: "period" as const, start: match.index, end: match.index + match[0].length }];
	});
}

const saysDue = /\b(?:due|payable|echue?|echeance|exigible|a payer)\b[a-z' ]{0,12}$/;
const saysBilled =
	/\b(?:factur\w*|fact|fac|celle|invoiced?|bill|one|billed|dated|datee?|emise?)\b[a-z' ]{0,14}$/;

/** "The one due on 15 May", "celle du 18 juin": the only item that bears this day. */
function byDay(text: string, keys: readonly ItemKey[]): Found[] {
	return namedDays(text).flatMap((named) => {
		const before = text.slice(Math.max(0, named.start - 34), named.start);
		const bearing = keys.filter((key) => bears(key, named, before));
		const key = bearing.length === 1 ? bearing[0] : undefined;
		return key === undefined ? [] : [{ key, kind: "period" as const, start: named.start, end: named.end }];
	});
}

function bears({ times }: ItemKey, named: NamedMonthDay, before: string): boolean {
	const same = (day: MonthDay | undefined): boolean =>
		day !== undefined && day.date === named.date && (named.month === 0 || day.month === named.month);
	if (saysDue.test(before)) return same(times.due);
	if (times.days.some(same)) return true;
	return named.month !== 0 && saysBilled.test(before) && same(times.issued);
}

const monthAlone = new RegExp(
	`(?:^|[,;:.(]\\s*|\\b(?:the|celles? (?:de |d')|that of|those of|for|pour|et (?:de |d')?|and|(?<!jusqu')en|every|each|both of the|the one (?:of|for)|c'est(?: donc)?)\\s*)(${month})\\b(?! \\d)('s)?(?: (?:ones?|tickets?|lot|batch|slips?))?`,
	"g",
);
const everyOne = /\b(?:every|both|all|each|ones|celles|toutes|les deux|tickets|either)\b/;
const payingIn = /\b(?:in|en|for|pour) $/;

/** "En février, quatre sorties …", "both of the March ones": the month stands for its items when it tells them from others. */
function byMonthAlone(text: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	for (const match of text.matchAll(monthAlone)) {
		const name = match[1] ?? "";
		if (
			name === "may" &&
			match[2] === undefined &&
			!/^\s*(?:[:,.]|$)/.test(text.slice(match.index + match[0].length))
		)
			continue;
		const own = forMonth(keys, monthNumber(name));
		if (own.length === 0 || own.length === keys.length) continue;
		if (own.length > 1 && !everyOne.test(text)) continue;
		const at = match.index + match[0].lastIndexOf(name);
		if (payingIn.test(text.slice(0, at)) && saysPaid(text)) continue;
		for (const key of own) out.push({ key, kind: "period", start: at, end: at + name.length });
	}
	return out;
}

function inMonth(keys: readonly ItemKey[], number: number, date: number | undefined): ItemKey[] {
	const same = (day: MonthDay | undefined): boolean =>
		day?.month === number && (date ?? day.date) === day.date;
	if (date !== undefined) {
		const borne = keys.filter(({ times }) => times.days.some(same));
		if (borne.length > 0) return borne;
	}
	const labelled = keys.filter(({ times }) => times.labelled === number);
	if (labelled.length === 1 && date === undefined) return labelled;
	const numbered = keys.filter(({ times }) => times.labelled === 0 && times.numbered === number);
	if (numbered.length === 1 && date === undefined) return numbered;
	const issued = keys.filter(({ times }) => same(times.issued));
	if (issued.length > 0) return issued.length === 1 ? issued : [];
	const dated = keys.filter(({ item }) => item.issuedOn === undefined && item.dueDate !== undefined);
	if (date !== undefined) {
		const first = firstDueAfter(dated, number, date);
		return first === undefined ? [] : [first];
	}
	return dueFor(dated, number);
}

/** Billed in a month and due by its end or, which is likelier, in the next one. */
function dueFor(dated: readonly ItemKey[], number: number): ItemKey[] {
	const due = dated.filter(({ times }) => times.due?.month === number && !times.ofYearBefore);
	const next = dated.filter(
		({ times }) => times.due?.month === (number % 12) + 1 && (number === 12 || !times.ofYearBefore),
	);
	if (next.length === 1) return next;
	return due.length === 1 && next.length === 0 ? due : [];
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
