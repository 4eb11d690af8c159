import type { Judged } from "../model/judge.ts";
import { fold } from "../text/fold.ts";
import { isHint, type ReferenceKind } from "../types.ts";
import { type Assertion, assertionsOf, type RoleOf } from "./contested.ts";
import { byAmount, jointAmounts } from "./described.ts";
import { exceptionBefore } from "./exceptions.ts";
import { type Found, findReferences } from "./findReferences.ts";
import { byGoods, type GoodsIndex } from "./goods.ts";
import { type GroupWord, groupWords, itemsMeant } from "./groups.ts";
import type { ItemKey } from "./itemKeys.ts";
import { byArticle, byLastTwo, listsLastTwo } from "./lastTwo.ts";
import { byOrdinal } from "./ordinals.ts";
import { byBareMonth, byPeriod } from "./periods.ts";
import { byRank } from "./ranks.ts";

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

/** Every item the fresh text names, however it does, and what is said of it there. */
export function assertionsIn(where: Mentioned, keys: readonly ItemKey[]): Assertion[] {
	const joint = jointAmounts(keys);
	const short = where.judged.some(({ sentence }) => listsLastTwo(sentence.folded, keys));
	const found = where.judged.map((judged) => {
		const { folded } = judged.sentence;
		const whole = findReferences(folded, keys);
		const named = [...whole, ...apartFrom(whole, (short ? byLastTwo : byArticle)(folded, keys))];
		const amounts = byAmount(folded, keys, joint);
		return [
			...named,
			...askedAbove(judged, where, keys),
			...amounts.filter((f) => !isPartOf(f, folded, named)),
			...unnamed(byPeriod(folded, keys), folded, [...named, ...amounts]),
			...inSaidMonth(byGoods(folded, where.goods), folded, keys),
		].sort(inOrder);
	});
	dropDoubtedSlips(found);
	const said = (sentence: Judged, index: number): Assertion[] =>
		assertionsOf(sentence, index, found[index] ?? [], where.roleOf);
	const told = where.judged.map(said);
	const direct = told.flat();
	const { lists, about } = knownLists(where, keys, found);
	const accepted = new Set(direct.filter(({ stance }) => stance < -0.3).map((a) => a.found.key));
	const more = where.judged.map(({ sentence: { folded } }, index) => [
		...unnamed(placesIn(folded, lists, keys, accepted), folded, found[index] ?? []),
		...unnamed(rankedIn(folded, lists[0] ?? keys, keys, accepted), folded, found[index] ?? []),
		...groupsIn(folded, index, { own: found[index] ?? [], direct, lists, keys, accepted, about }),
	]);
	if (more.every((own) => own.length === 0)) return direct;
	more.forEach((own, index) => {
		found[index] = [...(found[index] ?? []), ...own].sort(inOrder);
	});
	return where.judged.flatMap((sentence, index) =>
		(more[index]?.length ?? 0) > 0 ? said(sentence, index) : (told[index] ?? []),
	);
}

function apartFrom(known: readonly Found[], more: readonly Found[]): Found[] {
	return more.filter((f) => !known.some((k) => k.start < f.end && f.start < k.end));
}

const rightBefore = 2;

/** "The December granulate": of the items that bear the goods, the one for that month. */
function inSaidMonth(goods: readonly Found[], folded: string, keys: readonly ItemKey[]): Found[] {
	const months = goods.length < 2 ? [] : byBareMonth(folded, keys);
	if (months.length === 0) return [...goods];
	const monthOf = ({ start, end }: Found): Found | undefined =>
		months.find(
			(m) =>
				(m.end <= start && start - m.end <= rightBefore) ||
				(m.start >= end && m.start - end <= "de ".length + 1),
		);
	return goods.filter((f) => {
		const month = monthOf(f);
		if (month === undefined) return true;
		const shared = goods.filter(({ start }) => start === f.start);
		return month.key === f.key || !shared.some(({ key }) => key === month.key);
	});
}

const shortAccount = 5;

/** "Your last invoice (3082)": a place beside its number says no more than the number. */
function unnamed(places: readonly Found[], folded: string, named: readonly Found[]): Found[] {
	const beside = ({ start, end }: Found): boolean =>
		named.some(
			(f) =>
				!isHint(f.kind) &&
				((f.start >= end && apposed.test(folded.slice(end, f.start))) ||
					(f.end <= start && apposed.test(folded.slice(f.end, start)))),
		);
	return places.filter((place) => !beside(place));
}

