import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The shape of the tab's words; a language that lacks one does not compile. */
export type TabWords = typeof en;

const dictionaries: Readonly<Record<Language, TabWords>> = { fr, en };

export function tabWords(language: Language): TabWords {
	return dictionaries[language];
}
