import type { CallInput } from "@accord/shared/api/client.ts";
import type { Person } from "@accord/shared/api/schemas.ts";
import { HAND_FIELDS, ROLES } from "@accord/shared/dispute/terms.ts";
import type { PeopleWords } from "../../words/people/words.ts";
import { type Fields, linesOf } from "../typing/fields.ts";

type PersonBody = CallInput<"savePerson">["body"];
type Absence = { readonly from: string; readonly to: string } | null;

export const rolesOf = (fields: Fields): string[] => linesOf(fields.roles);
export const textOfRoles = (roles: readonly string[]): string =>
	ROLES.filter((role) => roles.includes(role)).join("\n");

/** When somebody is away, as text. */
export const absenceFields = ({ absent }: { absent?: Person["absent"] }): Fields => ({
	"absent.from": absent?.from ?? "",
	"absent.to": absent?.to ?? "",
});

/** The absence that was typed, or the paths where one of two days is missing. */
export function absenceOf(fields: Fields): { absent: Absence } | { wrong: ReadonlySet<string> } {
	const { "absent.from": from = "", "absent.to": to = "" } = fields;
	if (from === "" && to === "") return { absent: null };
	if (from === "" || to === "" || to < from)
		return { wrong: new Set([from === "" ? "absent.from" : "absent.to"]) };
	return { absent: { from, to } };
}

/** A person as text. */
export function fieldsOf(person: Person): Fields {
	return {
		name: person.name,
		mail: person.mail ?? "",
		roles: textOfRoles(person.roles),
		language: person.language,
		timeZone: person.timeZone,
		territories: person.territories.join(", "),
		manager: person.manager ?? "",
		deputy: person.deputy ?? "",
		...absenceFields(person),
		left: person.left ?? "",
		byHand: (person.byHand ?? []).join("\n"),
	};
}

/** What is sent for the person that was typed, or the paths that cannot be. */
export function personOf(fields: Fields): { body: PersonBody } | { wrong: ReadonlySet<string> } {
	const text = (path: string) => (fields[path] ?? "").trim();
	const said = (path: "mail" | "manager" | "deputy" | "left") =>
		text(path) === "" ? {} : { [path]: text(path) };
	const read = absenceOf(fields);
	if ("wrong" in read) return read;
	const held = linesOf(fields.byHand);
	return {
		body: {
			name: text("name"),
			roles: ROLES.filter((role) => rolesOf(fields).includes(role)),
			language: fields.language === "fr" ? "fr" : "en",
			timeZone: text("timeZone"),
			territories: text("territories")
				.split(",")
				.map((one) => one.trim())
				.filter((one) => one !== ""),
			byHand: HAND_FIELDS.filter((field) => held.includes(field)),
			...said("mail"),
			...said("manager"),
			...said("deputy"),
			...said("left"),
			...(read.absent ? { absent: read.absent } : {}),
		},
	};
}

/** What a field of a person has to be, in the reader's words. */
export function ruleOf(path: string, { rules }: PeopleWords): string | undefined {
	if (path.startsWith("absent")) return rules.absent;
	if (path === "manager" || path === "deputy") return rules.person;
	if (path === "name" || path === "roles" || path === "timeZone" || path === "left") return rules[path];
	return undefined;
}
