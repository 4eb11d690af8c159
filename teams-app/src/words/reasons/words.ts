import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type ReasonsWords = typeof en;

export const reasonsWords = (language: Language): ReasonsWords => (language === "fr" ? fr : en);
