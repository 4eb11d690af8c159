import { words } from "./index.ts";

type Language = "fr" | "en";
const locales = { fr: "fr-FR", en: "en-GB" } as const;

const cache = new Map<string, { format: Intl.NumberFormat; digits: number }>();
function moneyFormat(language: Language, currency: string): { format: Intl.NumberFormat; digits: number } {
	const key = `${language}${currency}`;
	let made = cache.get(key);
	if (!made) {
		const format = new Intl.NumberFormat(locales[language], { style: "currency", currency });
		made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
		cache.set(key, made);
	}
	return made;
}

/** `1 250,40 €` or `€1,250.40`, with a real minus sign and the currency's own number of decimals. */
export function formatMoney(money: { minor: number; currency: string }, language: Language): string {
	const { format, digits } = moneyFormat(language, money.currency);
	return format.format(money.minor / 10 ** digits).replace("-", "−");
}

/** Amounts of several currencies side by side, never added: `1 250,40 € + $80.00`. */
export function formatTotals(
	amounts: readonly { minor: number; currency: string }[],
	language: Language,
): string {
	return amounts.map((money) => formatMoney(money, language)).join(" + ") || "–";
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
/** Making a date format takes longer than drawing the rest of a card. */
function dateFormat(
	key: string,
	language: Language,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	let format = dateFormats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(locales[language], options);
		dateFormats.set(key, format);
	}
	return format;
}

const dayMs = 86_400_000;
/** Calendar days from `a` to `b`, both `YYYY-MM-DD`. */
export function daysBetween(a: string, b: string): number {
	return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);
}

/** Relative near, absolute far: "tomorrow", "12 Dec", "12 déc. 2027". Days are `YYYY-MM-DD`. */
export function formatDay(day: string, today: string, language: Language): string {
	const { day: word } = words(language);
	const distance = daysBetween(today, day);
	if (distance === 0) return word.today;
	if (distance === 1) return word.tomorrow;
	if (distance === -1) return word.yesterday;
	const sameYear = day.slice(0, 4) === today.slice(0, 4);
	const format = dateFormat(`day ${language} ${sameYear}`, language, {
		day: "numeric",
		month: "short",
		...(sameYear ? {} : { year: "numeric" }),
		timeZone: "UTC",
	});
	return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** A day with its weekday and its year, however near: "Thursday, 24 December 2026", "jeudi 24 décembre 2026". */
export function formatFullDay(day: string, language: Language): string {
	const format = dateFormat(`full day ${language}`, language, {
		weekday: "long",
		day: "numeric",
		month: "long",
		year: "numeric",
		timeZone: "UTC",
	});
	return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** A sentence that ends with a day: "jusqu'au 23 déc." has its full stop already. */
export function fullStop(text: string): string {
	return text.endsWith(".") ? text : `${text}.`;
}

/** Day and time of an instant in the reader's own time zone. */
export function formatInstant(instant: string, language: Language, timeZone?: string): string {
	const format = dateFormat(`instant ${language} ${timeZone ?? ""}`, language, {
		day: "numeric",
		month: "short",
		hour: "2-digit",
		minute: "2-digit",
		...(timeZone === undefined ? {} : { timeZone }),
	});
	return format.format(Date.parse(instant));
}

/** "due tomorrow", "late by 3 days" in the reader's language. */
export function formatDue(due: string, today: string, language: Language): string {
	const { day: word } = words(language);
	const late = daysBetween(due, today);
	if (late > 0) return `${word.lateBy} ${late} ${late === 1 ? word.day : word.days}`;
	return `${word.due} ${formatDay(due, today, language)}`;
}
