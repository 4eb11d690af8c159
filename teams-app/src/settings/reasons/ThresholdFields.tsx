import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useMemo } from "preact/hooks";
import { reasonsWords } from "../../words/reasons/words.ts";
import { currencyChoices } from "../choices.ts";
import { TypedField } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { currenciesOf, thresholdPath } from "./reasonDraft.ts";

/** Above which credit an approver is needed: the tenant's own currency in sight, the others one step away. */
export function ThresholdFields({ form, own }: { form: TypedForm; own: string }) {
	const { language } = useReader();
	const say = reasonsWords(language);
	const named = useMemo(() => currencyChoices(own, language), [own, language]);
	const listed = currenciesOf(form.fields);
	const others = listed.filter((currency) => currency !== own);
	const isWrong = others.some((currency) => form.wrong.has(thresholdPath(currency)));
	const isTheirs = others.some((currency) => form.theirs.has(thresholdPath(currency)));
	const amount = (currency: string) => (
		<TypedField
			key={currency}
			form={form}
			path={thresholdPath(currency)}
			label={say.threshold(currency)}
			kind="amount"
		/>
	);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.thresholds}</legend>
			<p class="small soft">{say.thresholdsText}</p>
			<div class="amounts">{amount(own)}</div>
			<details open={isWrong || isTheirs || undefined}>
				<summary>{say.otherCurrencies(others.length)}</summary>
				<div class="stack">
					<div class="amounts">{others.map(amount)}</div>
					<Field label={say.addCurrency}>
						{(control) => (
							<Combobox
								control={control}
								choices={named.filter(({ id }) => !listed.includes(id))}
								value={undefined}
								onChoose={(currency) => form.type(thresholdPath(currency), "")}
							/>
						)}
					</Field>
				</div>
			</details>
		</fieldset>
	);
}
