import { formatMoney } from "../../i18n/format.ts";
import { Combobox } from "../Combobox.tsx";
import { Field } from "../Field.tsx";
import { useReader } from "../reader.ts";
import { parseAmount } from "./amount.ts";
import type { FormField, Values } from "./form.ts";
import { formWords } from "./words.ts";

interface FieldInputProps {
	field: FormField;
	values: Values;
	error: string | undefined;
	onInput: (value: string) => void;
}

/** One question of a command form. A few choices are chips, many are a list. */
export function FieldInput({ field, values, error, onInput }: FieldInputProps) {
	const { language } = useReader();
	const say = formWords(language);
	const value = values[field.name] ?? "";
	if (field.kind === "check")
		return (
			<label class="chip">
				<input
					type="checkbox"
					name={field.name}
					checked={value === "yes"}
					onChange={(event) => onInput(event.currentTarget.checked ? "yes" : "")}
				/>
				{field.label}
			</label>
		);
	if (field.kind === "choice" && field.choices.length <= 4)
		return (
			<fieldset class="field" aria-invalid={error === undefined ? undefined : true}>
				<legend>{field.label}</legend>
				<div class="chips">
					{field.choices.map((choice) => (
						<label class="chip" key={choice.id}>
							<input
								type="radio"
								name={field.name}
								value={choice.id}
								checked={choice.id === value}
								onChange={() => onInput(choice.id)}
							/>
							{choice.label}
						</label>
					))}
				</div>
				{error !== undefined && <span class="small error">{error}</span>}
			</fieldset>
		);
	const label = field.required || field.kind === "choice" ? field.label : `${field.label} (${say.optional})`;
	return (
		<Field label={label} hint={hintOf(field, values, language)} error={error}>
			{(control) => {
				const common = {
					...control,
					name: field.name,
					class: "input",
					value,
					...(field.required ? { required: true } : {}),
				};
				switch (field.kind) {
					case "words":
						return <textarea {...common} rows={3} onInput={(event) => onInput(event.currentTarget.value)} />;
					case "choice":
						return (
							<select {...common} onChange={(event) => onInput(event.currentTarget.value)}>
								{field.choices.map((choice) => (
									<option key={choice.id} value={choice.id}>
										{choice.label}
									</option>
								))}
							</select>
						);
					case "search":
						return (
							<Combobox
								control={control}
								choices={field.choices}
								value={value === "" ? undefined : value}
								onChoose={onInput}
							/>
						);
					case "day":
						return <input {...common} type="date" onInput={(event) => onInput(event.currentTarget.value)} />;
					case "amount":
						return (
							<input
								{...common}
								class="input amount"
								inputMode="decimal"
								autocomplete="off"
								onInput={(event) => onInput(event.currentTarget.value)}
							/>
						);
					case "text":
						return (
							<input
								{...common}
								type="text"
								autocomplete="off"
								onInput={(event) => onInput(event.currentTarget.value)}
							/>
						);
				}
			}}
		</Field>
	);
}

function hintOf(field: FormField, values: Values, language: "fr" | "en"): string | undefined {
	if (field.kind !== "amount") return field.hint;
	const minor = parseAmount(values[field.name] ?? "", field.currency) ?? 0;
	if (field.says) return field.says(minor, values);
	const most = field.max;
	return most === undefined
		? field.currency
		: `${formWords(language).atMost} ${formatMoney({ minor: most, currency: field.currency }, language)}`;
}
