import { addBusinessDays, dayFrom, endOfMonth, mondayOfWeek, partsOf } from "./days.ts";
import { monthPattern as month, monthNumber } from "./months.ts";

/** A day named in a folded sentence, resolved against the day the mail arrived. */
export interface NamedDay {
	readonly day: number;
	readonly start: number;
	readonly end: number;
}

const weekdays: Record<string, number> = {
	lundi: 1,
	mardi: 2,
	mercredi: 3,
	jeudi: 4,
	vendredi: 5,
	samedi: 6,
	dimanche: 7,
	monday: 1,
	tuesday: 2,
	wednesday: 3,
	thursday: 4,
	friday: 5,
	saturday: 6,
	sunday: 7,
	tue: 2,
	tues: 2,
	wed: 3,
	thu: 4,
	thur: 4,
	thurs: 4,
	fri: 5,
};
const weekday = Object.keys(weekdays)
	.sort((a, b) => b.length - a.length)
	.join("|");
const counts: Record<string, number> = {
	un: 1,
	une: 1,
	one: 1,
	a: 1,
	an: 1,
	deux: 2,
	two: 2,
	"a couple of": 2,
	trois: 3,
	three: 3,
	quatre: 4,
	four: 4,
	cinq: 5,
	five: 5,
	six: 6,
	sept: 7,
	seven: 7,
	huit: 8,
	eight: 8,
	dix: 10,
	ten: 10,
	quinze: 15,
	fifteen: 15,
	vingt: 20,
	trente: 30,
	thirty: 30,
};
const count = `\\d{1,3}|${Object.keys(counts)
	.sort((a, b) => b.length - a.length)
	.join("|")}`;

const places: Record<string, number> = {
	premier: 1,
	first: 1,
	"1er": 1,
	deuxieme: 2,
	second: 2,
	troisieme: 3,
	third: 3,
	dernier: -1,
	last: -1,
};

/** The first or last Friday of a month; of this one, or the next where it is past, when none is named. */
function weekdayOfMonth(
	today: number,
	place: number,
	weekdayNumber: number,
	monthNamed: number,
): number | undefined {
	const { year, month: now } = partsOf(today);
	const inMonth = (y: number, m: number): number => {
		const end = endOfMonth(y, m);
		if (place < 0) return end - ((partsOf(end).weekday - weekdayNumber + 7) % 7);
		const first = end - partsOf(end).date + 1;
		return first + ((weekdayNumber - partsOf(first).weekday + 7) % 7) + 7 * (place - 1);
	};
	const m = monthNamed === 0 ? now : monthNamed;
	const day = inMonth(m < now ? year + 1 : year, m);
	if (monthNamed > 0 || day >= today) return day;
	return now === 12 ? inMonth(year + 1, 1) : inMonth(year, now + 1);
}

type Rule = readonly [RegExp, (groups: readonly string[], today: number) => number | undefined];

function countOf(word: string): number {
	return counts[word] ?? Number(word);
}

/** The next day with this date: this year's, or the next one when it lies well behind. */
function nextDate(today: number, number: number, date: number): number | undefined {
	const { year } = partsOf(today);
	const day = dayFrom(year, number, date);
	return day !== undefined && day < today - 45 ? dayFrom(year + 1, number, date) : day;
}

/** Day first, as in Europe, unless only the American reading lies ahead. */
function ahead(
	today: number,
	european: number | undefined,
	american: number | undefined,
): number | undefined {
	if (european !== undefined && european >= today) return european;
	return american !== undefined && american >= today ? american : (european ?? american);
}

function yearOf(text: string): number {
	const year = Number(text);
	return year < 100 ? 2000 + year : year;
}

function dateOfMonth(today: number, date: number, ahead = 0): number | undefined {
	const { year, month: m, date: now } = partsOf(today);
	const shift = ahead > 0 ? ahead : date < now ? 1 : 0;
	const total = m - 1 + shift;
	return dayFrom(year + Math.floor(total / 12), (total % 12) + 1, date);
}

function monthEnd(today: number, ahead: number): number {
	const { year, month: m } = partsOf(today);
	const total = m - 1 + ahead;
	return endOfMonth(year + Math.floor(total / 12), (total % 12) + 1);
}

function friday(today: number, weeks: number): number {
	const { weekday: w } = partsOf(today);
	return today - w + 5 + 7 * (w > 5 && weeks === 0 ? 1 : weeks);
}

function nextWeekday(today: number, name: string, explicitNext: boolean): number | undefined {
	const target = weekdays[name];
	if (target === undefined) return undefined;
	const { weekday: w } = partsOf(today);
	const ahead = (target - w + 7) % 7 || 7;
	return today + (explicitNext && ahead <= 7 - w && target > w ? ahead + 7 : ahead);
}

