import { useEffect, useState } from "preact/hooks";

/** A place of the tab, written in the address after `#` so that back, links and bookmarks work. */
const VIEWS = ["agenda", "dashboard", "disputes", "account", "settings"] as const;
export type View = (typeof VIEWS)[number];
export interface Place {
	readonly view: View;
	/** The entry, dispute, account or part of the settings that is open. */
	readonly id?: string;
	readonly query: Readonly<Record<string, string>>;
}

export function parsePlace(hash: string): Place | undefined {
	const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
	const [name = "", rawId] = path.split("/");
	const query = Object.fromEntries(new URLSearchParams(search));
	const id = rawId ? decodeText(rawId) : undefined;
	const view = VIEWS.find((known) => known === name);
	if (!view) return undefined;
	return { view, query, ...(id === undefined ? {} : { id }) };
}

export function hrefOf(
	view: View,
	query: Readonly<Record<string, string | undefined>> = {},
	id?: string,
): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query))
		if (value !== undefined && value !== "") search.set(name, value);
	const path = id === undefined ? view : `${view}/${encodeURIComponent(id)}`;
	return search.size === 0 ? `#/${path}` : `#/${path}?${search}`;
}

/**
 * Where a deep link leads. Accepted: a dispute's id (it holds a dot, as no account's does), `disputes/<id>`,
 * `account/<id>` and whole places with their filters.
 */
export function placeOfLink(link: string): string | undefined {
	const whole = parsePlace(link);
	if (whole) return hrefOf(whole.view, whole.query, whole.id);
	if (/^[A-Za-z0-9_~-]+\.[A-Za-z0-9_-]+$/.test(link)) return hrefOf("disputes", {}, link);
	return undefined;
}

/** Asked whenever the address has changed; false when it was put back. */
type Keeper = (hash: string) => boolean;
let keeper: Keeper | undefined;

/** Lets one view keep the person where they are while something is unsaved; gives what ends it. */
export function keepPlace(ask: Keeper): () => void {
	keeper = ask;
	return () => {
		if (keeper === ask) keeper = undefined;
	};
}

/** The place in the address, followed live; undefined where the address names none. */
export function usePlace(): Place | undefined {
	const [hash, setHash] = useState(() => location.hash);
	useEffect(() => {
		const follow = () => {
			if (keeper === undefined || keeper(location.hash)) setHash(location.hash);
		};
		addEventListener("hashchange", follow);
		return () => removeEventListener("hashchange", follow);
	}, []);
	return parsePlace(hash);
}

/** Goes to a place without a step in the history, and without asking: a filter being typed is no page. */
export function replacePlace(href: string): void {
	const asks = keeper;
	keeper = undefined;
	history.replaceState(history.state, "", href);
	dispatchEvent(new HashChangeEvent("hashchange"));
	keeper = asks;
}

function decodeText(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
