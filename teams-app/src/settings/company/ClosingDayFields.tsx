import { formatFullDay } from "@accord/shared/i18n/format.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef, useState } from "preact/hooks";
import { companyWords } from "../../words/company/words.ts";
import { onEnter } from "../onEnter.ts";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { closingDaysOf, textOfClosingDays, withDay } from "./closingDays.ts";

const PATH = "closingDays";

/** The days on which the company is closed: added and taken away one by one, those that passed one step away. */
export function ClosingDayFields({ form, mayEdit }: { form: TypedForm; mayEdit: boolean }) {
	const { language, today } = useReader();
	const say = companyWords(language);
	const input = useRef<HTMLDivElement>(null);
	const [typed, setTyped] = useState("");
	const [refused, setRefused] = useState<"noDay" | "known">();
	const [told, setTold] = useState("");
	const days = closingDaysOf(form.fields[PATH]);
	const past = days.filter((day) => day < today);
	const coming = days.filter((day) => day >= today);
	const nameOf = (day: string) => formatFullDay(day, language);
	const add = () => {
		const next = withDay(days, typed);
		setTold("");
		if ("refused" in next) return setRefused(next.refused);
		setRefused(undefined);
		setTyped("");
		setTold(say.dayAdded(nameOf(typed)));
		form.type(PATH, textOfClosingDays(next.days));
	};
	const remove = (day: string) => {
		setRefused(undefined);
		form.type(PATH, textOfClosingDays(days.filter((one) => one !== day)));
		setTold(say.dayRemoved(nameOf(day)));
		input.current?.querySelector("input")?.focus();
	};
	const listed = (some: readonly string[], label?: string) => (
		<ul class="account-rows" aria-label={label}>
			{some.map((day) => (
				<li key={day} class="row between closing-day">
					<time dateTime={day}>{nameOf(day)}</time>
					{mayEdit && (
						<button
							type="button"
							class="button subtle"
							aria-label={say.removeDay(nameOf(day))}
							onClick={() => remove(day)}
						>
							{say.remove}
						</button>
					)}
				</li>
			))}
		</ul>
	);
	const wrong = form.wrong.has(PATH) ? form.ruleOf(PATH) : undefined;
	return (
		<fieldset class="card stack">
			<legend>{say.sections.closing}</legend>
			<p class="small soft">{say.closingText}</p>
			{days.length === 0 && <p class="soft">{say.closingNone}</p>}
			{past.length > 0 && (
				<details>
					<summary>{say.closingPast(past.length)}</summary>
					{listed(past)}
				</details>
			)}
			{coming.length > 0 && listed(coming, say.closingList)}
			<Theirs
				form={form}
				path={PATH}
				label={say.sections.closing}
				say={(text) => closingDaysOf(text).map(nameOf).join(", ")}
			/>
			{mayEdit && (
				<div class="row cause-add" ref={input}>
					<Field label={say.day} hint={say.dayHint} error={refused ? say.dayRefused[refused] : wrong}>
						{(control) => (
							<input
								{...control}
								class="input"
								type="date"
								value={typed}
								onInput={(event) => {
									setTyped(event.currentTarget.value);
									setRefused(undefined);
								}}
								onKeyDown={onEnter(add)}
							/>
						)}
					</Field>
					<button type="button" class="button" onClick={add}>
						{say.addDay}
					</button>
				</div>
			)}
			<p class="small soft" role="status">
				{told}
			</p>
		</fieldset>
	);
}
