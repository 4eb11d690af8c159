import { useReader } from "@accord/shared/look/reader.ts";
import { companyWords } from "../../words/company/words.ts";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";

/** Whether a language model may be asked about a mail, with what it would be sent; `isThere`: the deployment has one. */
export function SecondReaderField({ form, isThere }: { form: TypedForm; isThere: boolean }) {
	const say = companyWords(useReader().language);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.secondReader}</legend>
			<label class="choice">
				<input
					type="checkbox"
					name="secondReader"
					checked={form.fields.secondReader === "yes"}
					aria-describedby="second-reader-sent"
					onChange={(event) => form.type("secondReader", event.currentTarget.checked ? "yes" : "")}
				/>
				{say.secondReader}
			</label>
			<div id="second-reader-sent" class="stack tight small soft">
				<p>{say.secondReaderSent}</p>
				<p>{say.secondReaderKept}</p>
				<p>{say.secondReaderDoes}</p>
			</div>
			<p class="note">{isThere ? say.secondReaderThere : say.secondReaderMissing}</p>
			<Theirs
				form={form}
				path="secondReader"
				label={say.secondReader}
				say={(text) => (text === "yes" ? say.secondReaderOn : say.secondReaderOff)}
			/>
		</fieldset>
	);
}