const apposed = /^[\s(:,#°-]{0,4}(?:no?\.? ?|for |of |de |a |at )?[\s#°.:€£$]{0,3}$/;

/** Places counted in the nearest list where they do not point at what is accepted by its number. */
function placesIn(
	folded: string,
	lists: readonly (readonly ItemKey[])[],
	keys: readonly ItemKey[],
	accepted: ReadonlySet<ItemKey>,
): Found[] {
	for (const list of lists) {
		const found = byOrdinal(folded, list);
		if (found.length > 0 && !found.every(({ key }) => accepted.has(key))) return found;
	}
	return keys.length <= shortAccount ? byOrdinal(folded, keys, lists.length > 0) : [];
}

/** The largest of the list, or of the account where that one is accepted by its number. */
function rankedIn(
	folded: string,
	list: readonly ItemKey[],
	keys: readonly ItemKey[],
	accepted: ReadonlySet<ItemKey>,
): Found[] {
	const found = byRank(folded, list);
	return found.length > 0 && found.every(({ key }) => accepted.has(key)) ? byRank(folded, keys) : found;
}

function groupsIn(
	folded: string,
	index: number,
	known: {
		readonly own: readonly Found[];
		readonly direct: readonly Assertion[];
		readonly lists: readonly (readonly ItemKey[])[];
		readonly keys: readonly ItemKey[];
		readonly accepted: ReadonlySet<ItemKey>;
		readonly about: number;
	},
): Found[] {
	return groupWords(folded).flatMap((word) => {
		// Where subject or thread speak of one invoice alone, "both of them" counts something else.
		const ofOne =
			word.kind === "all" && known.about === 1 && !saysInvoices.test(folded.slice(word.start, word.end));
		if (ofOne || standsBeside(word, known.own, folded)) return [];
		const meant = itemsMeant(word, {
			lists: known.lists,
			account: known.keys,
			named: namedBy(word, index, known.direct),
			accepted: known.accepted,
		});
		return meant.map((key) => ({ key, kind: "group" as const, start: word.start, end: word.end }));
	});
}

const saysInvoices = /\b(?:factures?|pieces?|invoices?|bills?|statements?)\b/;

const billedBefore =
	/\b(?:factures?|fact|invoices?|inv|bills?|celles?|the|la|one|of|pay|paid|paye\w*|regle\w*)\s*(?:n°|no\.?)?\s*(?:de|d'|of|for|at|a|pour|:|\(|du)?\s*[€£$]?\s*$/;

/** "Facture 10288, montant palette : 1.164": beside the number of a larger invoice the sum is a part of it, whichever item it equals. */
function isPartOf({ key, start }: Found, folded: string, named: readonly Found[]): boolean {
	const others = named.filter((f) => f.key !== key);
	return (
		new Set(others.map((f) => f.key)).size === 1 &&
		!named.some((f) => f.key === key) &&
		others.every((f) => f.end <= start && f.key.item.amountMinor > key.item.amountMinor) &&
		!billedBefore.test(folded.slice(Math.max(0, start - 30), start))
	);
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
function standsBeside(word: GroupWord, found: readonly Found[], folded: string): boolean {
	const excepted = ({ start }: Found): boolean => exceptionBefore(folded, start) !== undefined;
	const sold = new Set(found.flatMap((f) => (f.kind === "goods" && f.end <= word.start ? [f.key] : [])));
	if (word.kind === "all" && word.count === sold.size) return true;
	return (
		word.kind === "all" &&
		found.some((f) => !isHint(f.kind) && f.start < word.end + 40 && f.end > word.start - 60 && !excepted(f))
	);
}

/** What "the others" leaves out: the items named before it, or, when there are none, behind it. */
function namedBy(word: GroupWord, index: number, direct: readonly Assertion[]): Set<ItemKey> {
	const before = direct.filter((a) => a.index < index || (a.index === index && a.found.start < word.start));
	return new Set((before.length > 0 ? before : direct).map((a) => a.found.key));
}

/** The lists a place or a count may be meant in, nearest first: the mail's own numbers, its subject's, its thread's. */
function knownLists(
	where: Mentioned,
	keys: readonly ItemKey[],
	found: readonly (readonly Found[])[],
): { readonly lists: readonly (readonly ItemKey[])[]; readonly about: number } {
	const inFresh = keysOf(found.flat().filter(({ kind }) => numbered.has(kind)));
	const inSubject = namedIn(fold(where.subject.slice(0, 300)), keys);
	const thread = findReferences(fold(where.thread.slice(0, listRead)), keys);
	const inThread = keysOf(thread);
	return {
		lists: [
			inFresh,
			inSubject,
			inThread,
			...enumerated(fold(where.thread.slice(0, listRead)), thread),
		].filter((list) => list.length > 1),
		about: new Set([...inSubject, ...inThread]).size,
	};
}

const numbered = new Set<ReferenceKind>(["number", "suffix", "range", "typo"]);

function keysOf(found: readonly Found[]): ItemKey[] {
	return [...new Set(found.map(({ key }) => key))];
}

function namedIn(folded: string, keys: readonly ItemKey[]): ItemKey[] {
	return keysOf(findReferences(folded, keys));
}

const joint = /^[\s,;&]*(?:(?:et|and)\s+)?(?:(?:la|the|invoice|facture)\s+)?$/;

/** "A et B", "A, B and C" inside a longer text: what is enumerated together. */
function enumerated(folded: string, found: readonly Found[]): ItemKey[][] {
	const out: ItemKey[][] = [];
	let end = -1;
	for (const { key, start, end: to } of found) {
		if (end >= 0 && joint.test(folded.slice(end, start))) out.at(-1)?.push(key);
		else out.push([key]);
		end = to;
	}
	return out;
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
