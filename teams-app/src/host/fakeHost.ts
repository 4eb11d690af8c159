import type { Language } from "@accord/shared/api/schemas.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import { placeOfLink } from "../app/route.ts";
import { SignInFailed, type TabHost, type Theme } from "./tabHost.ts";

export interface LocalPerson {
	readonly id: string;
	readonly name: string;
	readonly roles: readonly string[];
	readonly language: Language;
}

/** The tab in a plain browser on one machine: its person, theme and language are chosen in the page. */
export interface FakeHost extends TabHost {
	readonly people: readonly LocalPerson[];
	readonly person: LocalPerson | undefined;
	choosePerson(id: string): void;
	chooseTheme(theme: Theme | undefined): void;
	chooseLanguage(language: Language): void;
}

const key = (name: string): string => `accord.tab.${name}`;

/** Storage may be denied to a page; then choices last as long as the page. */
function recall(name: string): string | undefined {
	try {
		return localStorage.getItem(key(name)) ?? undefined;
	} catch {
		return undefined;
	}
}
function keep(name: string, value: string | undefined): void {
	try {
		if (value === undefined) localStorage.removeItem(key(name));
		else localStorage.setItem(key(name), value);
	} catch {
		// Nothing is lost but the choice.
	}
}

/** `api` is the address of the local host, without a final slash. Resolves without people where there is none. */
export async function createFakeHost(api: string): Promise<FakeHost> {
	const people = await localPeople(api);
	const listeners = new Set<() => void>();
	const find = (id: string | undefined) => people.find((person) => person.id === id);
	let person = find(recall("person")) ?? people.find((one) => one.roles.includes("manager")) ?? people[0];
	let theme = themeOf(recall("theme"));
	const kept = recall("language");
	let language = kept === undefined ? undefined : languageOf(kept);
	const changed = () => {
		for (const listener of listeners) listener();
	};
	return {
		people,
		place: undefined,
		get person() {
			return person;
		},
		get theme() {
			return theme;
		},
		get language() {
			return language ?? languageOf(navigator.language);
		},
		authorize: async () => {
			if (!person) throw new SignInFailed("no local person");
			return { "x-accord-person": person.id };
		},
		onChange: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		share: async (link) => {
			await navigator.clipboard.writeText(new URL(placeOfLink(link) ?? "", location.href).href);
			return "copied";
		},
		painted: () => {},
		settled: () => {},
		choosePerson: (id) => {
			person = find(id) ?? person;
			keep("person", person?.id);
			changed();
		},
		chooseTheme: (chosen) => {
			theme = chosen;
			keep("theme", chosen);
			changed();
		},
		chooseLanguage: (chosen) => {
			language = chosen;
			keep("language", chosen);
			changed();
		},
	};
}

function themeOf(name: string | undefined): Theme | undefined {
	return name === "light" || name === "dark" || name === "contrast" ? name : undefined;
}

async function localPeople(api: string): Promise<readonly LocalPerson[]> {
	const answer: unknown = await fetch(`${api}/dev/people`, { signal: AbortSignal.timeout(5000) })
		.then((response) => (response.ok ? response.json() : []))
		.catch(() => []);
	return Array.isArray(answer) ? answer.filter(isLocalPerson) : [];
}

function isLocalPerson(value: unknown): value is LocalPerson {
	return (
		typeof value === "object" &&
		value !== null &&
		"id" in value &&
		"name" in value &&
		"roles" in value &&
		Array.isArray(value.roles)
	);
}
