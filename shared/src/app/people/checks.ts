import type { Person } from "../../api/schemas.ts";
import { isTimeZone } from "../../dispute/businessCalendar.ts";
import { DomainError } from "../../dispute/error.ts";
import { hasLeft } from "../../dispute/hasLeft.ts";

/** @throws DomainError `invalid_input` for days in the wrong order */
export function checkAbsence(absent: Person["absent"]): void {
	if (absent && absent.to < absent.from)
		throw new DomainError("invalid_input", "an absence ends on or after its first day", "absent.to");
}

/**
 * Refuses what an admin may not enter of a person.
 * @param people everybody as they are now
 * @throws DomainError `invalid_input` or `unknown_person` with the field
 */
export function checkPerson(person: Person, people: readonly Person[], today: string): void {
	if (person.name.trim() === "") throw new DomainError("invalid_input", "a person has a name", "name");
	if (!isTimeZone(person.timeZone))
		throw new DomainError("invalid_input", `no time zone ${person.timeZone}`, "timeZone");
	checkAbsence(person.absent);
	for (const field of ["manager", "deputy"] as const) {
		const named = person[field];
		if (named !== undefined && (named === person.id || !people.some(({ id }) => id === named)))
			throw new DomainError("unknown_person", `${field} is not in the directory`, field);
	}
	const isAdmin = (one: Person) => one.roles.includes("admin") && !hasLeft(one, today);
	const others = people.filter(({ id }) => id !== person.id);
	if (people.some(isAdmin) && ![...others, person].some(isAdmin))
		throw new DomainError("invalid_input", "one administrator must stay", "roles");
}
