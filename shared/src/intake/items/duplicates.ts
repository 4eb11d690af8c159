import type { Judged } from "../model/judge.ts";
import type { OpenItemRef } from "../types.ts";
import { isHint } from "../types.ts";
import type { Assertion } from "./contested.ts";

interface Twins {
	readonly judged: readonly Judged[];
	readonly assertions: readonly Assertion[];
	readonly accepted: ReadonlySet<string>;
	readonly openItems: readonly OpenItemRef[];
}

const billedTwice =
	/\b(?:twice|two times|a la fois sur|meme\b[^.;]{0,80}\bsous\b[^.;]{0,40}\bet sous\b|on both|(?:come|came|through|there|charged|billed|invoiced|listed|appears?|appeared) again|(?:de nouveau|a nouveau|encore(?: une fois)?) (?:factur|compt)\w*|(?:factur|compt)\w* (?:de nouveau|a nouveau|encore une fois)|refactur\w*|rebilled|deux fois|2 fois|2x|doublon|duplicat\w*|en double|double (?:emploi|facturation)|deux exemplaires|same (?!problem|issue|mistake|error|trouble|thing|story|goes|applies)(?:\w+ ){0,3}(?:as|again)|again with|pressed the button|meme(?:s)? (?!probleme|erreur|souci|chose|histoire|remarque)(?:\w+ ){0,3}(?:que|somme|montant)|copy of|copie de)\b/;

const askedTwice =
	/\b(?:livr\w+ en|deliver\w* in|came in|en)\b[^.;]{0,10}\b(?:deux fois|2 fois|two goes)\b|\b(?:sent back|returned|renvoye\w*|raised|called|phoned|rang|rung|told|asked|emailed|written|wrote|said|mentioned|reminded|chased|checked|counted|appele\w*|ecrit|relance\w*|signale\w*|demande\w*|compte|verifie|expliqu\w*|explained|dit|repete|confirm\w*)\b[^.;]{0,50}\b(?:twice|two times|deux fois|2 fois)\b/;

const both =
	/\b(?:neither (?:of (?:them|these|those|the two) )?(?:is|are|should|was)|(?:cancel|void|credit|withdraw|delete|scrap)\w* (?:both|the two)|(?:annul|supprim|extourn|retir)\w* (?:les deux|toutes les deux)|aucune des deux|ni l'une ni l'autre|pour ces deux[- ]la|both (?:have to|must|should|need to) (?:go|be))\b/;

/** Whether neither of two is owed. */
export function refusesBoth(judged: readonly Judged[]): boolean {
	return judged.some(({ sentence }) => both.test(sentence.folded));
}

/** Whether the words say that one thing was billed twice. */
export function saysTwice(judged: readonly Judged[]): boolean {
	return judged.some(({ sentence }) => billedTwice.test(sentence.folded.replace(askedTwice, "")));
}

/** Of two invoices for one thing the customer keeps one: the other is contested. Undefined when no pair can be meant. */
export function duplicateOf(twins: Twins): { readonly contested: string; readonly kept: string } | undefined {
	const pair = pairOf(twins);
	if (pair === undefined) return undefined;
	const { accepted } = twins;
	const [first, second] = pair;
	const dropped = droppedByName(twins, pair) ?? droppedByWords(twins, pair) ?? besideKept(twins, pair);
	if (accepted.has(first) && accepted.has(second) && dropped === undefined) return undefined;
	const contested =
		dropped ??
		(accepted.has(first) !== accepted.has(second) ? (accepted.has(first) ? second : first) : undefined) ??
		cancelledAlone(twins, pair) ??
		besidePaid(twins, pair) ??
		hintedAlone(twins, pair) ??
		later(twins.openItems, first, second);
	return { contested, kept: contested === first ? second : first };
}

type Pair = readonly [string, string];

/** The two named; of several named, or of the account's, the only two of one amount. */
function pairOf({ judged, assertions, openItems }: Twins): Pair | undefined {
	const named = [
		...new Set(assertions.filter((a) => a.found.kind !== "period").map((a) => a.found.key.item.number)),
	];
	const beside = twoBilledTwice(assertions, openItems);
	if (beside !== undefined) return beside;
	const equals = equalPairs(openItems);
	const both = equals.filter((pair) => pair.every((number) => named.includes(number)));
	const one = equals.filter((pair) => pair.some((number) => named.includes(number)));
	const [first, second] = named;
	if (both.length === 1) return both[0];
	const numbered = assertions.some(({ found }) => !isHint(found.kind));
	if (
		numbered &&
		named.length === 2 &&
		first !== undefined &&
		second !== undefined &&
		!bothRefused(assertions, judged)
	)
		return [first, second];
	if (one.length === 1) return one[0];
	return named.length === 0 && equals.length === 1 ? equals[0] : undefined;
}

