import type { Language } from "@accord/shared/api/schemas.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import { useState } from "preact/hooks";
import type { HostSettings, Theme } from "../host/mailHost.ts";
import { browserSettings } from "../host/mailHost.ts";

/** Who looks at the inbox and how; remembered by the browser. */
export interface Preferences extends HostSettings {
	readonly person: string | undefined;
}

const place = "accord.inbox";
const themes: readonly Theme[] = ["light", "dark", "contrast"];

export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
	const [preferences, setPreferences] = useState(read);
	return [
		preferences,
		(change) => {
			const next = { ...preferences, ...change };
			setPreferences(next);
			localStorage.setItem(place, JSON.stringify(next));
		},
	];
}

function read(): Preferences {
	const standard = { ...browserSettings(languageOf(navigator.language)), person: undefined };
	try {
		const kept: Record<string, unknown> = JSON.parse(localStorage.getItem(place) ?? "{}");
		const language: Language | undefined =
			kept.language === "fr" || kept.language === "en" ? kept.language : undefined;
		return {
			language: language ?? standard.language,
			theme: themes.find((theme) => theme === kept.theme) ?? standard.theme,
			person: typeof kept.person === "string" ? kept.person : undefined,
		};
	} catch {
		return standard;
	}
}
