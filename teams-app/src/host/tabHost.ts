import type { Language } from "@accord/shared/api/schemas.ts";

export type Theme = "light" | "dark" | "contrast";

/** What the tab needs of the place it is shown in. Teams is one, a plain browser on the developer's machine another. */
export interface TabHost {
	/** Undefined follows the system. */
	readonly theme: Theme | undefined;
	readonly language: Language;
	/** Where a deep link leads, as the link's author wrote it. */
	readonly place: string | undefined;
	/** Headers that prove who calls. Rejects with `SignInFailed` when nobody can be proven. */
	authorize(): Promise<Readonly<Record<string, string>>>;
	/** Calls back when the theme, the language or the person changes. */
	onChange(listener: () => void): () => void;
	/** The first paint is there. */
	painted(): void;
	/** The first figures are there: the host may take its own waiting picture away. */
	settled(): void;
	/** Hands a link to a place to the person, to send to somebody; tells whether it is in the clipboard now. */
	share(place: string, label: string): Promise<"copied" | "shown">;
}

/** Nobody can be proven here; `what` is the host's own technical word for the log. */
export class SignInFailed extends Error {
	constructor(what: string) {
		super(what);
		this.name = "SignInFailed";
	}
}
