import { type Mention, minorDigits, parseNumber } from "./money.ts";

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

const cueBefore =
	/\b(?:avoir de|credit (?:note )?(?:of|for)|refund (?:of|the|us)|rembours\w+ (?:les|de)|knock|deduct(?:ed|ing)?|dedui\w+|retenu|retien\w+|withh?olding|withheld|i make (?:it|that)|(?:that|which|it) (?:makes|comes to|leaves)|(?:ca|cela) (?:nous |me )?fait|a difference|ecart|difference|trop[- ]percu|trop[- ]facture|surfacturation|overcharge|discrepancy|shortfall|excess|gap|out by|short by|over by|wrong by|soit|i\.e\.)(?: (?:total|net|est|is))?\s*(?:de|of|d'environ|:|=|for|by)?\s*$/;
const cueAfter =
	/^ ?(?:(?:ht|ttc|net)\b ?)?(?:(?:off (?:the|our|my|this|that|your)|out of pocket|adrift|in our favou?r|en notre (?:faveur|defaveur)|d'avoir|de remise|de surfacturation|a (?:deduire|recrediter|rembourser|retirer|nous rendre)|overcharged|overbilled|d'ecart|de trop|en trop|de difference|de moins que|lower than|higher than|less than|more than (?:agreed|quoted|yours|ours)|too much|too high|over the (?:quote|order|agreed))\b)/;
const countsThings = /^ ?[a-z]{3,}/;

/** Sums written without currency, where only money can be meant: "1,250 lower than yours", "un écart de 84". */
export function bareSums(folded: string, known: readonly Mention[]): Mention[] {
	const out: Mention[] = [];
	for (const match of folded.slice(0, 700).matchAll(bare)) {
		const { index } = match;
		const end = index + match[0].length;
		if (known.some((m) => m.start < end && index < m.end)) continue;
		const minor = minorOf(match[0]);
		if (minor === undefined || minor < 1000) continue;
		const after = folded.slice(end, end + 30);
		if (
			cueAfter.test(after) ||
			(cueBefore.test(folded.slice(Math.max(0, index - 40), index)) &&
				!/^ ?%/.test(after) &&
				(!countsThings.test(after) || /^ ?(?:ht|ttc|net|quid)\b/.test(after)))
		)
			out.push({ minor, currency: undefined, start: index, end });
	}
	return out;
}
const bare = new RegExp(`(?<![\\w.,/-])(?:${number})(?![\\w/-]|[.,]\\d)`, "g");

function minorOf(written: string): number | undefined {
	const value = parseNumber(written);
	return value === undefined ? undefined : Math.round(value * 10 ** minorDigits(undefined));
}
