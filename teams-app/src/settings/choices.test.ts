import { expect, test } from "vitest";
import { countryChoices, currencyChoices, timeZoneChoices } from "./choices.ts";

const countries = (set: string) => countryChoices(set, { language: "fr", unknown: "inconnus" });

test("countries have the reader's names in their order, and say where no public holidays are known", () => {
	const labels = countries("FR").map(({ label }) => label);
	expect(labels.indexOf("Émirats arabes unis")).toBeLessThan(labels.indexOf("France"));
	expect(countries("FR").find(({ id }) => id === "DE")).toMatchObject({ label: "Allemagne", hint: "DE" });
	expect(countries("FR").find(({ id }) => id === "KH")).toMatchObject({
		label: "Cambodge",
		hint: "KH · inconnus",
	});
	const ids = countries("FR").map(({ id }) => id);
	for (const none of ["SU", "EU", "ZZ"]) expect(ids, none).not.toContain(none);
});

test("what is set stays a choice where this browser has no name for it", () => {
	for (const choices of [countries("9X"), currencyChoices("9X", "en"), timeZoneChoices("9X", "en")])
		expect(choices.filter(({ id }) => id === "9X")).toHaveLength(1);
	expect(currencyChoices("EUR", "fr").filter(({ id }) => id === "EUR")).toEqual([
		{ id: "EUR", label: "EUR", hint: "euro" },
	]);
	expect(timeZoneChoices("America/New_York", "en").find(({ id }) => id === "America/New_York")?.label).toBe(
		"America/New York",
	);
});
