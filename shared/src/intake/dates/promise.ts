import type { Judged } from "../model/judge.ts";
import type { Quoter } from "../text/evidence.ts";
import type { PromiseToPay } from "../types.ts";
import { dayOf, isoOf } from "./days.ts";
import { type NamedDay, namedDays } from "./promiseDate.ts";

/** What the customer promises to pay and when; `today` is the ISO day of reception. */
export function promiseIn(
	judged: readonly Judged[],
	today: string | undefined,
	{ invoices, quote, sure }: { invoices: readonly string[]; quote: Quoter; sure: boolean },
): PromiseToPay | undefined {
	const day = dayOf(today ?? "");
	const ranked = judged.toSorted((a, b) => b.role.promise_to_pay - a.role.promise_to_pay);
	const best = ranked[0];
	if (best === undefined || (!sure && best.role.promise_to_pay < 0.7)) return undefined;
	for (const { sentence, role } of ranked) {
		if (Number.isNaN(day) || (!sure && role.promise_to_pay < 0.7)) break;
		const named = promisedDay(sentence.folded, day);
		if (named !== undefined)
			return { date: isoOf(named), invoices, evidence: quote(sentence.start, sentence.end) };
	}
	return { date: undefined, invoices, evidence: quote(best.sentence.start, best.sentence.end) };
}

/** The day named beside words of paying, else the first that is no day of something else. */
export function promisedDay(folded: string, today: number): number | undefined {
	const days = merged(namedDays(folded, today), folded).filter(({ day }) => day >= today);
	const own = days.filter(({ start }, i) => !isOfOther(folded.slice(days[i - 1]?.end ?? 0, start)));
	const paying = own.find(({ start, end }, i) =>
		pays.test(folded.slice(own[i - 1]?.end ?? 0, start) || folded.slice(end, end + 30)),
	);
	const chosen = paying ?? own[0];
	// "Half on Friday, the rest on the 20th": all of it is paid on the last.
	return chosen !== undefined && half.test(folded.slice(0, chosen.start)) ? own.at(-1)?.day : chosen?.day;
}

const half = /\b(?:half|moitie|50 ?%)/;

const pays =
	/\b(?:pa(?:y|id|ying|yment|yments)|settl\w*|send\w*|sent|transfer\w*|bacs|ach|wire\w*|neft|che(?:ck|que)\w*|mail|run|clear\w*|you(?:'ll| will)? (?:have|get|see|be)|go(?:es)? out|regl\w*|pai\w*|paye\w*|vir\w*|verse\w*|cheque|solde\w*|tu auras|vous aurez|part(?:ent|ira|iront|e)?|envoi\w*|prelev\w*|traite)\b/;

/** Days of other events: what the customer waits for, what an invoice is dated. */
const ofOther =
	/\b(?:pays? (?:me|us|out)|me (?:pai|regl|vers)\w*|paying me|(?:assurance|insurance|clients?|customers?|mairie|council|prefecture|maitre d'ouvrage|subvention|grant)|arriv\w*|rentr\w*|ouvr\w*|opens?|back|returns?|comes? in|encaissement|virement pour|confirme son|release|releases|due|(?:invoice|bill|facture|letter|lettre) (?:\w+ )?(?:dated?|datee?)|echu\w*|echeance|since|depuis|facture du|invoice of|relance du|mail du|courrier du|reminder of|be up|signs?|livr\w*)\b[^,.;]{0,30}$/;

function isOfOther(before: string): boolean {
	return ofOther.test(before);
}

const apposed =
	/^(?: (?:d'apres|suivant|prochain))?[\s,(:]*(?:(?:so|soit|i\.e\.|donc|disons|say|c'est-a-dire|or rather)[\s,]+)?(?:(?:on|le|the|au)\s*)?$/;

/** "On the Tuesday, so the 10th", "fin du mois, le 30": two names of one day, of which the last is the exact one. */
function merged(days: readonly NamedDay[], folded: string): NamedDay[] {
	return days.filter((day, i) => {
		const next = days[i + 1];
		return next === undefined || !apposed.test(folded.slice(day.end, next.start));
	});
}
