import type { Judged } from "../model/judge.ts";
import type { Quoter } from "../text/evidence.ts";
import type { OpenItemRef, StatedAmount } from "../types.ts";
import { contestScore, isCued, isUnitPrice } from "./amounts.ts";
import { bareSums, countsBy, statedDifference, unpaidPart } from "./differences.ts";
import { currencyAt, findMoney, type Mention, minorDigits, parseNumber } from "./money.ts";
import { type WordNumber, wordNumbers } from "./numberWords.ts";
import { type Figures, isTotalOf, type Relation, relationOf } from "./relations.ts";
import { isLikelyNetOf, isNetOf, isTaxed, saysOfTax } from "./taxes.ts";

const enough = 0.55;
const plain = 2;
/** A sum this plainly contested speaks against the numbers it is computed from. */
const sure = 0.8;
const computedFrom = 1.5;

/** From here on the words beside a sum speak of a contested one. */
const cued = 1;
const hinted = 0.2;
/** A lone sum smaller than this share of the invoice is a price. */
const tooSmall = 0.015;
/** One this small is a price however it is told. */
const speck = 0.002;

interface Candidate {
	readonly minor: number;
	readonly currency: string | undefined;
	readonly score: number;
	/** Computed from two sums the customer sets against each other, and stated nowhere. */
	readonly derived?: boolean;
	readonly start: number;
	readonly end: number;
	readonly relation?: Relation | undefined;
	readonly says?: "net" | "gross" | undefined;
}

interface Context {
	readonly contested: readonly OpenItemRef[];
	readonly openItems: readonly OpenItemRef[];
	readonly whole: number;
	readonly everything: number;
	/** Decimal places of the account's currency. */
	readonly digits: number;
}

/** The sum a customer contests, when stated and not simply the whole of the contested items. */
export function contestedSum(
	judged: readonly Judged[],
	contested: readonly OpenItemRef[],
	{ openItems, quote }: { openItems: readonly OpenItemRef[]; quote: Quoter },
): StatedAmount | undefined {
	const context: Context = {
		contested,
		openItems,
		whole: contested.reduce((sum, item) => sum + item.amountMinor, 0),
		everything: openItems.reduce((sum, item) => sum + Math.max(0, item.amountMinor), 0),
		digits: minorDigits(contested[0]?.currency ?? openItems[0]?.currency),
	};
	const sums = judged.map(({ sentence }) => sumsIn(sentence.folded, context.digits));
	const figures = figuresOf(judged, sums, context);
	let left = mostWeighed;
	const candidates = judged.flatMap((_, i) => {
		const own = (sums[i] ?? []).slice(0, left);
		left -= own.length;
		return candidatesIn(judged, i, own, figures, context);
	});
	const best =
		bestOf(againstTheirParts(candidates), figures, context) ??
		differenceIn(judged, contested.length > 0 ? contested : openItems) ??
		leftUnpaid(judged, figures, context);
	if (best === undefined) return undefined;
	return {
		minor: best.minor,
		currency: best.currency ?? contested[0]?.currency ?? openItems[0]?.currency ?? "EUR",
		derived: best.derived ?? false,
		evidence: quote(best.start, best.end),
	};
}

/** A number of a sentence that may be a sum. */
interface Sum extends Mention {
	/** Written without currency: "told" when the words beside it can only mean money. */
	readonly bare: "told" | "untold" | undefined;
}

