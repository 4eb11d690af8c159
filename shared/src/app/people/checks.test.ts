import { describe, expect, it } from "vitest";
import { type Person, personSchema } from "../../api/schemas.ts";
import { DomainError } from "../../dispute/error.ts";
import { checkPerson } from "./checks.ts";

const today = "2026-11-22";
const person = (id: string, more: object = {}): Person =>
	personSchema.parse({ id, name: id, roles: ["sales"], language: "en", timeZone: "Europe/Paris", ...more });
const alex = person("alex", { roles: ["admin"] });
const samir = person("samir");
const refusal = (changed: Person, people = [alex, samir]) => {
	try {
		return checkPerson(changed, people, today);
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return [error.code, error.field];
	}
};

describe("what an admin enters of a person", () => {
	it.each([
		["no name", { name: " " }, ["invalid_input", "name"]],
		["a time zone nobody knows", { timeZone: "Europe/Atlantis" }, ["invalid_input", "timeZone"]],
		[
			"an absence that ends before it begins",
			{ absent: { from: "2026-12-02", to: "2026-12-01" } },
			["invalid_input", "absent.to"],
		],
		["a deputy nobody knows", { deputy: "mallory" }, ["unknown_person", "deputy"]],
		["themselves as their manager", { manager: "samir" }, ["unknown_person", "manager"]],
	])("is refused with %s", (_, change, expected) => {
		expect(refusal({ ...samir, ...person("samir", change) })).toEqual(expected);
	});
	it("is taken with a colleague as manager and deputy, and one day away", () => {
		const absent = { from: "2026-12-01", to: "2026-12-01" };
		expect(refusal(person("samir", { manager: "alex", deputy: "alex", absent }))).toBeUndefined();
	});
	it("leaves one administrator who is still there", () => {
		expect(refusal({ ...alex, roles: ["sales"] })).toEqual(["invalid_input", "roles"]);
		expect(refusal(person("alex", { roles: ["admin"], left: today }))).toEqual(["invalid_input", "roles"]);
		const second = person("second", { roles: ["admin"] });
		expect(refusal({ ...alex, roles: ["sales"] }, [alex, second])).toBeUndefined();
	});
	it("asks for no administrator where nobody is one, because tokens say it there", () => {
		expect(refusal(samir, [samir])).toBeUndefined();
	});
});
