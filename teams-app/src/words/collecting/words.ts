import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type CollectingWords = typeof en;

export const collectingWords = (language: Language): CollectingWords => (language === "fr" ? fr : en);

/** A level's own name is the tenant's; the supplied ones are said in the reader's language. */
export function levelName(id: string, language: Language): string {
	const { level } = collectingWords(language);
	if (id === "preventive") return level.preventive;
	const nth = /^level(\d+)$/.exec(id)?.[1];
	return nth === undefined ? id : level.nth(nth);
}
