import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Words } from "./words.ts";

const dictionaries: Readonly<Record<"fr" | "en", Words>> = { fr, en };

/** The shared words in one language. */
export function words(language: "fr" | "en"): Words {
	return dictionaries[language];
}

/** French for any French locale, English for everything else. */
export function languageOf(locale: string | undefined): "fr" | "en" {
	return locale?.toLowerCase().startsWith("fr") ? "fr" : "en";
}
