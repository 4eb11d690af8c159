import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The shape of the pane's words; a language that lacks one does not compile. */
export type PaneWords = typeof en;

export const paneWords = (language: Language): PaneWords => (language === "fr" ? fr : en);
