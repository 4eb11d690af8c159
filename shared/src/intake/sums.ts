import { contestScore } from "./amounts.ts";
import { bareSums, statedDifference } from "./differences.ts";
import type { Quoter } from "./evidence.ts";
import type { Judged } from "./judge.ts";
import { findMoney, type Mention } from "./money.ts";
import type { OpenItemRef, StatedAmount } from "./types.ts";

const enough = 0.55;
const plain = 2;
interface Candidate {
	readonly minor: number;
	readonly currency: string | undefined;
	readonly score: number;
	readonly start: number;
	readonly end: number;
}

/** The sum a customer contests, when stated and not simply the whole of the contested items. */
export function contestedSum(
	judged: readonly Judged[],
	contested: readonly OpenItemRef[],
	{ openItems, quote }: { openItems: readonly OpenItemRef[]; quote: Quoter },
): StatedAmount | undefined {
	const whole = contested.reduce((sum, item) => sum + item.amountMinor, 0);
	const everything = openItems.reduce((sum, item) => sum + Math.max(0, item.amountMinor), 0);
	const candidates: Candidate[] = [];
	judged.forEach(({ sentence, role }, i) => {
		const mentions = findMoney(sentence.folded);
		for (const sum of bareSums(sentence.folded, mentions))
			if (!openItems.some((item) => item.amountMinor === sum.minor) && !(sum.minor >= whole && whole > 0))
				candidates.push({
					...sum,
					score: 1,
					start: sentence.start + sum.start,
					end: sentence.start + sum.end,
				});
		const near = Math.max(judged[i - 1]?.role.grievance ?? 0, judged[i + 1]?.role.grievance ?? 0);
		const grievance = Math.max(role.grievance, near * 0.7, 0.6);
		for (const mention of mentions) {
			if (mention.minor <= 0 || openItems.some((item) => item.amountMinor === mention.minor)) continue;
			if (addsUp(sentence.folded, mention, mentions, contested)) continue;
			if (mention.minor > everything && everything > 0) continue;
			const score =
				contestScore(sentence.folded, mention, mentions.length === 1) +
				grievance -
				0.3 * (role.promise_to_pay + role.already_paid);
			// More than the contested items are worth: only plain words say so.
			if (mention.minor >= whole && whole > 0 && score < plain) continue;
			candidates.push({
				...mention,
				score,
				start: sentence.start + mention.start,
				end: sentence.start + mention.end,
			});
		}
	});
	const best = bestOf(candidates) ?? differenceIn(judged, contested.length > 0 ? contested : openItems);
	if (best === undefined) return undefined;
	return {
		minor: best.minor,
		currency: best.currency ?? contested[0]?.currency ?? openItems[0]?.currency ?? "EUR",
		evidence: quote(best.start, best.end),
	};
}

const joined = /^[^.;]{0,50}(?:\bet|\bplus|\band|\+|&)[^.;]{0,12}$/;

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
			return { ...found, score: 1, start: sentence.start + found.start, end: sentence.start + found.end };
	}
	return undefined;
}

function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
	let best: Candidate | undefined;
	for (const c of candidates) if (c.score > enough && (best === undefined || c.score > best.score)) best = c;
	const part = best;
	if (part === undefined) return undefined;
	// "Two fees of 40 … take off the 80": the multiple is the sum.
	const multiple = candidates.find(
		(c) =>
			c.score > enough && c.minor > part.minor && c.minor % part.minor === 0 && c.minor / part.minor <= 50,
	);
	return multiple ?? part;
}
