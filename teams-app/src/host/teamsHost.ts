import type { Language } from "@accord/shared/api/schemas.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import { app, authentication, pages } from "@microsoft/teams-js";
import { SignInFailed, type TabHost, type Theme } from "./tabHost.ts";

/** Outside Teams but inside a frame `initialize` waits a minute; a person does not. */
const patience = 2000;
/** Renewed before it ends, because a request takes time too. */
const margin = 5 * 60_000;

/** The tab inside Teams, or undefined when this frame's parent is not Teams. */
export async function createTeamsHost(): Promise<TabHost | undefined> {
	const answered = await Promise.race([
		app.initialize().then(
			() => true,
			() => false,
		),
		new Promise<false>((resolve) => setTimeout(resolve, patience, false)),
	]);
	if (!answered) return undefined;
	const context = await app.getContext();
	const listeners = new Set<() => void>();
	let theme = themeOf(context.app.theme);
	let token: { text: string; until: number } | undefined;
	app.registerOnThemeChangeHandler((name) => {
		theme = themeOf(name);
		for (const listener of listeners) listener();
	});

	return {
		get theme() {
			return theme;
		},
		language: languageOf(context.app.locale) satisfies Language,
		place: context.page.subPageId || undefined,
		authorize: async () => {
			if (!token || token.until < Date.now()) {
				const text = await authentication.getAuthToken().catch((error: unknown) => {
					throw new SignInFailed(error instanceof Error ? error.message : String(error));
				});
				token = { text, until: expiryOf(text) - margin };
			}
			return { authorization: `Bearer ${token.text}` };
		},
		onChange: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		share: async (subPageId, subPageLabel) => {
			pages.shareDeepLink({ subPageId, subPageLabel });
			return "shown";
		},
		painted: () => app.notifyAppLoaded(),
		settled: () => app.notifySuccess(),
	};
}

function themeOf(name: string): Theme {
	if (name === "dark" || name === "contrast") return name;
	return "light";
}

/** When a token ends, in milliseconds; now for one that does not say, so that it is asked for again. */
export function expiryOf(token: string): number {
	try {
		const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
		const claims: unknown = JSON.parse(atob(payload));
		if (typeof claims === "object" && claims !== null && "exp" in claims && typeof claims.exp === "number")
			return claims.exp * 1000;
	} catch {
		// Not a JWT: Teams keeps its own cache, asking again is cheap.
	}
	return 0;
}
