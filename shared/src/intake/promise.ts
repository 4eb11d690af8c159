import { dayOf, isoOf } from "./days.ts";
import type { Quoter } from "./evidence.ts";
import type { Judged } from "./judge.ts";
import { namedDay } from "./promiseDate.ts";
import type { PromiseToPay } from "./types.ts";

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
		if (Number.isNaN(day) || role.promise_to_pay < (sure ? 0.15 : 0.7)) break;
		const named = namedDay(sentence.folded, day);
		if (named !== undefined && named.day >= day)
			return { date: isoOf(named.day), invoices, evidence: quote(sentence.start, sentence.end) };
	}
	return { date: undefined, invoices, evidence: quote(best.sentence.start, best.sentence.end) };
}
