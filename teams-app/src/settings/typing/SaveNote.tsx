import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { ActNote } from "../../app/useAct.tsx";
import { settingsWords } from "../../words/settings/words.ts";
import type { Typing } from "./useTyping.ts";

/** How saving a form ended when it did not end well: what is safe, and what to do. */
export function SaveNote({ typing, wrong }: { typing: Typing; wrong: string }) {
	const say = settingsWords(useReader().language).typing;
	const both = typing.form.theirs.size;
	if (typing.stale)
		return (
			<div class="note warning" role="alert">
				<strong>{say.stale}</strong>
				<span>{both > 0 ? say.staleBoth(both) : say.staleNext}</span>
			</div>
		);
	if (typing.form.wrong.size > 0) return <ErrorNote happened={wrong} safe={say.wrongSafe} />;
	return <ActNote act={typing.act} />;
}
