import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type SettingsWords = typeof en;

export const settingsWords = (language: Language): SettingsWords => (language === "fr" ? fr : en);
