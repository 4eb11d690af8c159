import { words } from "@accord/shared/i18n/index.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";
import type { Draft } from "./draft.ts";

const priorities = ["low", "normal", "high", "urgent"] as const;

/** What is rarely needed: the priority and a word to the owner. */
export function MoreFields({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
	const { language } = useReader();
	const say = paneWords(language);
	return (
		<details>
			<summary>{say.more}</summary>
			<div class="stack">
				<Field label={say.priority}>
					{(control) => (
						<select
							{...control}
							class="input"
							value={draft.priority ?? ""}
							onChange={(event) => {
								const value = event.currentTarget.value;
								onDraft({ ...draft, priority: priorities.find((priority) => priority === value) });
							}}
						>
							<option value="">{say.priorityProposed}</option>
							{priorities.map((priority) => (
								<option key={priority} value={priority}>
									{words(language).priority[priority]}
								</option>
							))}
						</select>
					)}
				</Field>
				<Field label={say.comment}>
					{(control) => (
						<textarea
							{...control}
							class="input"
							maxLength={4000}
							value={draft.comment}
							onInput={(event) => onDraft({ ...draft, comment: event.currentTarget.value })}
						/>
					)}
				</Field>
			</div>
		</details>
	);
}
