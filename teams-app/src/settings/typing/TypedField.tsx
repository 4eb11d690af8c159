import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../../words/settings/words.ts";
import type { TypedForm } from "./useTyping.ts";

interface TypedFieldProps {
	form: TypedForm;
	path: string;
	label: string;
	hint?: string | undefined;
	/** Language of what is typed, where it is not the reader's. */
	lang?: "fr" | "en";
	kind?: "text" | "number" | "amount" | "area" | "date";
	/** Given: one of these is chosen. */
	choices?: readonly (readonly [string, string])[];
}

/** One field of a form: its text or choice, what it has to be when it was refused, what the other one saved. */
export function TypedField({ form, path, label, hint, lang, kind = "text", choices }: TypedFieldProps) {
	const value = form.fields[path] ?? "";
	const type = (event: { currentTarget: { value: string } }) => form.type(path, event.currentTarget.value);
	const isNumber = kind === "number" || kind === "amount";
	return (
		<div class="field">
			<Field label={label} hint={hint} error={form.wrong.has(path) ? form.ruleOf(path) : undefined}>
				{(control) =>
					choices ? (
						<select {...control} class="input" name={path} value={value} onChange={type}>
							{choices.map(([choice, text]) => (
								<option key={choice} value={choice}>
									{text}
								</option>
							))}
						</select>
					) : kind === "area" ? (
						<textarea
							{...control}
							class="input"
							name={path}
							lang={lang}
							rows={3}
							value={value}
							onInput={type}
						/>
					) : kind === "date" ? (
						<input {...control} class="input" type="date" name={path} value={value} onInput={type} />
					) : (
						<input
							{...control}
							class={isNumber ? "input amount" : "input"}
							name={path}
							lang={lang}
							autocomplete="off"
							{...(isNumber ? { inputMode: kind === "number" ? "numeric" : "decimal" } : {})}
							value={value}
							onInput={type}
						/>
					)
				}
			</Field>
			<Theirs
				form={form}
				path={path}
				label={label}
				say={(text) => choices?.find(([choice]) => choice === text)?.[1] ?? text}
			/>
		</div>
	);
}

interface TheirsProps {
	form: TypedForm;
	path: string;
	label: string;
	/** What the other one saved, as a person reads it. */
	say?: (text: string) => string;
}

/** What somebody else saved in a field that was being typed, to be taken instead. */
export function Theirs({ form, path, label, say: read = (text) => text }: TheirsProps) {
	const say = settingsWords(useReader().language).typing;
	const theirs = form.theirs.get(path);
	if (theirs === undefined) return null;
	return (
		<p class="small theirs">
			{say.theirs(read(theirs))}{" "}
			<button type="button" class="link" onClick={() => form.type(path, theirs)}>
				{say.takeTheirs}
				<span class="visually-hidden"> : {label}</span>
			</button>
		</p>
	);
}
