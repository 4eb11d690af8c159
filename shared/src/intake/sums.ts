import { contestScore } from "./amounts.ts";
import type { Quoter } from "./evidence.ts";
import type { Judged } from "./judge.ts";
import { findMoney } from "./money.ts";
import type { OpenItemRef, StatedAmount } from "./types.ts";

const enough = 1.6;

/** The sum a customer contests, when stated and not simply the whole of the contested items. */
export function contestedSum(
	judged: readonly Judged[],
	contested: readonly OpenItemRef[],
	{ openItems, quote }: { openItems: readonly OpenItemRef[]; quote: Quoter },
): StatedAmount | undefined {
	const whole = contested.reduce((sum, item) => sum + item.amountMinor, 0);
	const usual = contested[0]?.currency ?? openItems[0]?.currency ?? "EUR";
	let best: StatedAmount | undefined;
	let top = enough;
	for (const { sentence, role } of judged) {
		const mentions = findMoney(sentence.folded);
		for (const mention of mentions) {
			if (mention.minor <= 0 || openItems.some((item) => item.amountMinor === mention.minor)) continue;
			if (whole > 0 && mention.minor >= whole) continue;
			let score = contestScore(sentence.folded, mention);
			score += role.grievance - (role.promise_to_pay + role.already_paid);
			if (mentions.length === 1 && score > 0 && role.grievance > 0.6) score += 0.3;
			if (score <= top) continue;
			top = score;
			best = {
				minor: mention.minor,
				currency: mention.currency ?? usual,
				evidence: quote(sentence.start + mention.start, sentence.start + mention.end),
			};
		}
	}
	return best;
}
