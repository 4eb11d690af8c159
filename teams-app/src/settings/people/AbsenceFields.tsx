import { useReader } from "@accord/shared/look/reader.ts";
import { peopleWords } from "../../words/people/words.ts";
import { TypedField } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";

/** From which day to which somebody is away. */
export function AbsenceFields({ form }: { form: TypedForm }) {
	const say = peopleWords(useReader().language);
	return (
		<>
			<TypedField form={form} path="absent.from" label={say.from} kind="date" />
			<TypedField form={form} path="absent.to" label={say.to} kind="date" />
		</>
	);
}