function sumsIn(folded: string, digits: number): Sum[] {
	const money: Sum[] = findMoney(folded).map((m) => ({
		...m,
		minor: m.currency === undefined ? Math.round(m.minor * 10 ** (digits - minorDigits(undefined))) : m.minor,
		bare: undefined,
	}));
	const words = wordNumbers(folded);
	words.forEach(({ value, start, end }, i) => {
		const currency = currencyAt(folded, folded.charAt(end) === " " ? end + 1 : end);
		if (currency === undefined || value < 5) return;
		const cents = centsBehind(folded, currency.end, words[i + 1]);
		money.push({
			minor: Math.round((value + (cents?.value ?? 0) / 100) * 10 ** minorDigits(currency.code)),
			currency: currency.code,
			start,
			end: cents?.end ?? currency.end,
			bare: undefined,
		});
	});
	const bare = bareSums(folded, money, { digits, words }).map(
		({ told, ...sum }): Sum => ({
			...sum,
			bare: told ? "told" : "untold",
		}),
	);
	return [...money, ...bare];
}

/** "Quatre-vingt-douze euros et quarante centimes", "thirty-four pounds fifty". */
function centsBehind(folded: string, from: number, next: WordNumber | undefined): WordNumber | undefined {
	if (next === undefined || next.value >= 100 || !/^ (?:et |and )?$/.test(folded.slice(from, next.start)))
		return undefined;
	return /^(?: (?:centimes?|cents?|pence|p)\b|\s*(?:[.,;:!?)]|$)| (?:de|d'|que|qu'|too|off|over|extra|less|en)\b)/.test(
		folded.slice(next.end, next.end + 12),
	)
		? next
		: undefined;
}

const mostNumbers = 40;
/** A mail with more numbers than this is a table of something else. */
const mostWeighed = 200;
const fractions: readonly (readonly [RegExp, number])[] = [
	[/\b(?:a third|un tiers|le tiers|one third)\b/, 1 / 3],
	[/\b(?:two thirds|deux tiers)\b/, 2 / 3],
	[/\b(?:a quarter|un quart|le quart|one quarter)\b/, 1 / 4],
	[/\b(?:half|la moitie|moitie)\b/, 1 / 2],
	[/\b(?:a fifth|un cinquieme)\b/, 1 / 5],
];

function figuresOf(
	judged: readonly Judged[],
	sums: readonly (readonly Sum[])[],
	{ contested, openItems, whole, digits }: Context,
): Figures {
	const text = judged
		.map(({ sentence }) => sentence.folded)
		.join(" \n ")
		.slice(0, 6000);
	const counted = [...text.matchAll(/(?<![\w.,/-])\d{1,3}(?:[ ,.]\d{3}|\d)?(?![\w/-]|[.,]\d)/g)].map(
		([n]) => parseNumber(n) ?? 0,
	);
	const words = wordNumbers(text).map(({ value }) => value);
	const numbers = [
		...sums.flat().map(({ minor }) => minor),
		...[...counted, ...words].map((n) => n * 10 ** digits),
	];
	const items = contested.length > 0 ? contested : openItems;
	return {
		numbers: [...new Set(numbers)].slice(0, mostNumbers),
		percents: [...text.matchAll(/(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per ?cent|pour ?cent)/g)].map(([, n]) =>
			Number((n ?? "").replace(",", ".")),
		),
		shares: [
			...fractions.flatMap(([pattern, share]) => (pattern.test(text) ? [share] : [])),
			...[...text.matchAll(/\b(\d{1,3}) (?:of|sur|des|out of) (?:the |les )?(\d{1,3})\b/g)]
				.map(([, a, b]) => Number(a) / Number(b))
				.filter((share) => share > 0 && share < 1),
		],
		wholes: [...new Set([...(whole > 0 ? [whole] : []), ...items.map(({ amountMinor }) => amountMinor)])],
	};
}

