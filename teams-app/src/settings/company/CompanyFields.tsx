import { useReader } from "@accord/shared/look/reader.ts";
import { useMemo } from "preact/hooks";
import { companyWords } from "../../words/company/words.ts";
import { countryChoices, currencyChoices, hasHolidays, timeZoneChoices } from "../choices.ts";
import { TypedField } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { SearchedField } from "./SearchedField.tsx";

/** What the company is called, and where it is. */
export function CompanyFields({ form }: { form: TypedForm }) {
	const { language } = useReader();
	const say = companyWords(language);
	const { currency = "", country = "", timeZone = "" } = form.fields;
	const choices = useMemo(
		() => ({
			currency: currencyChoices(currency, language),
			country: countryChoices(country, { language, unknown: say.noHolidays }),
			timeZone: timeZoneChoices(timeZone, language),
		}),
		[currency, country, timeZone, language, say],
	);
	const search = (path: "currency" | "country" | "timeZone", label: string, hint: string) => (
		<SearchedField
			form={form}
			path={path}
			label={label}
			hint={hint}
			placeholder={say.choose}
			choices={choices[path]}
		/>
	);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.company}</legend>
			<div class="level-row">
				<TypedField form={form} path="name" label={say.name} hint={say.nameHint} />
				{search("currency", say.currency, say.currencyHint)}
			</div>
			<div class="level-row">
				{search(
					"country",
					say.country,
					country === "" || hasHolidays(country) ? say.countryHint : say.countryUnknown,
				)}
				{search("timeZone", say.timeZone, say.timeZoneHint)}
				<TypedField
					form={form}
					path="language"
					label={say.language}
					hint={say.languageHint}
					choices={(["fr", "en"] as const).map((one) => [one, say.languages[one]])}
				/>
			</div>
		</fieldset>
	);
}
