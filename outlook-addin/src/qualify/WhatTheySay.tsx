import type { Proposal } from "@accord/shared/api/schemas.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { Highlighted, Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";
import { evidence, telling } from "./evidence.ts";

interface WhatTheySayProps {
	proposal: Proposal;
	/** The words the dispute will keep. */
	words: string;
	/** Given when the mail has no words of its own and the agent has to supply them. */
	onWords?: (words: string) => void;
	missing?: boolean;
}

/** Their words first, with what each conclusion rests on marked; the whole mail and what was cut one step away. */
export function WhatTheySay({ proposal, words, onWords, missing = false }: WhatTheySayProps) {
	const say = paneWords(useReader().language).mail;
	const marks = evidence(proposal);
	const more = proposal.freshText.trim() !== "" && proposal.freshText.trim() !== words.trim();
	return (
		<section class="stack tight">
			{onWords ? (
				<Field label={say.wordsLabel} hint={say.wordsHint} error={missing ? say.noWords : undefined}>
					{(control) => (
						<textarea
							{...control}
							class="input"
							value={words}
							onInput={(event) => onWords(event.currentTarget.value)}
						/>
					)}
				</Field>
			) : (
				<Quote words={words} marks={telling(marks, words)} />
			)}
			{more && (
				<details>
					<summary class="small">{say.whole}</summary>
					<p class="verbatim small">
						<Highlighted text={proposal.freshText} marks={marks} />
					</p>
				</details>
			)}
			{proposal.cutText.trim() !== "" && (
				<details>
					<summary class="small">{say.cut}</summary>
					<p class="verbatim small soft">{proposal.cutText}</p>
				</details>
			)}
		</section>
	);
}
