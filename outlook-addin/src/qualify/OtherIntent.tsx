import type { Proposal } from "@accord/shared/api/schemas.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";
import { WhatTheySay } from "./WhatTheySay.tsx";

interface OtherIntentProps {
	proposal: Proposal;
	words: string;
	onAnyway: () => void;
}

/** A mail that contests nothing: what it was read as, on which words, and the way to a dispute all the same. */
export function OtherIntent({ proposal, words, onAnyway }: OtherIntentProps) {
	const { language, today } = useReader();
	const { intent: say, reason } = paneWords(language);
	const what = say[proposal.intent];
	return (
		<section class="stack">
			<div class="note">
				<strong>{proposal.ask ? say.readsUnsure(what) : say.reads(what)}</strong>
				{proposal.promiseDate !== undefined && (
					<span>{say.promiseFor(formatDay(proposal.promiseDate, today, language))}</span>
				)}
				<span class="soft">{say.nothingToDo}</span>
				{proposal.secondOpinion && <span class="small soft">{reason.secondOpinion}</span>}
			</div>
			{words.trim() !== "" && <WhatTheySay proposal={proposal} words={words} />}
			<div>
				<button type="button" class="button" onClick={onAnyway}>
					{say.anyway}
				</button>
			</div>
		</section>
	);
}
