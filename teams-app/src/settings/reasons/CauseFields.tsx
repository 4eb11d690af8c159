import { formWords } from "@accord/shared/look/commands/words.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { reasonsWords } from "../../words/reasons/words.ts";
import { onEnter } from "../onEnter.ts";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { causesOf, textOfCauses } from "./reasonDraft.ts";

/** What can have gone wrong inside: ticked among the tenant's root causes, or added to them. */
export function CauseFields({ form, known }: { form: TypedForm; known: readonly string[] }) {
	const { language } = useReader();
	const say = reasonsWords(language);
	const names = formWords(language).rootCauses;
	const [typed, setTyped] = useState("");
	const [refused, setRefused] = useState(false);
	const ticked = causesOf(form.fields);
	const listed = [...new Set([...known, ...ticked])];
	const nameOf = (cause: string) => names[cause] ?? cause;
	const put = (causes: readonly string[]) => form.type("rootCauses", textOfCauses(causes));
	const add = () => {
		const cause = typed.trim();
		const isThere = listed.some((one) => [one, nameOf(one)].includes(cause));
		if (cause === "" || cause.length > 60 || isThere) return setRefused(true);
		setRefused(false);
		setTyped("");
		put([...ticked, cause]);
	};
	return (
		<fieldset class="card stack">
			<legend>{say.sections.causes}</legend>
			<p class="small soft">{say.causesText}</p>
			<div class="choices">
				{listed.map((cause) => (
					<label key={cause} class="choice">
						<input
							type="checkbox"
							checked={ticked.includes(cause)}
							onChange={(event) => {
								const { checked } = event.currentTarget;
								put(
									checked
										? listed.filter((one) => one === cause || ticked.includes(one))
										: ticked.filter((one) => one !== cause),
								);
							}}
						/>
						{nameOf(cause)}
					</label>
				))}
			</div>
			{form.wrong.has("rootCauses") && <p class="small error">{form.ruleOf("rootCauses")}</p>}
			<Theirs
				form={form}
				path="rootCauses"
				label={say.sections.causes}
				say={(text) => text.split("\n").map(nameOf).join(", ")}
			/>
			<div class="row cause-add">
				<Field label={say.addCause} hint={say.addCauseHint} error={refused ? say.addCauseRule : undefined}>
					{(control) => (
						<input
							{...control}
							class="input"
							autocomplete="off"
							value={typed}
							onInput={(event) => setTyped(event.currentTarget.value)}
							onKeyDown={onEnter(add)}
						/>
					)}
				</Field>
				<button type="button" class="button" onClick={add}>
					{say.addOne}
				</button>
			</div>
		</fieldset>
	);
}
