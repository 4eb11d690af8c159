import type { DisputeView, Language } from "../api/schemas.ts";
import { words } from "../i18n/index.ts";

/** A person's name in a dispute; it says so when they have left. Undefined for somebody it does not name. */
export function nameIn(
	{ people, left }: Pick<DisputeView, "people" | "left">,
	person: string,
	language: Language,
): string | undefined {
	const name = people[person];
	const gone = left?.some((id) => id === person) ?? false;
	return name !== undefined && gone ? `${name} (${words(language).hasLeft})` : name;
}
