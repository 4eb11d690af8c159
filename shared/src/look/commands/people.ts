import type { Language, Person } from "../../api/schemas.ts";
import { words } from "../../i18n/index.ts";
import type { Choice } from "../Combobox.tsx";

/** People to choose from, with what they do. */
export function peopleChoices(people: readonly Person[], language: Language): Choice[] {
	const role = words(language).role;
	return people.map((person) => ({
		id: person.id,
		label: person.name,
		hint: person.roles.map((one) => role[one]).join(", "),
	}));
}
