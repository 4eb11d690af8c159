import { findReferences } from "./items/findReferences.ts";
import { keyOf } from "./items/itemKeys.ts";
import type { Judged } from "./model/judge.ts";
import type { Model } from "./model/modelFormat.ts";
import { rankReasons } from "./model/reason.ts";
import { contestedSum } from "./sums/sums.ts";
import type { Quoter } from "./text/evidence.ts";
import type { Claim, Evidence, OpenItemRef, Ranked, ReadingContext } from "./types.ts";

interface ClaimSource {
	readonly model: Model;
	readonly judged: readonly Judged[];
	readonly context: ReadingContext;
	readonly contested: readonly OpenItemRef[];
	/** Ranked for the mail as a whole. */
	readonly reasons: readonly Ranked<string>[];
	readonly quote: Quoter;
	readonly telling: Evidence | undefined;
}

interface Part {
	readonly judged: Judged[];
	readonly items: OpenItemRef[];
}

const isGrievance = 0.5;

/** Groups the sentences of a dispute by the contested items they speak of: each group is one claim. */
export function claimsOf(source: ClaimSource): Claim[] {
	const { contested, reasons, telling } = source;
	if (telling === undefined) return [];
	const parts = partsOf(source);
	if (parts.length < 2)
		return [claimOf(source, { judged: [...source.judged], items: [...contested] }, reasons, telling)];
	const claims = parts.map((part) => {
		const best = part.judged.reduce((a, b) => (b.role.grievance > a.role.grievance ? b : a));
		const texts = [part.judged.map((j) => j.sentence.text).join("\n")];
		const ranked = rankReasons(source.model, [...best.reason], texts, {
			catalogue: source.context.catalogue,
			examples: source.context.examples ?? [],
		});
		return claimOf(source, part, ranked, source.quote(best.sentence.start, best.sentence.end));
	});
	const told = new Set(claims.flatMap((claim) => claim.invoices));
	const rest = contested.filter((item) => !told.has(item.number));
	if (rest.length > 0) claims.push(claimOf(source, { judged: [], items: rest }, reasons, telling));
	return claims;
}

function claimOf(
	source: ClaimSource,
	part: Part,
	reasons: readonly Ranked<string>[],
	quote: Evidence,
): Claim {
	return {
		invoices: part.items.map((item) => item.number),
		amount: contestedSum(part.judged, part.items, {
			openItems: source.context.openItems,
			quote: source.quote,
		}),
		reasons: reasons.slice(0, 3),
		quote,
	};
}

/** A new part begins where another contested item is named; items named together stay together. */
function partsOf({ judged, contested }: ClaimSource): Part[] {
	const keys = contested.map(keyOf);
	const parts: Part[] = [];
	for (const j of judged) {
		const named = [...new Set(findReferences(j.sentence.folded, keys).map((f) => f.key.item))];
		const last = parts.at(-1);
		const same = last?.items.some((item) => named.includes(item)) ?? false;
		if (named.length === 0 || same) last?.judged.push(j);
		else parts.push({ judged: [j], items: named });
	}
	return parts.filter((part) => part.judged.some((j) => j.role.grievance > isGrievance));
}
