import type { Person } from "@accord/shared/api/schemas.ts";
import { formatFullDay } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { companyWords } from "../../words/company/words.ts";
import type { Described } from "../ConflictNote.tsx";
import { countryName, zoneName } from "../choices.ts";
import type { Fields } from "../typing/fields.ts";
import { closingDaysOf } from "./closingDays.ts";
import {
	type FunctionRule,
	functionRulesOf,
	type TerritoryRule,
	territoryRulesOf,
} from "./directoryRules.ts";

type Language = "fr" | "en";

/** What a person reads of settings as they are typed. */
export function describeCompany(
	fields: Fields,
	{ language, people }: { readonly language: Language; readonly people: readonly Person[] },
): Described {
	const say = companyWords(language);
	const { fallbackPerson = "", timeZone = "", country = "" } = fields;
	return new Map([
		[say.name, fields.name ?? ""],
		[say.currency, fields.currency ?? ""],
		[say.country, countryName(country, language)],
		[say.timeZone, zoneName(timeZone)],
		[say.language, say.languages[fields.language === "fr" ? "fr" : "en"]],
		[
			say.sections.closing,
			closingDaysOf(fields.closingDays)
				.map((day) => formatFullDay(day, language))
				.join("\n"),
		],
		[say.fallback, people.find(({ id }) => id === fallbackPerson)?.name ?? ""],
		[say.remainder, say.remainders[fields.remainder === "wait" ? "wait" : "chase"].name],
		[say.release, say.releases[fields.release === "sameDay" ? "sameDay" : "nextBusinessDay"].name],
		[
			say.functions,
			functionRulesOf(fields["directory.functions"])
				.map((rule) => functionRuleText(rule, language))
				.join("\n"),
		],
		[say.territories, territoryRulesOf(fields["directory.territories"]).map(territoryRuleText).join("\n")],
		[say.secondReader, fields.secondReader === "yes" ? say.secondReaderOn : say.secondReaderOff],
	]);
}

/** "After-sales* · Assistant* → Technician". */
export function functionRuleText(rule: FunctionRule, language: Language): string {
	const names: Readonly<Record<string, string>> = words(language).role;
	const work = [rule.department, rule.jobTitle].filter((text) => text.trim() !== "").join(" · ");
	return `${work} → ${names[rule.function] ?? rule.function}`;
}

/** "Lyon* → South-East". */
export const territoryRuleText = ({ office, territory }: TerritoryRule): string => `${office} → ${territory}`;
