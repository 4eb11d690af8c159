import type { Found } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";
import { placeEnds, placeNoun } from "./ordinals.ts";

/** From the one end of an order or from the other; a comparative chooses between two only. */
interface Rank {
	readonly by: "size" | "age";
	readonly end: "low" | "high";
	readonly ofTwo: boolean;
}

const ranks: Record<string, Rank> = {};
for (const [words, by, end, ofTwo] of [
	["plus petite|petite|smallest|small|tiny|little|lowest|cheapest|moins elevee", "size", "low", false],
	["smaller|lower|lesser|cheaper", "size", "low", true],
	[
		"plus grosse|plus grande|plus elevee|plus importante|grosse|biggest|big|largest|large|highest",
		"size",
		"high",
		false,
	],
	["bigger|larger|higher", "size", "high", true],
	["plus ancienne|plus vieille|oldest|earliest", "age", "low", false],
	["older|earlier", "age", "low", true],
	["plus recente|most recent|newest|latest", "age", "high", false],
	["newer|later|more recent", "age", "high", true],
] as const)
	for (const word of words.split("|")) ranks[word] = { by, end, ofTwo };

const words = Object.keys(ranks)
	.sort((a, b) => b.length - a.length)
	.join("|");
const pattern = new RegExp(
	`(?<!\\bat )\\b(?:la|the|your|votre|cette|that)\\s+(${words})(?:${placeNoun}|${placeEnds})`,
	"g",
);
const anyRank = new RegExp(`\\b(?:${words})\\b`);

/** "The smaller invoice", "la plus ancienne": the item at one end of a list, where no other shares that end. */
export function byRank(folded: string, list: readonly ItemKey[]): Found[] {
	const owed = list.filter(({ item }) => item.amountMinor > 0);
	if (owed.length < 2 || !anyRank.test(folded)) return [];
	return [...folded.slice(0, 700).matchAll(pattern)].flatMap((match) => {
		const rank = ranks[match[1] ?? ""];
		const key = rank === undefined || (rank.ofTwo && owed.length > 2) ? undefined : atEnd(owed, rank);
		if (key === undefined) return [];
		return [{ key, kind: "position" as const, start: match.index, end: match.index + match[0].length }];
	});
}

function atEnd(keys: readonly ItemKey[], { by, end }: Rank): ItemKey | undefined {
	const of = ({ item }: ItemKey): string =>
		by === "size" ? String(item.amountMinor).padStart(15, "0") : (item.issuedOn ?? item.dueDate ?? "");
	if (by === "age" && keys.some((key) => of(key) === "")) return undefined;
	const order = keys.toSorted((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : byNumber(a, b)));
	const [first, next] = end === "low" ? order : order.toReversed();
	if (first === undefined || next === undefined) return undefined;
	return by === "size" && of(first) === of(next) ? undefined : first;
}

function byNumber(a: ItemKey, b: ItemKey): number {
	return a.whole.length - b.whole.length || (a.whole < b.whole ? -1 : 1);
}
