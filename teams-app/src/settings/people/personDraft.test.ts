import { personSchema } from "@accord/shared/api/schemas.ts";
import { describe, expect, it } from "vitest";
import { absenceOf, fieldsOf, personOf } from "./personDraft.ts";

const person = personSchema.parse({
	id: "samir",
	name: "Samir Benali",
	mail: "samir@accord.example",
	roles: ["sales", "approver"],
	language: "fr",
	timeZone: "Europe/Paris",
	territories: ["Nord", "Est"],
	manager: "helene",
	deputy: "olivia",
	absent: { from: "2026-12-01", to: "2026-12-05" },
	byHand: ["territories"],
});

describe("a person as they are typed", () => {
	it("given nothing was touched, comes back as they were", () => {
		const { id: _, ...rest } = person;
		expect(personOf(fieldsOf(person))).toEqual({ body: rest });
	});
	it("given emptied fields, says nothing of them", () => {
		const empty = { mail: " ", manager: "", deputy: "", territories: " , ", byHand: "", roles: "" };
		const answer = personOf({ ...fieldsOf(person), ...empty, "absent.from": "", "absent.to": "" });
		expect(answer).toEqual({
			body: {
				name: "Samir Benali",
				roles: [],
				language: "fr",
				timeZone: "Europe/Paris",
				territories: [],
				byHand: [],
			},
		});
	});
	it.each([
		[{ "absent.from": "", "absent.to": "2026-12-05" }, "absent.from"],
		[{ "absent.from": "2026-12-05", "absent.to": "" }, "absent.to"],
		[{ "absent.from": "2026-12-05", "absent.to": "2026-12-04" }, "absent.to"],
	])("given %j, names the day", (fields, path) => {
		expect(absenceOf(fields)).toEqual({ wrong: new Set([path]) });
		expect(personOf({ ...fieldsOf(person), ...fields })).toEqual({ wrong: new Set([path]) });
	});
});
