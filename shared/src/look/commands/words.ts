import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The words of the command forms; a language that lacks one does not compile. */
export type FormWords = typeof en;

const dictionaries: Readonly<Record<"fr" | "en", FormWords>> = { fr, en };

export function formWords(language: "fr" | "en"): FormWords {
	return dictionaries[language];
}
