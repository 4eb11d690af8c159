import { OWNER_FUNCTIONS } from "@accord/shared/dispute/terms.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { companyWords } from "../../words/company/words.ts";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { functionRuleText, territoryRuleText } from "./describeCompany.ts";
import {
	blankFunctionRule,
	blankTerritoryRule,
	functionRulesOf,
	missingOf,
	namesNoWork,
	territoryRulesOf,
	textOfFunctionRules,
	textOfTerritoryRules,
} from "./directoryRules.ts";
import { RuleRows } from "./RuleRows.tsx";

const FUNCTIONS = "directory.functions";
const TERRITORIES = "directory.territories";

/** Whose work makes them what, and which office is in which territory. */
export function DirectoryRuleFields({ form, mayEdit }: { form: TypedForm; mayEdit: boolean }) {
	const { language } = useReader();
	const say = companyWords(language);
	const { role: roleName } = words(language);
	const functions = functionRulesOf(form.fields[FUNCTIONS]);
	const territories = territoryRulesOf(form.fields[TERRITORIES]);
	const [areRefused, placesAreRefused] = [form.wrong.has(FUNCTIONS), form.wrong.has(TERRITORIES)];
	const input = (label: string, value: string, most: number, error: string | undefined, put: Put) => (
		<Field label={label} error={error}>
			{(control) => (
				<input
					{...control}
					class="input"
					autocomplete="off"
					maxLength={most}
					value={value}
					onInput={(event) => put(event.currentTarget.value)}
				/>
			)}
		</Field>
	);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.directory}</legend>
			<p class="small soft">{say.directoryText}</p>
			<RuleRows
				title={say.functions}
				text={say.functionsText}
				add={say.addFunction}
				rules={functions}
				blank={blankFunctionRule}
				mayEdit={mayEdit}
				onChange={(rules) => form.type(FUNCTIONS, textOfFunctionRules(rules))}
				fields={(rule, change) => (
					<>
						{input(
							say.department,
							rule.department,
							200,
							areRefused && namesNoWork(rule) ? say.rules.work : undefined,
							(department) => change({ department }),
						)}
						{input(say.jobTitle, rule.jobTitle, 200, undefined, (jobTitle) => change({ jobTitle }))}
						<Field label={say.function}>
							{(control) => (
								<select
									{...control}
									class="input"
									value={rule.function}
									onChange={(event) => change({ function: event.currentTarget.value })}
								>
									{OWNER_FUNCTIONS.map((work) => (
										<option key={work} value={work}>
											{roleName[work]}
										</option>
									))}
								</select>
							)}
						</Field>
					</>
				)}
			>
				{areRefused && <p class="small error">{form.ruleOf(FUNCTIONS)}</p>}
				<Theirs
					form={form}
					path={FUNCTIONS}
					label={say.functions}
					say={(text) =>
						functionRulesOf(text)
							.map((rule) => functionRuleText(rule, language))
							.join("; ")
					}
				/>
			</RuleRows>
			<RuleRows
				title={say.territories}
				text={say.territoriesText}
				add={say.addTerritory}
				rules={territories}
				blank={blankTerritoryRule}
				mayEdit={mayEdit}
				onChange={(rules) => form.type(TERRITORIES, textOfTerritoryRules(rules))}
				fields={(rule, change) => {
					const missing = missingOf(rule);
					const said = (isMissing: boolean, text: string) =>
						placesAreRefused && isMissing ? text : undefined;
					return (
						<>
							{input(say.office, rule.office, 200, said(missing.office, say.rules.office), (office) =>
								change({ office }),
							)}
							{input(
								say.territory,
								rule.territory,
								80,
								said(missing.territory, say.rules.territory),
								(territory) => change({ territory }),
							)}
						</>
					);
				}}
			>
				{placesAreRefused && <p class="small error">{form.ruleOf(TERRITORIES)}</p>}
				<Theirs
					form={form}
					path={TERRITORIES}
					label={say.territories}
					say={(text) => territoryRulesOf(text).map(territoryRuleText).join("; ")}
				/>
			</RuleRows>
		</fieldset>
	);
}

type Put = (text: string) => void;
