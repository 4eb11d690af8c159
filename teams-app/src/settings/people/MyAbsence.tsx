import type { Person } from "@accord/shared/api/schemas.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef } from "preact/hooks";
import { useSession } from "../../app/session.ts";
import { peopleWords } from "../../words/people/words.ts";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { refusedPaths } from "../typing/fields.ts";
import { SaveNote } from "../typing/SaveNote.tsx";
import { TypedField } from "../typing/TypedField.tsx";
import { focusRefused, useTyping } from "../typing/useTyping.ts";
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
	const form = useRef<HTMLFormElement>(null);
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
		onRefused: () => focusRefused(form.current),
	});
	const { form: typed, act } = typing;
	return (
		<form
			ref={form}
			class="card stack"
			aria-label={say.mine}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				typing.save();
			}}
		>
			<h3>{say.mine}</h3>
			<p class="small soft">
				{say.mineText} {deputy ? say.deputyIs(deputy.name) : say.deputyNone}
			</p>
			<div class="amounts">
				<TypedField form={typed} path="absent.from" label={say.from} kind="date" />
				<TypedField form={typed} path="absent.to" label={say.to} kind="date" />
			</div>
			<SaveNote typing={typing} wrong={say.absenceWrong} />
			<div class="row">
				<button type="submit" class="button" aria-disabled={act.busy}>
					{say.saveAbsence}
				</button>
				{me.absent && (
					<button
						type="button"
						class="button subtle"
						aria-disabled={act.busy}
						onClick={() => typing.save(absenceFields({}))}
					>
						{say.clearAbsence}
					</button>
				)}
				<span role="status">{typing.saved ? say.absenceSaved : ""}</span>
			</div>
			<LeaveGuard unsaved={typing.edited} />
		</form>
	);
}
