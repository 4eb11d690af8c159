import { type Mention, minorDigits, parseNumber } from "./money.ts";
import type { WordNumber } from "./numberWords.ts";

const number = "\\d{1,3}(?:[ ,.]\\d{3}){1,3}(?:[.,]\\d{2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
const sign = "(?: ?(?:€|euros?|eur|£|\\$|gbp|usd|chf|ht|ttc))?";
const pair = new RegExp(
	`(?<![\\w.,/-])(?:[€£$] ?)?(${number})${sign}${sign}[^.;\\d€£$]{0,14}\\b(?:et pas|et non|au lieu d[e']|plutot que|and not|not|rather than|instead of)(?: pas)? (?:(?:de|the|les|des|for|at|a) )?(?:[€£$] ?)?(${number})(?![\\d%])`,
	"g",
);

/** Two sums of which one is a whole invoice: "1 200 et pas 1 450". Their difference, when so written. */
export function statedDifference(folded: string, wholes: readonly number[]): Mention | undefined {
	for (const match of folded.slice(0, 700).matchAll(pair)) {
		const a = minorOf(match[1] ?? "");
		const b = minorOf(match[2] ?? "");
		if (a === undefined || b === undefined || a === b) continue;
		const whole = wholes.find((minor) => minor === a || minor === b);
		if (whole === undefined) continue;
		const other = whole === a ? b : a;
		if (other < whole && other > whole / 20)
			return {
				minor: whole - other,
				currency: undefined,
				start: match.index,
				end: match.index + match[0].length,
			};
	}
	return undefined;
}

const paysPart = new RegExp(
	`\\b(?:(?:i|we)(?:'ll| will|'m| am|'re| are)? (?:be |only |just |therefore )*(?:pay|paying|settle|settling|transfer|release|releasing)|(?:je|nous|on) (?:ne |n'|vous |te |propose de |proposons de )*(?:paie|paye|paierai|payons|paierons|regle|reglerai|reglons|reglerons|regler|vire|virons|verse|versons)s?)(?: (?:you|only|just|que|donc|vous|seulement|uniquement|therefore))* (?:[€£$] ?)?(${number})(?![\\d%])`,
);

/** A part that is paid and what it leaves of the whole, in units of the currency. */
export interface PaidPart {
	readonly paid: number;
	readonly left: number;
	readonly start: number;
	readonly end: number;
}

/** "I'll be paying 1,080" of 1,440: the rest is contested. */
export function unpaidPart(folded: string, whole: number): PaidPart | undefined {
	const match = paysPart.exec(folded.slice(0, 700));
	const paid = parseNumber(match?.[1] ?? "");
	if (match === null || paid === undefined || paid >= whole || paid <= whole / 4) return undefined;
	return { paid, left: whole - paid, start: match.index, end: match.index + match[0].length };
}

