import type { ItemKey } from "./itemKeys.ts";

/** Words that stand for several items at once: "both", "les deux", "the others". */
export interface GroupWord {
	/** All of a known list, or what is left of it beside those already named. */
	readonly kind: "all" | "others";
	/** How many, when the words say so. */
	readonly count: number | undefined;
	/** Said of an invoice whatever list it is of: "pour l'autre, …", "the other arrived". */
	readonly plain: boolean;
	readonly start: number;
	readonly end: number;
}

const counts: Record<string, number> = {
	both: 2,
	neither: 2,
	either: 2,
	two: 2,
	deux: 2,
	"2": 2,
	pair: 2,
	three: 3,
	trois: 3,
	"3": 3,
	four: 4,
	quatre: 4,
	"4": 4,
	five: 5,
	cinq: 5,
	"5": 5,
	six: 6,
	"6": 6,
};
const many = "two|three|four|five|six|deux|trois|quatre|cinq|[2-6]";
const paper =
	"(?:factures?|pieces?|documents?|lignes?|echeances?|postes?|avis|invoices?|bills?|items?|ones?|of (?:them|these|those|your)|d'entre elles|entries|papers?|tickets?)";
/** What may follow a count that stands alone for invoices: "les deux cartons" does not. */
const standsAlone =
	"(?=\\s*(?:[,.;:!?)(]|$|-|(?:la|ci)\\b|(?:et|and|est|sont|ont|a|n'|ne|are|is|were|was|have|has|had|had|bear|carry|show|come|came|arrived|never|turned|landed|look|need|went|go|seem|should|will|can|cannot|don't|didn't|aren't|weren't|haven't|won't|please|to|in|on|from|dans|pour|portent|tombent|comportent|mentionnent|datent|partent|passent|restent|sur|avec|en|par|qui|that|which|svp|de \\d|of [€£$]?\\d)\\b))";
/** The same for "the others", which pronouns and more verbs follow too: not "les autres cartons". */
const freely = `(?:${standsAlone}|\\s*(?:je|j'|nous|on|i|we|c|c'est|ca|run|runs|match|follow|suivent|correspondent|ok|bon|normal\\w*|are|as|fine|good|one|ones)\\b)`;
const all = new RegExp(
	`(?<!\\b(?:of|des|sur|among|parmi|out of) )\\b(?:(both|neither|either(?!\\s*(?:[.,;!?]|$)))(?! (?:side|time|way|day|week|month)s?\\b)|(?:the|these|those|your|all|last|vos|les|ces|toutes les|ces)\\s+(?:last |dernieres |first |premieres )?(${many})(?:\\s+${paper}|${standsAlone})|none of the (${many})|not (?:one|any) of the (?:${many})(?= )|aucune des (${many})|l'une (?:comme|et|ni) l'autre|ni l'une ni l'autre|(?:each|all|every one|none) of (?:them|these|those)|toutes les deux|(?:all|toutes)(?= (?:of (?:them|these|those) )?(?:except|excluding|bar|but|save|sauf|hormis|apart from|other than|a l'exception|a part)\\b))`,
	"g",
);
const others = new RegExp(
	`\\b(?:(?:the|your|all|my) (?:remaining|other|rest|others)(?:\\s+(${many}|one))?(?:\\s+(?:of (?:them|the (?:list|statement))|stuff|${paper}))?(?=${freely})|everything else|all else|les (${many}) autres(?:\\s+${paper}|(?=${freely}))|l'autre(?! (?:jour|fois|moitie|cote|semaine))|les autres(?:\\s+${paper}|(?=${freely}))|le reste(?! (?:de|du|des|sur|a payer|suit))|tout le reste)`,
	"g",
);

const anyGroup = new RegExp(
	`\\b(?:both|neither|either|${many}|none|each|every|all|aucune|l'une|others?|rest|remaining|autres?|else|reste|toutes)\\b`,
);

const plainBefore = /(?:^|[,.;:(] ?|\b(?:pour|sur|on|for|with|but|mais|quant a|as for|concernant) )$/;
const plainAfter = /^(?: ?[,;:]| (?:is|was|has|had|came|arrived?|never|isn't|wasn't|est|a|n'|ne)\b)/;

/** Group words of a folded clause, in the order of their places. */
export function groupWords(folded: string): GroupWord[] {
	const text = folded.slice(0, 500);
	const out: GroupWord[] = [];
	if (!anyGroup.test(text)) return out;
	for (const match of text.matchAll(all)) {
		const word = match[1] ?? match[2] ?? match[3] ?? match[4];
		const pair = match[0].startsWith("l'une") || match[0].startsWith("ni ");
		out.push({
			kind: "all",
			count: pair ? 2 : counts[word ?? ""],
			plain: false,
			start: match.index,
			end: match.index + match[0].length,
		});
	}
	for (const match of text.matchAll(others)) {
		const one = /^(?:l'autre|the other(?: one)?$)/.test(match[0]) && !/others/.test(match[0]);
		out.push({
			kind: "others",
			count: counts[match[1] ?? match[2] ?? ""] ?? (one || match[1] === "one" ? 1 : undefined),
			plain:
				plainBefore.test(text.slice(0, match.index)) &&
				plainAfter.test(text.slice(match.index + match[0].length)),
			start: match.index,
			end: match.index + match[0].length,
		});
	}
	return out.sort((a, b) => a.start - b.start);
}

/** The lists a group word may count in, nearest first, then the account's, and what is known of their items. */
export interface GroupContext {
	readonly lists: readonly (readonly ItemKey[])[];
	readonly account: readonly ItemKey[];
	readonly named: ReadonlySet<ItemKey>;
	readonly accepted: ReadonlySet<ItemKey>;
}

const mostOthers = 8;

/** The items a group word means; none when no list fits its count. */
export function itemsMeant(
	{ kind, count, plain }: GroupWord,
	{ lists, account, named, accepted }: GroupContext,
): ItemKey[] {
	// Of a whole account "the others" says too little, "the other two" enough.
	const countsInAccount =
		kind === "all" || (count !== undefined && (count > 1 || (plain && account.length === 2)));
	for (const list of countsInAccount ? [...lists, account] : lists) {
		if (kind === "others") {
			if (named.size === 0 || (list.length > 1 && list.every((key) => named.has(key)))) return [];
			const left = list.filter((key) => !named.has(key));
			const fits = count === undefined ? left.length > 0 && left.length <= mostOthers : left.length === count;
			if (fits && left.length < list.length) return left;
			continue;
		}
		const open = list.filter((key) => !accepted.has(key));
		if (count === undefined ? list.length >= 2 : list.length === count) return [...list];
		if (count !== undefined && open.length === count) return open;
	}
	return [];
}
