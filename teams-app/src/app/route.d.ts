/** A place of the tab, written in the address after `#` so that back, links and bookmarks work. */
declare const VIEWS: readonly ["agenda", "dashboard", "disputes", "account", "settings"];
export type View = (typeof VIEWS)[number];
export interface Place {
	readonly view: View;
	/** The entry, dispute, account or part of the settings that is open. */
	readonly id?: string;
	readonly query: Readonly<Record<string, string>>;
}
export declare function parsePlace(hash: string): Place | undefined;
export declare function hrefOf(
	view: View,
	query?: Readonly<Record<string, string | undefined>>,
	id?: string,
): string;
/**
 * Where a deep link leads. Accepted: a dispute's id (it holds a dot, as no account's does), `disputes/<id>`,
 * `account/<id>` and whole places with their filters.
 */
export declare function placeOfLink(link: string): string | undefined;
/** Asked whenever the address has changed; false when it was put back. */
type Keeper = (hash: string) => boolean;
/** Lets one view keep the person where they are while something is unsaved; gives what ends it. */
export declare function keepPlace(ask: Keeper): () => void;
/** The place in the address, followed live; undefined where the address names none. */
export declare function usePlace(): Place | undefined;
/** Goes to a place without a step in the history, and without asking: a filter being typed is no page. */
export declare function replacePlace(href: string): void;
