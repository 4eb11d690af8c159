import type { CallInput, CallOutput } from "@accord/shared/api/client.ts";
import { OWNER_FUNCTIONS } from "@accord/shared/dispute/terms.ts";
import type { CompanyWords } from "../../words/company/words.ts";
import type { Fields } from "../typing/fields.ts";
import { closingDaysOf, textOfClosingDays } from "./closingDays.ts";
import {
	functionRulesOf,
	namesNoWork,
	territoryRulesOf,
	textOfFunctionRules,
	textOfTerritoryRules,
} from "./directoryRules.ts";

export type CompanySettings = CallOutput<"readSettings">;
type SettingsBody = CallInput<"saveSettings">["body"];

/** The settings of a company as text. */
export function fieldsOf(settings: CompanySettings): Fields {
	const { directory } = settings;
	return {
		name: settings.name,
		currency: settings.currency,
		country: settings.country,
		timeZone: settings.timeZone,
		language: settings.language,
		closingDays: textOfClosingDays(settings.closingDays),
		fallbackPerson: settings.fallbackPerson,
		remainder: settings.remainder,
		release: settings.release,
		"directory.functions": textOfFunctionRules(
			(directory?.functions ?? []).map(({ department = "", jobTitle = "", function: work }) => ({
				department,
				jobTitle,
				function: work,
			})),
		),
		"directory.territories": textOfTerritoryRules(directory?.territories ?? []),
		secondReader: settings.secondReader === true ? "yes" : "",
	};
}

/** What is sent for the settings that were typed, or the paths that cannot be. The service knows the rest of the rules. */
export function settingsOf(fields: Fields): { body: SettingsBody } | { wrong: ReadonlySet<string> } {
	const text = (path: string) => (fields[path] ?? "").trim();
	const wrong = new Set<string>();
	const functions = functionRulesOf(fields["directory.functions"]).flatMap((rule) => {
		const work = OWNER_FUNCTIONS.find((one) => one === rule.function);
		if (work === undefined || namesNoWork(rule)) {
			wrong.add("directory.functions");
			return [];
		}
		return [{ ...said("department", rule.department), ...said("jobTitle", rule.jobTitle), function: work }];
	});
	const territories = territoryRulesOf(fields["directory.territories"]);
	if (wrong.size > 0) return { wrong };
	return {
		body: {
			name: text("name"),
			currency: text("currency"),
			country: text("country"),
			timeZone: text("timeZone"),
			language: fields.language === "fr" ? "fr" : "en",
			closingDays: closingDaysOf(fields.closingDays),
			fallbackPerson: text("fallbackPerson"),
			remainder: fields.remainder === "wait" ? "wait" : "chase",
			release: fields.release === "sameDay" ? "sameDay" : "nextBusinessDay",
			// Without a rule the directory is not followed any differently than without the setting.
			...(functions.length + territories.length > 0 ? { directory: { functions, territories } } : {}),
			secondReader: fields.secondReader === "yes",
		},
	};
}

const said = (part: "department" | "jobTitle", text: string) =>
	text.trim() === "" ? {} : { [part]: text.trim() };

/** What a field of the settings has to be, in the reader's words. */
export function ruleOf(path: string, { rules }: CompanyWords): string | undefined {
	const known: Readonly<Record<string, string>> = {
		name: rules.name,
		currency: rules.currency,
		country: rules.country,
		timeZone: rules.timeZone,
		closingDays: rules.closingDays,
		fallbackPerson: rules.fallbackPerson,
		"directory.functions": rules.functions,
		"directory.territories": rules.territories,
	};
	return known[path];
}
