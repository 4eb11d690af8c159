import { type Choice, Combobox } from "@accord/shared/look/Combobox.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";

interface SearchedFieldProps {
	form: TypedForm;
	path: string;
	label: string;
	hint: string;
	placeholder: string;
	choices: readonly Choice[];
}

/** One field of a form whose value is one of many, found by typing. */
export function SearchedField({ form, path, label, hint, placeholder, choices }: SearchedFieldProps) {
	return (
		<div class="field">
			<Field label={label} hint={hint} error={form.wrong.has(path) ? form.ruleOf(path) : undefined}>
				{(control) => (
					<Combobox
						control={control}
						choices={choices}
						value={form.fields[path]}
						onChoose={(id) => form.type(path, id)}
						placeholder={placeholder}
					/>
				)}
			</Field>
			<Theirs
				form={form}
				path={path}
				label={label}
				say={(id) => choices.find((choice) => choice.id === id)?.label ?? id}
			/>
		</div>
	);
}
