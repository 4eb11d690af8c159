import type { Person } from "@accord/shared/api/schemas.ts";
import { hasLeft } from "@accord/shared/dispute/hasLeft.ts";
import type { Choice } from "@accord/shared/look/Combobox.tsx";
import { peopleChoices } from "@accord/shared/look/commands/people.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { companyWords } from "../../words/company/words.ts";
import type { TypedForm } from "../typing/useTyping.ts";
import { ExplainedChoice } from "./ExplainedChoice.tsx";
import { SearchedField } from "./SearchedField.tsx";

/** Who gets what nobody else can, and what disputes do to dunning. */
export function DisputeFields({ form, people }: { form: TypedForm; people: readonly Person[] }) {
	const { language, today } = useReader();
	const say = companyWords(language);
	const named = people.find(({ id }) => id === form.fields.fallbackPerson);
	const gone = named && hasLeft(named, today) ? [named] : [];
	const choices: Choice[] = [
		...gone.map(({ id, name }) => ({ id, label: name })),
		...peopleChoices(people, { language, today }),
	];
	const hint = !named ? say.fallbackNobody : gone.length > 0 ? say.fallbackLeft : say.fallbackHint;
	return (
		<fieldset class="card stack">
			<legend>{say.sections.disputes}</legend>
			<SearchedField
				form={form}
				path="fallbackPerson"
				label={say.fallback}
				hint={hint}
				placeholder={say.choose}
				choices={choices}
			/>
			<ExplainedChoice
				form={form}
				path="remainder"
				label={say.remainder}
				hint={say.remainderHint}
				choices={(["chase", "wait"] as const).map((one) => [one, say.remainders[one]])}
			/>
			<ExplainedChoice
				form={form}
				path="release"
				label={say.release}
				choices={(["nextBusinessDay", "sameDay"] as const).map((one) => [one, say.releases[one]])}
			/>
		</fieldset>
	);
}
