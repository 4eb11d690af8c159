import type { Person } from "@accord/shared/api/schemas.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef } from "preact/hooks";
import { mayAdminister, useSession } from "../../app/session.ts";
import { peopleWords } from "../../words/people/words.ts";
import { EntryHead } from "../EntryHead.tsx";
import { refusedPaths } from "../typing/fields.ts";
import { TypingForm } from "../typing/TypingForm.tsx";
import { useTyping } from "../typing/useTyping.ts";
import { PersonFields } from "./PersonFields.tsx";
import { fieldsOf, personOf, ruleOf } from "./personDraft.ts";
import type { PeopleDesk } from "./usePeople.ts";

interface PersonFormProps {
	person: Person;
	people: readonly Person[];
	/** Whether a company directory says things of people besides. */
	isFollowed: boolean;
	save: PeopleDesk["save"];
}

/** One person, to be read, and by an administrator to be changed. */
export function PersonForm({ person, people, isFollowed, save }: PersonFormProps) {
	const session = useSession();
	const say = peopleWords(useReader().language);
	const seen = useRef(person);
	const mayEdit = mayAdminister(session);
	const typing = useTyping({
		initial: fieldsOf(person),
		ruleOf: (path) => ruleOf(path, say),
		send: async (fields) => {
			const read = personOf(fields);
			if ("wrong" in read) return { kind: "wrong", paths: read.wrong };
			const saved = await save(person.id, () =>
				session.client.savePerson({
					params: { personId: person.id },
					body: { ...read.body, seen: seen.current },
				}),
			);
			if (!saved.person) return { kind: "saved", fields };
			seen.current = saved.person;
			const now = fieldsOf(saved.person);
			return saved.stale ? { kind: "stale", theirs: now } : { kind: "saved", fields: now };
		},
		refused: (problem, fields) => refusedPaths(problem, "", fields),
	});
	return (
		<TypingForm
			typing={typing}
			title={person.name}
			class="stack settings-form"
			mayEdit={mayEdit}
			wrong={say.wrong}
			saved={say.saved}
			acts={
				<button type="submit" class="button primary" aria-disabled={typing.act.busy}>
					{say.save}
				</button>
			}
		>
			<EntryHead part="people" back={say.back}>
				{person.name}
			</EntryHead>
			{!mayEdit && <p class="soft">{say.readOnly}</p>}
			<fieldset class="stack" disabled={!mayEdit}>
				<PersonFields form={typing.form} person={person} people={people} isFollowed={isFollowed} />
			</fieldset>
		</TypingForm>
	);
}
