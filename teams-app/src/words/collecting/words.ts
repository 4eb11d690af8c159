import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type CollectingWords = typeof en;

export const collectingWords = (language: Language): CollectingWords => (language === "fr" ? fr : en);
