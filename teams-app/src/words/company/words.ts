import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type CompanyWords = typeof en;

export const companyWords = (language: Language): CompanyWords => (language === "fr" ? fr : en);
