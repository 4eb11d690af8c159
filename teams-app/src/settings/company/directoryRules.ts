import { OWNER_FUNCTIONS } from "@accord/shared/dispute/terms.ts";

/** A rule that gives whoever does some work a function, as it is typed. */
export interface FunctionRule {
	readonly department: string;
	readonly jobTitle: string;
	readonly function: string;
}
/** A rule that gives an office a territory, as it is typed. */
export interface TerritoryRule {
	readonly office: string;
	readonly territory: string;
}

export const blankFunctionRule: FunctionRule = {
	department: "",
	jobTitle: "",
	function: OWNER_FUNCTIONS[0],
};
export const blankTerritoryRule: TerritoryRule = { office: "", territory: "" };

// One rule a line, its parts between tabs: what a person types into one line has neither.
const part = (text: string) => text.replace(/[\t\r\n]+/g, " ");
const textOf = (rows: readonly (readonly string[])[]) =>
	rows.map((row) => row.map(part).join("\t")).join("\n");
const partsOf = (text: string | undefined) =>
	text === undefined || text === "" ? [] : text.split("\n").map((line) => line.split("\t"));

export const textOfFunctionRules = (rules: readonly FunctionRule[]): string =>
	textOf(rules.map((rule) => [rule.department, rule.jobTitle, rule.function]));
export const functionRulesOf = (text: string | undefined): FunctionRule[] =>
	partsOf(text).map(([department = "", jobTitle = "", work = ""]) => ({
		department,
		jobTitle,
		function: work,
	}));

export const textOfTerritoryRules = (rules: readonly TerritoryRule[]): string =>
	textOf(rules.map(({ office, territory }) => [office, territory]));
export const territoryRulesOf = (text: string | undefined): TerritoryRule[] =>
	partsOf(text).map(([office = "", territory = ""]) => ({ office, territory }));

const isBlank = (text: string) => text.trim() === "";

/** Whether a rule names no work at all: it would fit everybody. */
export const namesNoWork = (rule: FunctionRule): boolean =>
	isBlank(rule.department) && isBlank(rule.jobTitle);

/** Which parts of a rule are missing. */
export const missingOf = (
	rule: TerritoryRule,
): { readonly office: boolean; readonly territory: boolean } => ({
	office: isBlank(rule.office),
	territory: isBlank(rule.territory),
});
