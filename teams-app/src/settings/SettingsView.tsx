import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { mayAdminister, maySet, useSession } from "../app/session.ts";
import { settingsWords } from "../words/settings/words.ts";
import { CompanyView } from "./company/CompanyView.tsx";
import { OperationsView } from "./company/operations/OperationsView.tsx";
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

/** What everybody may read or set for themselves, what managers see besides, and what only administrators do. */
const OPEN_PARTS = ["digest", "reasons", "people"] as const;
const PARTS = ["policy", "letters", ...OPEN_PARTS, "company"] as const;
const ALL_PARTS = [...PARTS, "operations"] as const;

/** How unpaid invoices are chased, the letters that do it, how disputes are worked, and the company itself. */
export function SettingsView({ id, query }: SettingsViewProps) {
	const session = useSession();
	const { language } = useReader();
	const say = settingsWords(language);
	const parts: readonly (typeof ALL_PARTS)[number][] = mayAdminister(session)
		? ALL_PARTS
		: maySet(session)
			? PARTS
			: OPEN_PARTS;
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
			{part === "company" && <CompanyView />}
			{part === "operations" && <OperationsView />}
		</div>
	);
}
