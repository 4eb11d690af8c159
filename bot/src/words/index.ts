import type { Language } from "@accord/shared/api/schemas.ts";
import { z } from "zod";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type BotWords = typeof en;

const dictionaries: Readonly<Record<Language, BotWords>> = { fr, en };

/** What the bot says, in one language. */
export function botWords(language: Language): BotWords {
	return dictionaries[language];
}

/** The schema of a group of words, so that a card's bindings into it can be checked. */
export function wordsSchema<const K extends string>(keys: readonly [K, ...K[]]) {
	return z.record(z.enum(keys), z.string());
}
