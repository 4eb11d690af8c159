import { words } from "@accord/shared/i18n/index.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import type { DemoPerson } from "./demoMail.ts";
import type { Preferences } from "./preferences.ts";
import { inboxWords } from "./words.ts";

interface ToolbarProps {
	people: readonly DemoPerson[];
	preferences: Preferences;
	onChange: (change: Partial<Preferences>) => void;
	onWrite: () => void;
}

/** Who one is, how it looks, and a mail of one's own. */
export function Toolbar({ people, preferences, onChange, onWrite }: ToolbarProps) {
	const { language } = useReader();
	const say = inboxWords(language);
	const roles: Readonly<Record<string, string>> = words(language).role;
	return (
		<header class="toolbar row">
			<a class="brand" href="/" title={say.home}>
				Accord
			</a>
			<span class="small soft spread">{say.demo}</span>
			<button type="button" class="button" onClick={onWrite}>
				{say.write}
			</button>
			<Choose
				label={say.person}
				value={preferences.person ?? ""}
				options={people.map((person) => [
					person.id,
					`${person.name} · ${person.roles.map((role) => roles[role] ?? role).join(", ")}`,
				])}
				onChoose={(person) => onChange({ person })}
			/>
			<Choose
				label={say.language}
				value={preferences.language}
				options={[
					["fr", "Français"],
					["en", "English"],
				]}
				onChoose={(id) => onChange({ language: id === "fr" ? "fr" : "en" })}
			/>
			<Choose
				label={say.theme}
				value={preferences.theme}
				options={[
					["light", say.light],
					["dark", say.dark],
					["contrast", say.contrast],
				]}
				onChoose={(id) => onChange({ theme: id === "dark" || id === "contrast" ? id : "light" })}
			/>
		</header>
	);
}

interface ChooseProps {
	label: string;
	value: string;
	options: readonly (readonly [string, string])[];
	onChoose: (id: string) => void;
}

function Choose({ label, value, options, onChoose }: ChooseProps) {
	return (
		<label class="row choose">
			<span class="label">{label}</span>
			<select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
				{options.map(([id, text]) => (
					<option key={id} value={id}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}
