import type { Language } from "../types.ts";
import { fold } from "./fold.ts";

const french = new Set(
	"le la les un une des du de au aux et ou mais donc or ni car je tu il elle nous vous ils elles on ce cet cette ces mon ma mes ton votre vos notre nos leur leurs que qui quoi dont est sont etait sera avons avez ont ai pas ne plus pour par sur sous dans avec sans chez merci bonjour cordialement facture factures reglement avoir litige suite svp bien recu meme tres tout toute deja apres avant encore jamais toujours ete".split(
		" ",
	),
);
const english = new Set(
	"the a an and or but so of to in on at for from with without by is are was were be been will would can could should we you i he she they it this that these those our your my their not no yes please thanks thank dear hello regards invoice invoices payment paid pay have has had do does did as if when which what where who there here about than then still never already only just hi".split(
		" ",
	),
);

/** French or English, from the function words of the first few thousand characters. */
export function languageOf(text: string, fallback: Language = "fr"): Language {
	const sample = text.slice(0, 4000);
	let fr = 0;
	let en = 0;
	for (const word of fold(sample).split(/[^a-z]+/)) {
		if (french.has(word)) fr++;
		if (english.has(word)) en++;
	}
	for (const char of sample) if ("éèêàçùûîôœ".includes(char)) fr += 0.5;
	if (fr === en) return fallback;
	return fr > en ? "fr" : "en";
}
