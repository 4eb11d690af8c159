import type { OwnerFunction } from "../../dispute/people.ts";
import type { SourcePerson } from "../../ports/peopleSource.ts";
import type { DirectoryRules } from "../ports.ts";

const plain = (text: string) => text.trim().toLowerCase();

function fits(pattern: string | undefined, text: string | null | undefined): boolean {
	if (pattern === undefined) return true;
	const [wanted, found] = [plain(pattern), plain(text ?? "")];
	return wanted.endsWith("*") ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}

/** The function a person's work gives them; undefined for guests and for work that no rule names. */
export function functionOf(
	rules: DirectoryRules | undefined,
	{ department, jobTitle, guest }: Pick<SourcePerson, "department" | "jobTitle" | "guest">,
): OwnerFunction | undefined {
	if (guest === true) return undefined;
	return rules?.functions.find((rule) => fits(rule.department, department) && fits(rule.jobTitle, jobTitle))
		?.function;
}

/** The territory of an office; undefined where there is no office. */
export function territoryOf(
	rules: DirectoryRules | undefined,
	office: string | null | undefined,
): string | undefined {
	const name = (office ?? "").trim();
	if (name === "") return undefined;
	return rules?.territories.find((rule) => fits(rule.office, name))?.territory ?? name;
}
