import type { Language } from "@accord/shared/api/schemas.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { tabWords } from "../words/words.ts";
import type { FakeHost } from "./fakeHost.ts";
import type { Theme } from "./tabHost.ts";

const themes: readonly Theme[] = ["light", "dark", "contrast"];
const languages: readonly { id: Language; name: string }[] = [
	{ id: "fr", name: "Français" },
	{ id: "en", name: "English" },
];

/** What Teams gives and a plain browser lacks: who is here, in which theme, in which language. */
export function LocalBar({ host }: { host: FakeHost }) {
	const say = tabWords(host.language);
	const roleNames: Readonly<Record<string, string>> = words(host.language).role;
	return (
		<header class="local-bar">
			<b>Accord</b>
			<span class="soft small local-word">{say.thisMachine}</span>
			<label>
				<span class="visually-hidden">{say.person}</span>
				<select
					class="input"
					name="person"
					value={host.person?.id ?? ""}
					onChange={(event) => host.choosePerson(event.currentTarget.value)}
				>
					{host.people.map((person) => (
						<option key={person.id} value={person.id}>
							{person.name} · {person.roles.map((role) => roleNames[role] ?? role).join(", ")}
						</option>
					))}
				</select>
			</label>
			<label>
				<span class="visually-hidden">{say.theme}</span>
				<select
					class="input"
					name="theme"
					value={host.theme ?? ""}
					onChange={(event) => host.chooseTheme(themes.find((theme) => theme === event.currentTarget.value))}
				>
					<option value="">{say.themes.system}</option>
					{themes.map((theme) => (
						<option key={theme} value={theme}>
							{say.themes[theme]}
						</option>
					))}
				</select>
			</label>
			<label>
				<span class="visually-hidden">{say.language}</span>
				<select
					class="input"
					name="language"
					value={host.language}
					onChange={(event) => {
						const chosen = languages.find(({ id }) => id === event.currentTarget.value);
						if (chosen) host.chooseLanguage(chosen.id);
					}}
				>
					{languages.map(({ id, name }) => (
						<option key={id} value={id} lang={id}>
							{name}
						</option>
					))}
				</select>
			</label>
		</header>
	);
}