const rules: readonly Rule[] = [
	[
		new RegExp(
			`\\b(?:semaine du|week of(?: the)?|w/c|week commencing(?: the)?)\\s+(\\d{1,2})(?:er|st|nd|rd|th)?(?:\\s+(?:of )?(${month}))?\\b`,
		),
		([d, m], today) => {
			const day = m ? nextDate(today, monthNumber(m), Number(d)) : dateOfMonth(today, Number(d));
			return day === undefined ? undefined : day - partsOf(day).weekday + 5;
		},
	],
	[/\b(\d{4})-(\d{2})-(\d{2})\b/, ([y, m, d]) => dayFrom(Number(y), Number(m), Number(d))],
	[
		/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/,
		([d, m, y], today) =>
			ahead(
				today,
				dayFrom(yearOf(y ?? ""), Number(m), Number(d)),
				dayFrom(yearOf(y ?? ""), Number(d), Number(m)),
			),
	],
	[
		new RegExp(`\\b(?:fin(?: du mois)?|(?:the )?end (?:of )?)\\s*(?:d'|de |of )?(${month})\\b`),
		([m], today) => {
			const number = monthNumber(m);
			const { year, month: now } = partsOf(today);
			return endOfMonth(number < now - 1 ? year + 1 : year, number);
		},
	],
	[
		new RegExp(`\\b(?:mi|mid|mi-|mid-)[\\s-]?(${month})\\b`),
		([m], today) => nextDate(today, monthNumber(m), 15),
	],
	[
		new RegExp(`\\b(?:debut|(?:the )?(?:start|beginning) of|early)\\s*(?:d'|de )?(${month})\\b`),
		([m], today) => nextDate(today, monthNumber(m), 5),
	],
	[
		new RegExp(`\\b(\\d{1,2})(?:er|st|nd|rd|th)?\\s*(?:of )?(${month})\\.?(?:[\\s,]+(20\\d{2}))?`),
		([d, m, y], today) =>
			y ? dayFrom(Number(y), monthNumber(m), Number(d)) : nextDate(today, monthNumber(m), Number(d)),
	],
	[
		new RegExp(`\\b(${month})\\.?\\s+(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(20\\d{2}))?`),
		([m, d, y], today) =>
			y ? dayFrom(Number(y), monthNumber(m), Number(d)) : nextDate(today, monthNumber(m), Number(d)),
	],
	[
		/\b(\d{1,2})\/(\d{1,2})\b(?!\/)/,
		([d, m], today) =>
			ahead(today, nextDate(today, Number(m), Number(d)), nextDate(today, Number(d), Number(m))),
	],
	[
		new RegExp(
			`\\b(?:le |the )?(${Object.keys(places).join("|")}) (${weekday}) (?:du mois(?: prochain)?|of (?:the|next) month|(?:de |d'|of |in )(${month}))`,
		),
		([n, w, m], today) => weekdayOfMonth(today, places[n ?? ""] ?? 1, weekdays[w ?? ""] ?? 5, monthNumber(m)),
	],
	[
		new RegExp(
			`\\b(?:${weekday})\\.?,? (?:le |the )?(\\d{1,2})(?:er|st|nd|rd|th)?\\b(?!\\s*(?:%|€|\\/|h\\b|:|[.,]\\d|am\\b|pm\\b|o'clock|heures))`,
		),
		([d], today) => dateOfMonth(today, Number(d)),
	],
	[
		/\b(?:the )?(?:first|1st) of (?:the|next) month|\b(?:le )?(?:premier|1er) du mois(?: prochain)?\b/,
		(_, today) => monthEnd(today, 0) + 1,
	],
	[/\b(?:a|one) week tomorrow|\btomorrow week\b/, (_, today) => today + 8],
	[/\b(?:a|one) week (?:from )?today|\btoday week\b/, (_, today) => today + 7],
	[
		/\bfin (?:de )?(?:la )?semaine prochaine|\b(?:the )?end of next week|\bnext week ?end/,
		(_, today) => friday(today, 1),
	],
	[
		/\b(?:debut|courant) (?:de )?(?:la )?semaine prochaine|\b(?:early|start of|beginning of) next week/,
		(_, today) => friday(today, 1) - 4,
	],
	[
		new RegExp(
			`\\b(${weekday})(?: de la semaine prochaine|,? (?:of )?next week)|next week (?:on )?(${weekday})`,
		),
		([a, b], today) => friday(today, 1) - 5 + (weekdays[a || b || ""] ?? 5),
	],
	[
		new RegExp(`\\b(${weekday}) week\\b|\\b(${weekday}) en huit\\b`),
		([a, b], today) => {
			const day = nextWeekday(today, a || b || "", false);
			return day === undefined ? undefined : day + 7;
		},
	],
	[new RegExp(`\\bnext (${weekday})\\b`), ([a], today) => nextWeekday(today, a ?? "", true)],
	[
		new RegExp(`\\b(?:ce |this |by |on |d'ici |avant |before |le |coming )?(?:coming )?(${weekday})\\b`),
		([a], today) => nextWeekday(today, a ?? "", false),
	],
	[
		/\bfin (?:de )?(?:la |cette )?semaine\b|\b(?:the )?end of (?:the|this) week|\bby the weekend/,
		(_, today) => friday(today, 0),
	],
	[/\b(?:la )?semaine prochaine|\bnext week\b|\bsemaine qui vient/, (_, today) => friday(today, 1)],
	[/\bcette semaine|\bthis week\b|courant de (?:la )?semaine/, (_, today) => friday(today, 0)],
	[
		/\b(?:le )?(\d{1,2})(?:er)? du mois prochain|\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?next month/,
		([a, b], today) => dateOfMonth(today, Number(a || b), 1),
	],
	[/\bfin (?:du )?mois prochain|\b(?:the )?end of next month/, (_, today) => monthEnd(today, 1)],
	[
		/\bfin (?:du |de ce |de )?mois\b|\b(?:the )?end[- ]of[- ](?:the |this )?month|\bmonth[- ]?end|\beom\b/,
		(_, today) => monthEnd(today, 0),
	],
	[/\bmi-? ?mois|\bmid-? ?month/, (_, today) => dateOfMonth(today, 15)],
	[
		/\bdebut (?:du )?mois prochain|\b(?:start|beginning) of next month|\bdebut de mois|\bearly next month/,
		(_, today) => monthEnd(today, 0) + 5,
	],
	[/\b(?:le )?mois prochain|\bnext month\b/, (_, today) => monthEnd(today, 1)],
	[
		/\bsemaine (\d{1,2})\b|\bweek (\d{1,2})\b|\b[sw](\d{2})\b/,
		([a, b, c], today) => {
			const { year } = partsOf(today);
			const week = Number(a || b || c);
			if (week < 1 || week > 53) return undefined;
			const end = mondayOfWeek(year, week) + 4;
			return end < today - 60 ? mondayOfWeek(year + 1, week) + 4 : end;
		},
	],
	[
		new RegExp(
			`\\b(?:sous|dans|d'ici|in|within|avant|under)\\s+(?:les |the (?:next|coming) |the |next |a maximum of |maximum )?(${count})\\s*(?:prochaines? |prochains? )?(jours? ouvres|jours? ouvrables|working days?|business days?|jours?|days?|j\\b|semaines?|weeks?|mois|months?|h\\b|heures?|hours?)`,
		),
		([n, unit], today) => {
			const number = countOf(n ?? "");
			const u = unit ?? "";
			if (!Number.isFinite(number) || number <= 0) return undefined;
			if (/ouvr|working|business/.test(u)) return addBusinessDays(today, number);
			if (/^(?:h|hour)/.test(u)) return today + Math.ceil(number / 24);
			if (/^(?:s|w)/.test(u)) return today + 7 * number;
			if (/^m/.test(u)) {
				const { date } = partsOf(today);
				const end = monthEnd(today, number);
				return Math.min(end, end - partsOf(end).date + date);
			}
			return today + number;
		},
	],
	[/\bhuitaine\b/, (_, today) => today + 8],
	[/\bquinzaine\b/, (_, today) => today + 15],
	[/\bfortnight\b/, (_, today) => today + 14],
	[/\bapres-?demain\b|\bday after tomorrow\b/, (_, today) => today + 2],
	[/\bdemain\b|\btomorrow\b/, (_, today) => today + 1],
	[
		/\baujourd'?hui\b|\btoday\b|\bce jour\b|\bce soir\b|\bce midi\b|\bcet apres-midi\b|\btonight\b|\bthis (?:afternoon|evening|morning)\b|\bdans la journee\b|\bby close of (?:play|business)\b|\beod\b|\bce matin\b/,
		(_, today) => today,
	],
	[
		/\b(?:le|du|au|avant le|d'ici le|d'ici au|pour le)\s+(\d{1,2})(?:er)?\b(?!\s*(?:%|€|\/|jours?|mois|h\b|factures?|eur|[.,]\d))/,
		([d], today) => dateOfMonth(today, Number(d)),
	],
	[
		/\b(?:(?:on|by|before|until|of) )?the (\d{1,2})(?:st|nd|rd|th)\b|\b(\d{1,2})(?:st|nd|rd|th)\b|\bthe (first)\b/,
		([a, b, c], today) => dateOfMonth(today, c ? 1 : Number(a || b)),
	],
];

const longest = 400;
const everywhere = rules.map(([pattern, resolve]) => [new RegExp(pattern, "g"), resolve] as const);

/** The days a folded sentence names, in the order of their places; where two rules read one place, the more specific. */
export function namedDays(folded: string, today: number): NamedDay[] {
	const text = folded.slice(0, longest);
	const out: NamedDay[] = [];
	for (const [pattern, resolve] of everywhere)
		for (const match of text.matchAll(pattern)) {
			const start = match.index;
			const end = start + match[0].length;
			if (out.some((other) => other.start < end && start < other.end)) continue;
			const day = resolve(
				match.slice(1).map((group) => group ?? ""),
				today,
			);
			if (day !== undefined && Number.isFinite(day)) out.push({ day, start, end });
		}
	return out.sort((a, b) => a.start - b.start);
}