function candidatesIn(
	judged: readonly Judged[],
	index: number,
	sums: readonly Sum[],
	figures: Figures,
	context: Context,
): Candidate[] {
	const at = judged[index];
	if (at === undefined) return [];
	const { sentence, role } = at;
	const near = Math.max(judged[index - 1]?.role.grievance ?? 0, judged[index + 1]?.role.grievance ?? 0);
	const grievance = Math.max(role.grievance, near * 0.7, 0.6);
	const money = sums.filter(({ bare }) => bare === undefined);
	const told = money.some(
		(sum) =>
			isCued(sentence.folded, sum) &&
			!isUnitPrice(sentence.folded, sum) &&
			!context.contested.some(({ amountMinor }) => amountMinor === sum.minor),
	);
	const out: Candidate[] = [];
	for (const sum of sums) {
		// "240 short, £184.80": beside a sum the bare number counts things.
		if (sum.bare !== undefined && told) continue;
		if (
			sum.bare === "untold" &&
			(!isCued(sentence.folded, sum) ||
				judged.some((j) => countsBy(sum.minor / 10 ** context.digits, j.sentence.folded)))
		)
			continue;
		if (isNoPart(sum, sentence.folded, money, context)) continue;
		const words = contestScore(sentence.folded, sum, sum.bare === undefined && money.length === 1);
		if (sum.bare === "untold" && words < hinted) continue;
		if (words < cued && isLikelyNetOf(sum.minor, context.contested)) continue;
		const relation = relationOf(sum.minor, figures);
		const weight = isUnitPrice(sentence.folded, sum) ? 0 : (relation?.weight ?? 0);
		if (sum.bare === "untold" && !bornOut(sum, weight, words, context)) continue;
		if (sum.minor < context.whole * speck) continue;
		if (words < cued && weight < 0.7 && sum.minor < context.whole * tooSmall) continue;
		const score =
			sum.bare === "told"
				? Math.max(1, words)
				: words +
					grievance -
					0.3 * (role.promise_to_pay + role.already_paid) -
					(sum.bare === "untold" ? 0.5 : 0);
		// More than the contested items are worth: only plain words say so.
		if (sum.minor >= context.whole && context.whole > 0 && (score < plain || sum.bare !== undefined))
			continue;
		out.push({
			...sum,
			score: score + weight,
			relation,
			says: saysOfTax(sentence.folded, sum),
			start: sentence.start + sum.start,
			end: sentence.start + sum.end,
		});
	}
	return out;
}

const leastUntold = 30;

/** A bare number needs the arithmetic, and the less that says the plainer words. */
function bornOut({ minor }: Sum, weight: number, words: number, { digits }: Context): boolean {
	return minor >= leastUntold * 10 ** digits && weight >= 0.7 && words >= (weight > 1 ? hinted : cued);
}

/** Whole items, what makes them up, their net, and more than the account owes are no part in dispute. */
function isNoPart(
	sum: Sum,
	folded: string,
	money: readonly Sum[],
	{ contested, openItems, whole, everything, digits }: Context,
): boolean {
	if (
		sum.minor <= 0 ||
		sum.minor === whole ||
		sum.minor === everything ||
		contested.some(({ amountMinor }) => amountMinor === sum.minor)
	)
		return true;
	// "114,98 de trop" on one invoice may be all of another, already paid.
	if (
		openItems.some(
			({ amountMinor }) => amountMinor === sum.minor || isRoundedTo(sum.minor, amountMinor, digits),
		) &&
		(contested.length === 0 || contestScore(folded, sum, false) < 1.2)
	)
		return true;
	if (sum.minor > everything && everything > 0) return true;
	if (sum.bare !== undefined && openItems.some((item) => endsLike(item.number, sum.minor / 10 ** digits)))
		return true;
	return isNetOf(sum, folded, contested) || addsUp(folded, sum, money, contested);
}

/** "La petite de 74 €" of 74.05. */
function isRoundedTo(minor: number, amountMinor: number, digits: number): boolean {
	const unit = 10 ** digits;
	return minor % unit === 0 && amountMinor > minor && amountMinor - minor < unit;
}

function endsLike(number: string, value: number): boolean {
	const tail = /(\d+)\D*$/.exec(number)?.[1] ?? "";
	return Number(tail) === value || (value >= 100 && tail.endsWith(String(value)));
}

