import type { Language, Person } from "../../api/schemas.ts";
import { hasLeft } from "../../dispute/hasLeft.ts";
import { words } from "../../i18n/index.ts";
import type { Choice } from "../Combobox.tsx";

/** People something can be given to today, with what they do. */
export function peopleChoices(
	people: readonly Person[],
	{ language, today }: { readonly language: Language; readonly today: string },
): Choice[] {
	const role = words(language).role;
	return people
		.filter((person) => !hasLeft(person, today))
		.map((person) => ({
			id: person.id,
			label: person.name,
			hint: person.roles.map((one) => role[one]).join(", "),
		}));
}