/** "Two times: first on 1450 and then again on 1468": the only two numbers of the sentence that says so. */
function twoBilledTwice(
	assertions: readonly Assertion[],
	openItems: readonly OpenItemRef[],
): Pair | undefined {
	for (const own of Map.groupBy(assertions, ({ index }) => index).values()) {
		const folded = own[0]?.judged.sentence.folded ?? "";
		if (!billedTwice.test(folded.replace(askedTwice, ""))) continue;
		const named = own.flatMap(({ found }) => (isHint(found.kind) ? [] : [found.key.item.number]));
		const [first, second, ...more] = openItems.flatMap(({ number }) =>
			named.includes(number) ? [number] : [],
		);
		if (first !== undefined && second !== undefined && more.length === 0) return [first, second];
	}
	return undefined;
}

/** "Same problem on 103 as on 118": two plainly contested, and no word of one billed twice. */
function bothRefused(assertions: readonly Assertion[], judged: readonly Judged[]): boolean {
	return !saysTwice(judged) && assertions.every(({ stance }) => stance >= 0.8);
}

/** Every two items of one amount, in the account's order, unless three share it. */
function equalPairs(items: readonly OpenItemRef[]): Pair[] {
	const out: Pair[] = [];
	for (const same of Map.groupBy(items, ({ amountMinor }) => amountMinor).values()) {
		const [first, second] = same;
		if (same.length === 2 && first !== undefined && second !== undefined)
			out.push([first.number, second.number]);
	}
	return out;
}

const keep = "(?:gard\\w*|keep|conserv\\w*)";
const drop =
	"(?:annul\\w*|extourn\\w*|detrui\\w*|tear up|delete|cancel|scrap|drop|credit|bin|void|oubli\\w*|supprim\\w*|retir\\w*|remove)";
const early = "(?:la |the |le )?(?:premiere?|first|former|earlier|1re)";
const late = "(?:la |the |le )?(?:seconde?|deuxieme|second|latter|later|suivante|next|2e|derniere?|last)";
const second = new RegExp(
	`\\b${keep} ${early}\\b|\\b${drop} (?:moi |nous )?${late}\\b|\\btake ${late}(?: one)? off\\b|${early}(?: one)? is (?:the )?(?:correct|right|good|valid)|\\b(?:pas|not) ${late}\\b|\\b${early}(?: one)? (?:est|is|was|has been|a ete) (?:deja |already )?(?:prelev|pay|regl|paid|settled|vire)`,
);
const first = new RegExp(
	`\\b${keep} ${late}\\b|\\b${drop} (?:moi |nous )?${early}\\b|\\btake ${early}(?: one)? off\\b|${late}(?: one)? is (?:the )?(?:correct|right|good|valid)|\\b(?:pas|not) ${early}\\b`,
);
const cancels =
	/annul\w*|cancel\w*|scrap|avoir|credit|supprim\w*|withdraw|remove|void|bin\b|tear|drop\b|surplus|extourn\w*|detrui\w*|dechir\w*|redundant|delet\w*|efface\w*/;
const settles = /\b(?:pay|paying|regl\w*|paie\w*|payons|paye\w*|settl\w*|valid\w*|approv\w*)\b/;

/** "Keep the first", "annulez la suivante": which of the pair the words do away with. */
function droppedByWords({ judged, openItems }: Twins, pair: Pair): string | undefined {
	const text = judged.map((j) => j.sentence.folded).join(" ");
	const newest = later(openItems, ...pair);
	if (second.test(text)) return newest;
	return first.test(text) ? pair.find((number) => number !== newest) : undefined;
}

const keeps = new RegExp(
	`\\b(?:${keep}\\s+|(?:already|deja)\\b[^.;]{0,50}?\\b(?:part of|included in|covered (?:by|under|in)|compris\\w* dans|inclus\\w* dans|(?:paid|billed|charged|invoiced) (?:on|in|under|with|by)|(?:payee?s?|regle\\w*|factur\\w*|compt\\w*) (?:sur|dans|avec|par|en))\\s+)(?:(?:la|le|the|our|your|votre|notre|invoice|facture|bill|no\\.?|n°|[a-z]{3,12}) ){0,6}$`,
);

