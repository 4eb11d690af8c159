import { softmax } from "./model/classifier.ts";
import type { Judged } from "./model/judge.ts";
import type { Role } from "./model/modelFormat.ts";
import type { Quoter } from "./text/evidence.ts";
import type { Evidence, Intent } from "./types.ts";

/** A neighbour this much less telling (in log odds) still belongs to the grievance. */
const closeEnough = 2.4;
const longestPassage = 420;
const fewWords = 25;

function tells(judged: Judged, role: Role, reason: number): number {
	const words = judged.sentence.text.split(/\s+/).length;
	const fits = reason < 0 ? 0 : 0.3 * Math.log((softmax(judged.reason)[reason] ?? 0) + 0.01);
	return Math.log(judged.role[role] + 0.01) + fits + 0.6 * Math.log(Math.min(fewWords, words));
}

/** The words that state what the mail wants: one sentence, or two neighbours that state it together. */
export function tellingPassage(
	judged: readonly Judged[],
	intent: Intent,
	{ reason, quote }: { reason: number; quote: Quoter },
): Evidence | undefined {
	if (intent === "other" || judged.length === 0) return undefined;
	const role: Role = intent === "dispute" ? "grievance" : intent;
	const scores = judged.map((j) => tells(j, role, intent === "dispute" ? reason : -1));
	let best = 0;
	scores.forEach((score, i) => {
		if (score > (scores[best] ?? 0)) best = i;
	});
	const chosen = judged[best];
	if (chosen === undefined) return undefined;
	let { start, end } = chosen.sentence;
	const neighbour = (scores[best - 1] ?? -Infinity) > (scores[best + 1] ?? -Infinity) ? best - 1 : best + 1;
	const next = judged[neighbour];
	if (
		intent === "dispute" &&
		next !== undefined &&
		(scores[neighbour] ?? -Infinity) > (scores[best] ?? 0) - closeEnough
	) {
		const from = Math.min(start, next.sentence.start);
		const to = Math.max(end, next.sentence.end);
		const gap = to - from - (end - start) - (next.sentence.end - next.sentence.start);
		if (gap <= 4 && to - from <= longestPassage) {
			start = from;
			end = to;
		}
	}
	return quote(start, end);
}