const joined =
	/^(?![^.;]{0,50}\b(?:pay|keep|paie|gard|regl|hold|retien))[^.;]{0,50}(?:\bet|\bplus|\band|\+|&)[^.;]{0,12}$/;

/** "40 of fees and 12.37 of interest" on an invoice of 52.37: together they are the whole. */
function addsUp(
	folded: string,
	mention: Mention,
	mentions: readonly Mention[],
	items: readonly OpenItemRef[],
): boolean {
	return mentions.some((other) => {
		const [a, b] = other.start < mention.start ? [other, mention] : [mention, other];
		return (
			other !== mention &&
			items.some((item) => item.amountMinor === a.minor + b.minor) &&
			joined.test(folded.slice(a.end, b.start))
		);
	});
}

/** "We owe 1,200 and not 1,450": of the whole invoice only the difference is contested. */
function differenceIn(judged: readonly Judged[], items: readonly OpenItemRef[]): Candidate | undefined {
	for (const { sentence } of judged) {
		const found = statedDifference(
			sentence.folded,
			items.map(({ amountMinor }) => amountMinor),
		);
		if (found !== undefined)
			return {
				...found,
				derived: true,
				score: 1,
				start: sentence.start + found.start,
				end: sentence.start + found.end,
			};
	}
	return undefined;
}

/** What is left of the only contested item where the customer says what he pays of it. */
function leftUnpaid(
	judged: readonly Judged[],
	{ numbers }: Figures,
	{ contested, openItems, digits }: Context,
): Candidate | undefined {
	const whole = contested.length === 1 ? contested[0]?.amountMinor : undefined;
	if (whole === undefined) return undefined;
	const unit = 10 ** digits;
	for (const { sentence } of judged) {
		const found = unpaidPart(sentence.folded, whole / unit);
		if (found === undefined || openItems.some((item) => isAlsoItem(item, found.paid, unit))) continue;
		const minor = Math.round(found.left * unit);
		return {
			minor,
			derived: !numbers.includes(minor),
			currency: undefined,
			score: 1,
			start: sentence.start + found.start,
			end: sentence.start + found.end,
		};
	}
	return undefined;
}

/** "I'll settle 780" may be an invoice: its number or all of its amount. */
function isAlsoItem({ number, amountMinor }: OpenItemRef, paid: number, unit: number): boolean {
	return endsLike(number, paid) || amountMinor === Math.round(paid * unit);
}

/** Totals and prices that a proposed sum is computed from are weighed down. */
function againstTheirParts(candidates: readonly Candidate[]): Candidate[] {
	const parts = new Set(
		candidates.flatMap(({ relation, score }) =>
			relation !== undefined && score > sure ? relation.from : [],
		),
	);
	return candidates.map((c) => (parts.has(c.minor) ? { ...c, score: c.score - computedFrom } : c));
}

function bestOf(
	candidates: readonly Candidate[],
	{ numbers }: Figures,
	{ digits }: Context,
): Candidate | undefined {
	const proposed = candidates.filter((c) => c.score > enough);
	const part = proposed.reduce<Candidate | undefined>(
		(best, c) => (best === undefined || c.score > best.score ? c : best),
		undefined,
	);
	if (part === undefined) return undefined;
	// "Two fees of 40 … take off the 80", "110 here, 120 there, 230 together": the larger is the sum.
	const minors = candidates.map(({ minor }) => minor);
	const larger = proposed.filter((c) => c.minor > part.minor);
	const gross =
		part.says === "net"
			? candidates.find((c) => c.says === "gross" && isTaxed(part.minor, c.minor))
			: undefined;
	if (gross !== undefined) return gross;
	const multiple = larger.find(
		(c) =>
			numbers.includes((c.minor / part.minor) * 10 ** digits) &&
			part.relation?.from.includes(c.minor) !== true,
	);
	return larger.find((c) => isTotalOf(c.minor, minors)) ?? multiple ?? part;
}
