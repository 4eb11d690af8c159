import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { reasonsWords } from "../../words/reasons/words.ts";
import type { Fields } from "./reasonDraft.ts";
import { ruleOf } from "./ruleOf.ts";

/** The form around a field: what is typed, what was refused, what somebody else saved. */
export interface ReasonTyping {
	readonly fields: Fields;
	readonly wrong: ReadonlySet<string>;
	readonly theirs: ReadonlyMap<string, string>;
	readonly type: (path: string, text: string) => void;
}

interface TypedFieldProps {
	form: ReasonTyping;
	path: string;
	label: string;
	hint?: string;
	/** Language of what is typed, where it is not the reader's. */
	lang?: "fr" | "en";
	kind?: "text" | "number" | "amount" | "area";
	/** Given: one of these is chosen. */
	choices?: readonly (readonly [string, string])[];
}

/** One field of a reason: its text or choice, what it has to be when it was refused, what the other one saved. */
export function TypedField({ form, path, label, hint, lang, kind = "text", choices }: TypedFieldProps) {
	const say = reasonsWords(useReader().language);
	const value = form.fields[path] ?? "";
	const theirs = form.theirs.get(path);
	const type = (event: { currentTarget: { value: string } }) => form.type(path, event.currentTarget.value);
	const theirText = choices?.find(([choice]) => choice === theirs)?.[1] ?? theirs;
	return (
		<div class="field">
			<Field label={label} hint={hint} error={form.wrong.has(path) ? ruleOf(path, say) : undefined}>
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
					) : (
						<input
							{...control}
							class={kind === "text" ? "input" : "input amount"}
							name={path}
							lang={lang}
							autocomplete="off"
							{...(kind === "text" ? {} : { inputMode: kind === "number" ? "numeric" : "decimal" })}
							value={value}
							onInput={type}
						/>
					)
				}
			</Field>
			{theirText !== undefined && theirs !== undefined && (
				<p class="small theirs">
					{say.theirs(theirText)}{" "}
					<button type="button" class="link" onClick={() => form.type(path, theirs)}>
						{say.takeTheirs}
						<span class="visually-hidden"> : {label}</span>
					</button>
				</p>
			)}
		</div>
	);
}
