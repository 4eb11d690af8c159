import { fold } from "../text/fold.ts";
import type { Found } from "./findReferences.ts";
import { findReferences } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";

/** Words that stand on every line of a reminder and tell nothing of what was sold. */
const generic = new Set(
	"paid why ask once more mor advise confir than when what how much send sent pleas yes ok urgent immed remis encor merci les des une aux par sur and the for not pas ses mes nos vos ces son ton mon est ont has was are you our ici via non oui one two six dix all any out off can may fact inv ref net vat tva ttc eur usd gbp cause kit pro jan feb fev mai may mar avr apr jun jul aou aug sep oct nov dec lot new old day per box set factur invoic montan amount total solde balanc echean overdu remind relanc relev statem client custom compte accoun numero number votre notre avec pour dans with from your this that these those have been dated date jours days retard late impay unpaid payme paieme regle reglem reste restan remain outsta euros pounds eur dollar bonjou hello dear madame monsie sauf erreur part merci please thank cordia regard vous nous sont leur item items piece docume ligne line open ouvert suivan follow janvie fevrie mars avril juin juille aout septem octobr novemb decemb januar februa march april june july august octobe since depuis still toujou somme being plus more than mois appel envoi divers semain trimes semest presta servic command order delive livrai week month quarter call achat purcha fourni standa premie dernie deuxie articl produi produc various monthl mensue hebdom annuel annual total partie compre unite pieces ligne date page nouvel encore subjec objet attach find joint trouve ci-joi fw fwd tr re sent envoy".split(
		" ",
	),
);
const stemLength = 6;
/** A word, a type ("ax12"), or a numbered thing ("lot 33", "flat 9"). */
const numbered =
	"lots?|semaines?|weeks?|phases?|tranches?|sites?|zones?|blocs?|blocks?|levels?|batiments?|bat|quais?|flats?|apts?|appartements?|apparts?|cages?|passages?|plots?|floors?|etages?|chambres?|rooms?|visits?|visites?|pours?|drops?|loads?|lots?|halls?|units?|machines?|stations?|gates?|tours?|towers?|villas?|maisons?|houses?|secteurs?|sectors?|postes?|lignes?|lines?|copieurs?|trips?|rotations?|bays?|desks?|salles?|stands?";
const ordinals: Record<string, number> = {
	premier: 1,
	premiere: 1,
	first: 1,
	deuxieme: 2,
	second: 2,
	seconde: 2,
	troisieme: 3,
	third: 3,
};
const goodsWord = new RegExp(
	`\\b[a-z]{2,3}\\d{1,4}\\b|\\b(?:${numbered})\\.? (?:\\d{1,3}|[a-h])(?:(?:, | et | and | & )(?:\\d{1,3}|[a-h]))*(?![\\w'])|\\b(?:${Object.keys(ordinals).join("|")}) (?:${numbered})\\b|\\bfees?\\b|[a-z]{3,}`,
	"g",
);

function wordsOf(folded: string): string[] {
	const out: string[] = [];
	for (const [word] of folded.matchAll(goodsWord)) {
		if (/[\d ]/.test(word)) {
			out.push(...numberedThings(word));
			continue;
		}
		if (word.startsWith("fee") && word.length < 5) {
			out.push("fee");
			continue;
		}
		const stem = word.replace(/[sx]$/, "").replace(/e$/, "").slice(0, stemLength);
		if (stem.length >= 3 && !generic.has(stem) && !generic.has(word)) out.push(stem);
	}
	return out;
}

/** "Flats 4 and 12" as two of them, "the second visit" as visit 2; a type ("ax12") as it is. */
function numberedThings(word: string): string[] {
	const [thing = "", ...rest] = word.split(" ");
	if (rest.length === 0) return [word];
	const place = ordinals[thing];
	if (place !== undefined) return [`${singular(rest[0] ?? "")} ${place}`];
	return (rest.join(" ").match(/\d+|\b[a-h]\b/g) ?? []).map(
		(n) => `${singular(thing)} ${/\d/.test(n) ? Number(n) : n}`,
	);
}

const short: Record<string, string> = { bat: "batiment", apt: "appartement", appart: "appartement" };

function singular(thing: string): string {
	const one = thing.replace(/s?\.?$/, "");
	return short[one] ?? one;
}

/** A word of the goods and the few items it can mean. */
export type GoodsIndex = ReadonlyMap<string, readonly ItemKey[]>;

const longestLine = 160;
const mostLines = 60;
/** A word on more labels than this tells little. */
const mostShared = 3;

/** What each item is about: its label, and the words beside its number where the thread lists several. */
export function goodsOf(keys: readonly ItemKey[], thread: string): GoodsIndex {
	const index = new Map<string, Set<ItemKey>>();
	const inThread = new Map<string, Set<ItemKey>>();
	const learn = (into: Map<string, Set<ItemKey>>, key: ItemKey, folded: string): void => {
		for (const word of wordsOf(folded)) into.set(word, (into.get(word) ?? new Set()).add(key));
	};
	for (const key of keys)
		if (key.item.label !== undefined) learn(index, key, fold(key.item.label.slice(0, 200)));
	for (const line of fold(thread.slice(0, 6000)).split("\n").slice(0, mostLines)) {
		if (line.length > longestLine) continue;
		const found = findReferences(line, keys);
		const key = found[0]?.key;
		if (key !== undefined && found.every((f) => f.key === key)) learn(inThread, key, line);
	}
	for (const [word, own] of inThread) if (own.size === 1 && !index.has(word)) index.set(word, own);
	const out = new Map<string, readonly ItemKey[]>();
	for (const [word, own] of index)
		if (own.size === 1 || (own.size <= mostShared && own.size < keys.length)) out.set(word, [...own]);
	for (const [code, own] of codesOf(keys)) out.set(code, own);
	return out;
}

const codeLength = 3;

/** "LOC-2511-12" is for the "location" where other items bear other letters. */
function codesOf(keys: readonly ItemKey[]): [string, readonly ItemKey[]][] {
	const byCode = Map.groupBy(keys, ({ letters }) => letters.slice(0, codeLength));
	if (byCode.size < 2) return [];
	return [...byCode]
		.filter(([code]) => code.length === codeLength && !generic.has(code))
		.map(([code, own]) => [`${code}-`, own]);
}

/** Words this near each other speak of one thing. */
const oneThing = 25;

/** Items a folded sentence means by what was sold: "the blinds", "le dépannage du chauffe-eau". */
export function byGoods(folded: string, goods: GoodsIndex): Found[] {
	if (goods.size === 0) return [];
	const things: { keys: readonly ItemKey[]; start: number; end: number }[] = [];
	for (const match of folded.slice(0, 700).matchAll(goodsWord)) {
		const words = wordsOf(match[0]);
		const word = words[0] ?? "";
		const keys =
			words.length > 1
				? [...new Set(words.flatMap((w) => goods.get(w) ?? []))]
				: (goods.get(word) ??
					(word.length > codeLength ? goods.get(`${word.slice(0, codeLength)}-`) : undefined));
		if (keys === undefined || keys.length === 0) continue;
		const end = match.index + match[0].length;
		const last = things.at(-1);
		const both = last?.keys.filter((key) => keys.includes(key)) ?? [];
		if (last !== undefined && both.length > 0 && match.index - last.end < oneThing)
			things[things.length - 1] = { keys: both, start: last.start, end };
		else things.push({ keys, start: match.index, end });
	}
	return things.flatMap(({ keys, start, end }) =>
		keys.map((key) => ({ key, kind: "goods" as const, start, end })),
	);
}
