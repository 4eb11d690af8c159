import type { Language } from "@accord/shared/api/schemas.ts";
import { en } from "./settingsEn.ts";
import { fr } from "./settingsFr.ts";

export type SettingsWords = typeof en;

export const settingsWords = (language: Language): SettingsWords => (language === "fr" ? fr : en);
