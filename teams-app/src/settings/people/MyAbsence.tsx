import type { Person } from "@accord/shared/api/schemas.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSession } from "../../app/session.ts";
import { peopleWords } from "../../words/people/words.ts";
import { refusedPaths } from "../typing/fields.ts";
import { TypingForm } from "../typing/TypingForm.tsx";
import { useTyping } from "../typing/useTyping.ts";
import { AbsenceFields } from "./AbsenceFields.tsx";
import { absenceFields, absenceOf, ruleOf } from "./personDraft.ts";
import type { PeopleDesk } from "./usePeople.ts";

interface MyAbsenceProps {
	me: Person;
	people: readonly Person[];
	save: PeopleDesk["save"];
}

/** From when until when the reader is away, which is theirs to say. */
export function MyAbsence({ me, people, save }: MyAbsenceProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = peopleWords(language);
	const deputy = people.find(({ id }) => id === me.deputy);
	const typing = useTyping({
		initial: absenceFields(me),
		ruleOf: (path) => ruleOf(path, say),
		send: async (fields) => {
			const read = absenceOf(fields);
			if ("wrong" in read) return { kind: "wrong", paths: read.wrong };
			const { person } = await save(me.id, () =>
				client.saveAbsence({ params: { personId: me.id }, body: { absent: read.absent } }),
			);
			return { kind: "saved", fields: person ? absenceFields(person) : fields };
		},
		refused: (problem, fields) => refusedPaths(problem, "", fields),
	});
	return (
		<TypingForm
			typing={typing}
			title={say.mine}
			class="card stack"
			wrong={say.absenceWrong}
			saved={say.absenceSaved}
			acts={
				<>
					<button type="submit" class="button" aria-disabled={typing.act.busy}>
						{say.saveAbsence}
					</button>
					{me.absent && (
						<button
							type="button"
							class="button subtle"
							aria-disabled={typing.act.busy}
							onClick={() => typing.save(absenceFields({}))}
						>
							{say.clearAbsence}
						</button>
					)}
				</>
			}
		>
			<h3>{say.mine}</h3>
			<p class="small soft">
				{say.mineText} {deputy ? say.deputyIs(deputy.name) : say.deputyNone}
			</p>
			<div class="amounts">
				<AbsenceFields form={typing.form} />
			</div>
		</TypingForm>
	);
}
