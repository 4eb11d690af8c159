import { words } from "@accord/shared/i18n/index.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { maySet, useSession } from "../app/session.ts";
import { settingsWords } from "../words/settings/words.ts";
import { LettersView } from "./LettersView.tsx";
import { PolicyView } from "./PolicyView.tsx";

interface SettingsViewProps {
	/** Which part of the settings. */
	id: string | undefined;
	query: Readonly<Record<string, string>>;
}

/** What managers set: how unpaid invoices are chased, and the letters that do it. */
export function SettingsView({ id, query }: SettingsViewProps) {
	const session = useSession();
	const { language } = useReader();
	const say = settingsWords(language);
	const part = id === "letters" ? "letters" : "policy";
	if (!maySet(session))
		return (
			<div class="stack">
				<h1 tabIndex={-1}>{say.title}</h1>
				<ErrorNote happened={words(language).error.forbidden} />
			</div>
		);
	return (
		<div class="stack">
			<h1 tabIndex={-1}>{say.title}</h1>
			<nav class="row" aria-label={say.parts.label}>
				{(["policy", "letters"] as const).map((one) => (
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
			{part === "policy" ? <PolicyView /> : <LettersView open={query.letter} />}
		</div>
	);
}
