import { type Assertion, assertionsOf, type RoleOf } from "./contested.ts";
import { byAmount, byPeriod, jointAmounts } from "./described.ts";
import { type Found, findReferences } from "./findReferences.ts";
import { fold } from "./fold.ts";
import { byGoods, type GoodsIndex } from "./goods.ts";
import { type GroupWord, groupWords, itemsMeant } from "./groups.ts";
import type { ItemKey } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import { byOrdinal } from "./ordinals.ts";
import type { ReferenceKind } from "./types.ts";

export interface Mentioned {
	readonly judged: readonly Judged[];
	readonly subject: string;
	readonly thread: string;
	/** The quoted line a sentence that begins there answers, empty when it answers none. */
	readonly answered: (start: number) => string;
	readonly goods: GoodsIndex;
	readonly roleOf: RoleOf;
}

const listRead = 6000;

/** A month, a word of the goods or "the others" tells which item is accepted, but contests one only when nothing names it. */
export function isHint(kind: ReferenceKind): boolean {
	return kind === "period" || kind === "goods" || kind === "group";
}

/** Every item the fresh text names, however it does, and what is said of it there. */
export function assertionsIn(where: Mentioned, keys: readonly ItemKey[]): Assertion[] {
	const lists = knownLists(where, keys);
	const joint = jointAmounts(keys);
	const listed = lists[0] ?? (keys.length <= 5 ? keys : []);
	const found = where.judged.map((judged) => {
		const { folded } = judged.sentence;
		return [
			...findReferences(folded, keys),
			...askedAbove(judged, where, keys),
			...byAmount(folded, keys, joint),
			...byPeriod(folded, keys),
			...byOrdinal(folded, listed, lists.length > 0),
			...byGoods(folded, where.goods),
		].sort(inOrder);
	});
	dropDoubtedSlips(found);
	const said = (sentence: Judged, index: number): Assertion[] =>
		assertionsOf(sentence, index, found[index] ?? [], where.roleOf);
	const direct = where.judged.flatMap(said);
	const grouped = new Set<number>();
	where.judged.forEach(({ sentence }, index) => {
		for (const word of groupWords(sentence.folded)) {
			const own = found[index] ?? [];
			if (standsBeside(word, own)) continue;
			const meant = itemsMeant(word, {
				lists,
				account: keys,
				named: namedBy(word, index, direct),
				accepted: new Set(direct.filter(({ stance }) => stance < -0.3).map((a) => a.found.key)),
			});
			if (meant.length === 0) continue;
			found[index] = [
				...own,
				...meant.map((key) => ({ key, kind: "group" as const, start: word.start, end: word.end })),
			].sort(inOrder);
			grouped.add(index);
		}
	});
	return grouped.size === 0 ? direct : where.judged.flatMap(said);
}

/** "26-1402" is no slip for 26-1420 where 26-1420 is written too. */
function dropDoubtedSlips(found: Found[][]): void {
	const sure = new Set(
		found.flat().flatMap((f) => (f.kind === "number" || f.kind === "suffix" ? [f.key] : [])),
	);
	found.forEach((own, i) => {
		found[i] = own.filter((f) => f.kind !== "typo" || !sure.has(f.key));
	});
}

function inOrder(a: Found, b: Found): number {
	return a.start - b.start;
}

/** "118 and 119, both loads came wet": what it counts stands beside it. */
function standsBeside(word: GroupWord, found: readonly Found[]): boolean {
	return (
		word.kind === "all" &&
		found.some((f) => !isHint(f.kind) && f.start < word.end + 40 && f.end > word.start - 60)
	);
}

/** What "the others" leaves out: the items named before it, or, when there are none, behind it. */
function namedBy(word: GroupWord, index: number, direct: readonly Assertion[]): Set<ItemKey> {
	const before = direct.filter((a) => a.index < index || (a.index === index && a.found.start < word.start));
	return new Set((before.length > 0 ? before : direct).map((a) => a.found.key));
}

/** The lists a place or a count may be meant in, nearest first: the mail's own numbers, its subject's, its thread's. */
function knownLists(where: Mentioned, keys: readonly ItemKey[]): ItemKey[][] {
	const own = where.judged
		.map(({ sentence }) => sentence.folded)
		.join("\n")
		.slice(0, listRead);
	const inFresh = namedIn(own, keys);
	const inSubject = namedIn(fold(where.subject.slice(0, 300)), keys);
	const inThread = namedIn(fold(where.thread.slice(0, listRead)), keys);
	return [inFresh, inSubject, inThread].filter((list) => list.length > 1);
}

function namedIn(folded: string, keys: readonly ItemKey[]): ItemKey[] {
	return [...new Set(findReferences(folded, keys).map(({ key }) => key))];
}

/** An answer between quoted lines speaks of what the line above it names. */
function askedAbove({ sentence }: Judged, { answered }: Mentioned, keys: readonly ItemKey[]): Found[] {
	const asked = answered(sentence.start);
	if (asked === "" || findReferences(sentence.folded, keys).length > 0) return [];
	return namedIn(fold(asked.slice(0, 300)), keys).map((key) => ({
		key,
		kind: "thread",
		start: 0,
		end: sentence.folded.length,
	}));
}
