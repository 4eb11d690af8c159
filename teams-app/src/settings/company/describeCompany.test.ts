import { personSchema } from "@accord/shared/api/schemas.ts";
import { expect, test } from "vitest";
import { describeCompany } from "./describeCompany.ts";

const people = [
	personSchema.parse({ id: "s1", name: "Samir", roles: ["sales"], language: "fr", timeZone: "Europe/Paris" }),
];
const fields = {
	name: "Atelier Montclar",
	currency: "EUR",
	country: "DE",
	timeZone: "America/New_York",
	language: "fr",
	closingDays: "2026-12-24\n2026-12-31",
	fallbackPerson: "s1",
	remainder: "wait",
	release: "sameDay",
	"directory.functions": "After-sales*\tHead*\ttechnician\n\tAssistant\tsalesAssistant",
	"directory.territories": "Lyon*\tSouth-East",
	secondReader: "yes",
};

test("both sides of a conflict read as the form does, in either language", () => {
	expect([...describeCompany(fields, { language: "en", people }).values()]).toEqual([
		"Atelier Montclar",
		"EUR",
		"Germany",
		"America/New York",
		"French",
		// Whether a comma follows the weekday is the browser's to say.
		expect.stringMatching(/^Thursday,? 24 December 2026\nThursday,? 31 December 2026$/),
		"Samir",
		"waits",
		"on the same day",
		"After-sales* · Head* → Technician\nAssistant → Sales assistant",
		"Lyon* → South-East",
		"on",
	]);
	const french = [...describeCompany(fields, { language: "fr", people }).values()];
	expect(french.slice(2, 6)).toEqual([
		"Allemagne",
		"America/New York",
		"Français",
		"jeudi 24 décembre 2026\njeudi 31 décembre 2026",
	]);
});

test("every part is told, and what says nothing is empty", () => {
	const none = describeCompany({ fallbackPerson: "unassigned" }, { language: "en", people });
	expect(none.size).toBe(Object.keys(fields).length);
	expect(none.get("Person of last resort")).toBe("");
	expect(none.get("Functions by department and job title")).toBe("");
});
