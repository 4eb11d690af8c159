import { words } from "@accord/shared/i18n/index.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { peopleChoices } from "@accord/shared/look/commands/people.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";
import type { Draft } from "./draft.ts";
import { useSurroundings } from "./surroundings.ts";

interface CourtFieldsProps {
	draft: Draft;
	onDraft: (draft: Draft) => void;
	past: boolean;
	/** Name of the proposed owner, known before the directory is. */
	proposedOwner: { readonly id: string; readonly name: string } | undefined;
}

/** Whose court, and until when. */
export function CourtFields({ draft, onDraft, past, proposedOwner }: CourtFieldsProps) {
	const { language, today } = useReader();
	const { people, catalogue } = useSurroundings();
	const say = paneWords(language).court;
	const roles = words(language).role;
	const procedure = catalogue?.reasons.find((reason) => reason.code === draft.reason)?.procedure;
	const choices = peopleChoices(people, { language, today });
	if (choices.length === 0 && proposedOwner)
		choices.push({ id: proposedOwner.id, label: proposedOwner.name });
	return (
		<fieldset class="stack">
			<legend>{say.title}</legend>
			<div class="pair">
				<Field label={say.owner} hint={say.ownerHint}>
					{(control) => (
						<Combobox
							control={control}
							choices={choices}
							value={draft.owner}
							placeholder={procedure ? roles[procedure.owner] : say.byProcedure}
							onChoose={(id) => {
								const person = people.find((candidate) => candidate.id === id);
								if (person) onDraft({ ...draft, owner: person.id });
							}}
						/>
					)}
				</Field>
				<Field
					label={say.target}
					hint={draft.targetDate === "" ? say.targetHint : undefined}
					error={past ? say.past : undefined}
				>
					{(control) => (
						<input
							{...control}
							class="input"
							type="date"
							min={today}
							value={draft.targetDate}
							onInput={(event) => onDraft({ ...draft, targetDate: event.currentTarget.value })}
						/>
					)}
				</Field>
			</div>
		</fieldset>
	);
}
