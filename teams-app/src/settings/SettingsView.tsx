import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { maySet, useSession } from "../app/session.ts";
import { settingsWords } from "../words/settings/words.ts";
import { DigestView } from "./DigestView.tsx";
import { LettersView } from "./LettersView.tsx";
import { PolicyView } from "./PolicyView.tsx";
import { PeopleView } from "./people/PeopleView.tsx";
import { ReasonsView } from "./reasons/ReasonsView.tsx";

interface SettingsViewProps {
	/** Which part of the settings. */
	id: string | undefined;
	query: Readonly<Record<string, string>>;
}

/** What everybody may read or set for themselves, and what managers set besides. */
const OPEN_PARTS = ["digest", "reasons", "people"] as const;
const PARTS = ["policy", "letters", ...OPEN_PARTS] as const;

/** How unpaid invoices are chased, the letters that do it, and how disputes are worked. */
export function SettingsView({ id, query }: SettingsViewProps) {
	const session = useSession();
	const { language } = useReader();
	const say = settingsWords(language);
	const parts: readonly (typeof PARTS)[number][] = maySet(session) ? PARTS : OPEN_PARTS;
	const part = parts.find((one) => one === id) ?? parts[0];
	return (
		<div class="stack">
			<h1 tabIndex={-1}>{say.title}</h1>
			<nav class="row" aria-label={say.parts.label}>
				{parts.map((one) => (
					<a
						key={one}
						class="button part"
						href={hrefOf("settings", {}, one)}
						aria-current={one === part ? "page" : undefined}
					>
						{say.parts[one]}
					</a>
				))}
			</nav>
			{part === "policy" && <PolicyView />}
			{part === "letters" && <LettersView open={query.letter} />}
			{part === "digest" && <DigestView />}
			{part === "people" && <PeopleView open={query.person} />}
			{part === "reasons" && <ReasonsView open={query.reason} />}
		</div>
	);
}