const drops = new RegExp(
	`\\b(?:${drop}\\w*\\s+(?:moi |nous |us )?|(?:again|once more|(?:a|de) nouveau|encore une fois|une (?:deuxieme|seconde) fois|a second time)\\b[^.;\\d]{0,40}\\b(?:on|in|as|under|sur|dans|of)\\s+)(?:la |le |the |invoice |facture |bill |n° ?)*$`,
);

const hasToGo =
	/^\s*(?:(?:fait|faisant|makes?) (?:donc |clairement )?(?:double emploi|doublon|a duplicate|un doublon)|(?:is|est|serait) (?:donc |simply |only |just |clearly |qu')?(?:a |an |une |un |le |la |the )?(?:second |simple |exact |mere )?(?:copy|duplicate|repeat|copie|doublon|repetition|redite)\b(?! or| ou)|(?:duplicates|repeats)\b|,? ?(?:which |that |qui )?)?(?:has to go|must go|(?:is|should|must|can|needs?|has)(?: to)?(?: be)? (?:cancell?\w*|voided|withdrawn|deleted|removed|credited|binned|torn up)|(?:est|sera|doit(?: donc)? etre|reste) (?:a )?(?:annul|supprim|extourn|retir)\w*|a (?:annuler|supprimer|extourner|retirer))/;

/** "Please cancel 103", "103 has to go": the one. */
function droppedByName({ assertions }: Twins, pair: Pair): string | undefined {
	const dropped = pair.filter((number) =>
		assertions.some(
			({ found, judged }) =>
				found.key.item.number === number &&
				found.kind !== "position" &&
				(drops.test(judged.sentence.folded.slice(0, found.start)) ||
					hasToGo.test(judged.sentence.folded.slice(found.end))),
		),
	);
	return dropped.length === 1 ? dropped[0] : undefined;
}

/** "J'ai gardé la 0801": the other one. */
function besideKept({ assertions }: Twins, pair: Pair): string | undefined {
	const kept = assertions.find(
		({ found, judged }) =>
			pair.includes(found.key.item.number) &&
			found.kind !== "position" &&
			keeps.test(judged.sentence.folded.slice(0, found.start)),
	);
	return kept === undefined ? undefined : pair.find((number) => number !== kept.found.key.item.number);
}

/** The other of the only one of the pair that a paying clause names. */
function besidePaid({ assertions }: Twins, pair: Pair): string | undefined {
	const paid = namedAlone(assertions, pair, (a) => a.stance < -0.3 && settles.test(a.judged.sentence.folded));
	return paid === undefined ? undefined : pair.find((number) => number !== paid);
}

/** The only one of the pair that a cancelling sentence names. */
function cancelledAlone({ assertions }: Twins, pair: Pair): string | undefined {
	return namedAlone(assertions, pair, (a) => cancels.test(a.clause));
}

/** The only one of the pair that stands in such a sentence without the other. */
function namedAlone(
	assertions: readonly Assertion[],
	pair: Pair,
	test: (assertion: Assertion) => boolean,
): string | undefined {
	const found = pair.filter((number) =>
		assertions.some(
			(a) =>
				a.found.key.item.number === number &&
				test(a) &&
				!assertions.some(
					(b) =>
						b.index === a.index &&
						b.found.key.item.number !== number &&
						pair.includes(b.found.key.item.number),
				),
		),
	);
	return found.length === 1 ? found[0] : undefined;
}

/** Where neither is numbered, the one whose month or goods the grievance names. */
function hintedAlone({ assertions }: Twins, pair: Pair): string | undefined {
	const named = assertions.filter((a) => pair.includes(a.found.key.item.number));
	if (named.some((a) => !isHint(a.found.kind))) return undefined;
	const hinted = pair.filter((number) =>
		named.some((a) => a.stance >= 0.5 && a.found.key.item.number === number),
	);
	return hinted.length === 1 ? hinted[0] : undefined;
}

function later(items: readonly OpenItemRef[], first: string, second: string): string {
	const day = (number: string): string => {
		const item = items.find((i) => i.number === number);
		return `${item?.issuedOn ?? item?.dueDate ?? ""}`;
	};
	return day(first) > day(second) ? first : second;
}
