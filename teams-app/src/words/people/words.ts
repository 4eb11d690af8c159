import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type PeopleWords = typeof en;

export const peopleWords = (language: Language): PeopleWords => (language === "fr" ? fr : en);
