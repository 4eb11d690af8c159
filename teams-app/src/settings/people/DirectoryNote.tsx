import type { DirectoryState } from "@accord/shared/api/schemas.ts";
import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { peopleWords } from "../../words/people/words.ts";

/** Since when people are as the company's directory has them, or why they are not. */
export function DirectoryNote({ state }: { state: DirectoryState }) {
	const { language, timeZone } = useReader();
	const say = peopleWords(language).directory;
	if (state.status === "off") return null;
	const at = (instant: string) => formatInstant(instant, language, timeZone);
	const troubled = state.status === "refused" || state.status === "failing";
	return (
		<p class={troubled ? "note warning" : "note"}>
			{say[state.status]}
			{state.syncedAt !== undefined && ` ${say.synced(at(state.syncedAt))}`}
		</p>
	);
}
