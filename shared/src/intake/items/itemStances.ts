import type { Judged } from "../model/judge.ts";
import { isHint } from "../types.ts";
import { type Assertion, saysNothing } from "./contested.ts";

function thatCount(all: readonly Assertion[], spared: string | undefined): readonly Assertion[] {
	const named = new Set(all.flatMap(({ found }) => (isHint(found.kind) ? [] : [found.key])));
	const hintedAt = new Set(
		all.flatMap((a) =>
			isHint(a.found.kind) && a.stance >= 0.5 && !sharesItsWords(a, all) ? [a.found.key] : [],
		),
	);
	return all.filter(
		({ found, stance }) =>
			!isHint(found.kind) ||
			(stance < -0.3 &&
				!named.has(found.key) &&
				!hintedAt.has(found.key) &&
				found.key.item.number !== spared),
	);
}

/** Whether the same words hint at other items too. */
function sharesItsWords({ found, index }: Assertion, all: readonly Assertion[]): boolean {
	return all.some((b) => b.index === index && b.found.start === found.start && b.found.key !== found.key);
}

/** What is said of one item through the mail: the most contesting and the most accepting word. */
export interface Stances {
	most: number;
	least: number;
}

/**
 * What the assertions that count say of each item. A hint counts when it accepts an item that nothing names, that
 * no other hint contests and that the subject does not name alone (`spared`).
 */
export function stanceOfEach(
	all: readonly Assertion[],
	judged: readonly Judged[],
	spared: string | undefined,
): Map<string, Stances> {
	const assertions = thatCount(all, spared);
	const out = new Map<string, Stances>();
	const spoken = new Set([
		...assertions.map(({ index }) => index),
		...all.flatMap(({ found, index }) => (found.kind === "period" ? [index] : [])),
	]);
	const bare = bareLines(assertions);
	let before = 0;
	for (const { found, stance, index } of assertions) {
		const { number } = found.key.item;
		const open = stance > -0.5 && stance < 0.5;
		const sentence = judged[index]?.sentence.folded ?? "";
		const like = open && (saysLikewise.test(sentence) || endsLikewise.test(sentence));
		const told =
			open &&
			(grievanceFollows(judged, index, { spoken, bare }) ||
				(pointsBack.test(sentence.slice(0, found.start)) && grievanceBefore(judged, index, spoken)));
		const value = like ? before : told ? 0.5 : stance;
		before = value;
		const known = out.get(number);
		if (known === undefined) out.set(number, { most: value, least: value });
		else {
			known.most = Math.max(known.most, value);
			known.least = Math.min(known.least, value);
		}
	}
	return out;
}

/** "Idem 0332 d'ailleurs": what was said of the one before. */
const saysLikewise =
	/^(?:idem|pareil|ditto|likewise|de meme|meme chose|same (?:for|with|goes|again|story))\b/;
/** "C'est la FV-26-0087": what the sentences before complain of. */
const pointsBack =
	/^(?:(?:et |and |donc |so )?(?:c'est|c'etait|ca concerne|cela concerne|ceci concerne|il s'agit|je parle|on parle|it'?s|it is|this is|that'?s(?: on)?|that is|i mean|i'm talking about|this concerns|that concerns|the (?:bill|invoice) is|la facture est)\s*(?:bien |sur |pour |dans )?(?:de |sur |on |for |about |in )?|(?:ref(?:erence|s)?|facture|invoice|inv|concerne|concerned|facture concernee|invoice concerned|invoice affected|objet|numero|number|n°)\s*:\s*)(?:(?:la|the|votre|your|facture|invoice|number|numero|no\.?|n°|ref\.?|reference|#)\s*){0,3}$/;

function grievanceBefore(judged: readonly Judged[], index: number, spoken: ReadonlySet<number>): boolean {
	for (let i = index - 1; i >= index - carriesOver && i >= 0 && !spoken.has(i); i--)
		if ((judged[i]?.role.grievance ?? 0) > 0.5) return true;
	return false;
}

/** "La 45 aussi.", "102 too": nothing else is said. */
const endsLikewise =
	/^(?:et |and )?[^,;:]{2,40}\b(?:aussi|egalement|de meme|idem|pareil|too|as well|likewise|also|ditto|same)\W*$/;
const carriesOver = 3;

/** "Concernant la 77. Les 5 % n'apparaissent pas": the grievance stands behind, before another item is named. */
function grievanceFollows(
	judged: readonly Judged[],
	index: number,
	{ spoken, bare }: { spoken: ReadonlySet<number>; bare: ReadonlySet<number> },
): boolean {
	let from = index + 1;
	if (bare.has(index)) while (bare.has(from)) from++;
	for (
		let i = from;
		i < from + carriesOver && !spoken.has(i) && !ofAnother.test(judged[i]?.sentence.folded ?? "");
		i++
	)
		if ((judged[i]?.role.grievance ?? 0) > 0.5) return true;
	return false;
}

/** "The pallets on the other were crushed": no more of the one just named. */
const ofAnother =
	/\b(?:the other(?: one| invoice| bill)?|l'autre(?: facture)?|the rest|the others|les autres|le reste)(?=\s*(?:[,;:]|is|was|has|had|came|arrived?|are|were|never|isn't|wasn't|est|sont|a|ont|n'|ne|i|we|je|on|nous)\b|[,;:])/;

/** Lines of a list that hold nothing but a name: what is said of them stands behind the list. */
function bareLines(assertions: readonly Assertion[]): Set<number> {
	const out = new Set<number>();
	for (const [index, own] of Map.groupBy(assertions, (a) => a.index)) {
		const folded = own[0]?.judged.sentence.folded ?? "";
		const names = own.map(({ found }) => found);
		if (saysNothing({ start: 0, end: folded.length }, folded, names)) out.add(index);
	}
	return out;
}

export function isAccepted({ most, least }: Stances): boolean {
	return least < -0.3 && most < 0.5;
}
