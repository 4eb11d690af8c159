import { useId } from "preact/hooks";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";

interface ExplainedChoiceProps {
	form: TypedForm;
	path: string;
	label: string;
	hint?: string;
	/** Each with what choosing it means. */
	choices: readonly (readonly [string, { readonly name: string; readonly text: string }])[];
}

/** One of two or three ways, each with a sentence that says what it means. */
export function ExplainedChoice({ form, path, label, hint, choices }: ExplainedChoiceProps) {
	const id = useId();
	return (
		<fieldset class="field">
			<legend class="label">{label}</legend>
			{choices.map(([choice, { name, text }]) => (
				<label key={choice} class="choice">
					<input
						type="radio"
						name={path}
						value={choice}
						checked={form.fields[path] === choice}
						aria-describedby={`${id}-${choice}`}
						onChange={() => form.type(path, choice)}
					/>
					<span>
						{name}
						<span id={`${id}-${choice}`} class="small soft explained">
							{text}
						</span>
					</span>
				</label>
			))}
			{hint !== undefined && <p class="small soft">{hint}</p>}
			<Theirs
				form={form}
				path={path}
				label={label}
				say={(choice) => choices.find(([one]) => one === choice)?.[1].name ?? choice}
			/>
		</fieldset>
	);
}