const cueBefore =
	/\b(?:avoir de|credit (?:note )?(?:of|for)|refund (?:of|the|us)|rembours\w+ (?:les|de)|knock (?:off )?|a third off,|off,|(?:je |que je )?(?:retiens|rejette|defalquer)|rendez-moi les|deduct(?:ed|ing)?|dedui\w+|retenu|retien\w+|withh?olding|withheld|i make (?:it|that)|(?:that|which|it) (?:makes|comes to|leaves)|(?:ca|cela) (?:nous |me )?fait|a difference|ecart|difference|trop[- ]percu|trop[- ]facture|surfacturation|overcharge|discrepancy|shortfall|excess|gap|out by|short by|over by|wrong by|an? extra|extra|additional|bonus (?:of|de)|not a penny of the remaining|the (?:freight|carriage|surcharge)|worth|valant|valeur|the other|(?:correct|fix|credit|refund|drop|remove|lose|deduct|take off) the|(?:oter|retrancher|soustraire|defalquer)|(?:le|de|du) (?:port|transport))(?: (?:total|net|est|is))?\s*(?:de|of|d'environ|:|=|for|by)?\s*$/;
const cueAfter =
	/^ ?(?:(?:ht|ttc|net)\b ?)?(?:(?:off (?:the|our|my|this|that|your|please)|short\b|(?:comes?|to come|coming) off|bucks|of tax too much|en moins|a (?:m'|me |nous |vous )?(?:oter|enlever|rendre|retrancher|redonner|defalquer|soustraire|sortir|crediter|rembourser)|back (?:please|then)|out\b|of pocket|out of pocket|adrift|in our favou?r|en notre (?:faveur|defaveur)|d'avoir|de remise|de surfacturation|a (?:deduire|recrediter|rembourser|retirer|nous rendre)|overcharged|overbilled|d'ecart|de trop|en trop|en plus|de plus\b|supplementaires?|de difference|de moins que|dehors|heavy\b|too heavy|light\b|less (?:on|for|please|like)|moins (?:sur|pour)|lower than|higher than|less than|more than|too much|too high|over(?=\W*$|[.,;!])|less(?=\W*$|[.,;!])|over the (?:quote|order|agreed))\b)/;
const countsThings =
	/^ ?(?!(?:and|when|until|once|quand|from|off|must|should|comes?|sur|pour|que|qui|dont|avec|chez|which|that|please|for|the|les|est|sont|was|were|has|have|then|now|but|mais|donc|car|par|because|svp|merci|since|not|pas|apres|after)\b)[a-z]{3,}/;

const counted = new RegExp(`(?<![\\w.,/-])(${number})(?= [a-z])`, "g");

/** Whether a text counts things by this number: "1000 caisses". */
export function countsBy(value: number, folded: string): boolean {
	for (const { 0: written, index } of folded.matchAll(counted))
		if (parseNumber(written) === value && countsThings.test(folded.slice(index + written.length)))
			return true;
	return false;
}

/** A number written without currency, in figures or in words, and whether the words beside it can only mean money. */
export interface BareSum extends Mention {
	readonly told: boolean;
}

/** Numbers without currency that may be sums: "1,250 lower than yours", "un écart de 84", "a hundred and thirty". */
export function bareSums(
	folded: string,
	known: readonly Mention[],
	{ digits, words }: { digits: number; words: readonly WordNumber[] },
): BareSum[] {
	const out: BareSum[] = [];
	const add = (value: number, start: number, end: number): void => {
		if (value < 10 || known.some((m) => m.start < end && start < m.end)) return;
		const after = folded.slice(end, end + 30);
		const before = folded.slice(Math.max(0, start - 40), start);
		const told =
			/,-$/.test(folded.slice(start, end)) ||
			/(?:^|[\s(])- ?$/.test(folded.slice(Math.max(0, start - 3), start)) ||
			cueAfter.test(after) ||
			(cueBefore.test(before) &&
				!/^ ?%/.test(after) &&
				(!countsThings.test(after) ||
					/^ ?(?:ht|ttc|net|quid|en tout|in (?:all|total)|together)\b/.test(after)));
		if (notMoney.test(after)) return;
		if (!told && (countsThings.test(after) || countsBefore.test(before))) return;
		out.push({ minor: Math.round(value * 10 ** digits), currency: undefined, start, end, told });
	};
	for (const match of folded.slice(0, 700).matchAll(bare)) {
		const value = parseNumber(match[1] ?? "");
		if (value !== undefined && !/^0\d/.test(match[0]))
			add(match[2] === undefined ? value : value * 1000, match.index, match.index + match[0].length);
	}
	for (const { value, start, end } of words)
		if (value >= 20 && !/\bof $/.test(folded.slice(Math.max(0, start - 4), start))) add(value, start, end);
	return out;
}

const notMoney =
	/^ ?(?:%|°|and a half|et demie?|et quelques|\/|h\b|kg|m\b|mm\b|cm\b|m2|m3|km|g\b|t\b|l\b|x\b|\d)/;
const countsBefore =
	/\b(?:factures?|invoices?|bills?|n°|no\.?|numero|number|line|ligne|week|semaine|the|la|le|du|page|lot|order|commande|po|bl|sur|for|pour|and|et|since|depuis)\s*$/;
const bare = new RegExp(`(?<![\\w.,/]|[\\w.,/]-)(${number})(?: ?(k))?(?:,-)?(?![\\w/-]|[.,]\\d)`, "g");

function minorOf(written: string): number | undefined {
	const value = parseNumber(written);
	return value === undefined ? undefined : Math.round(value * 10 ** minorDigits(undefined));
}
