import type { Found } from "./findReferences.ts";
import { findReferences } from "./findReferences.ts";
import { fold } from "./fold.ts";
import type { ItemKey } from "./itemKeys.ts";

/** Words that stand on every line of a reminder and tell nothing of what was sold. */
const generic = new Set(
	"factur invoic montan amount total solde balanc echean overdu remind relanc relev statem client custom compte accoun numero number votre notre avec pour dans with from your this that these those have been dated date jours days retard late impay unpaid payme paieme regle reglem reste restan remain outsta euros pounds eur dollar bonjou hello dear madame monsie sauf erreur part merci please thank cordia regard vous nous sont leur item items piece docume ligne line open ouvert suivan follow janvie fevrie mars avril juin juille aout septem octobr novemb decemb januar februa march april june july august octobe since depuis still toujou somme being plus more than".split(
		" ",
	),
);
const stemLength = 6;

function wordsOf(folded: string): string[] {
	const out: string[] = [];
	for (const word of folded.match(/[a-z]{4,}/g) ?? []) {
		const stem = word.replace(/(?:es|s|x)$/, "").slice(0, stemLength);
		if (stem.length >= 3 && !generic.has(stem) && !generic.has(word)) out.push(stem);
	}
	return out;
}

/** A word of the goods and the one item it can only mean. */
export type GoodsIndex = ReadonlyMap<string, ItemKey>;

const longestLine = 160;
const mostLines = 60;

/** What each item is about: its label, and the words beside its number where the thread lists several. */
export function goodsOf(keys: readonly ItemKey[], thread: string): GoodsIndex {
	const index = new Map<string, ItemKey | undefined>();
	const learn = (key: ItemKey, folded: string): void => {
		for (const word of wordsOf(folded))
			index.set(word, index.has(word) && index.get(word) !== key ? undefined : key);
	};
	for (const key of keys) if (key.item.label !== undefined) learn(key, fold(key.item.label.slice(0, 200)));
	for (const line of fold(thread.slice(0, 6000)).split("\n").slice(0, mostLines)) {
		if (line.length > longestLine) continue;
		const found = findReferences(line, keys);
		const key = found[0]?.key;
		if (key !== undefined && found.every((f) => f.key === key)) learn(key, line);
	}
	const out = new Map<string, ItemKey>();
	for (const [word, key] of index) if (key !== undefined) out.set(word, key);
	return out;
}

/** Items a folded sentence means by what was sold: "the blinds", "le dépannage du chauffe-eau". */
export function byGoods(folded: string, goods: GoodsIndex): Found[] {
	if (goods.size === 0) return [];
	const out: Found[] = [];
	for (const match of folded.slice(0, 700).matchAll(/[a-z]{4,}/g)) {
		const key = goods.get(wordsOf(match[0])[0] ?? "");
		if (key !== undefined && !out.some((f) => f.key === key))
			out.push({ key, kind: "goods", start: match.index, end: match.index + match[0].length });
	}
	return out;
}
