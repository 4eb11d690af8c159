import { HOLIDAY_COUNTRIES } from "@accord/shared/dispute/holidayCountries.ts";
import type { Choice } from "@accord/shared/look/Combobox.tsx";

type Language = "fr" | "en";

/** By name in the reader's language; what is set stays a choice even where this browser has no name for it. */
function sorted(choices: readonly Choice[], set: string, language: Language): Choice[] {
	const isKnown = set === "" || choices.some(({ id }) => id === set);
	const all = isKnown ? choices : [{ id: set, label: set }, ...choices];
	return [...all].sort((a, b) => a.label.localeCompare(b.label, language));
}

/** Time zones, found by city or continent. */
export const timeZoneChoices = (set: string, language: Language): Choice[] =>
	sorted(
		Intl.supportedValuesOf("timeZone").map((id) => ({ id, label: zoneName(id) })),
		set,
		language,
	);

export const zoneName = (zone: string): string => zone.replaceAll("_", " ");

/** Currencies by their code, found by their name too. */
export function currencyChoices(set: string, language: Language): Choice[] {
	const names = new Intl.DisplayNames(language, { type: "currency" });
	const choices = Intl.supportedValuesOf("currency").map((id) => ({
		id,
		label: id,
		hint: names.of(id) ?? "",
	}));
	return sorted(choices, set, language);
}

/** Countries by name; `unknown` is said of those without public holidays in our tables. */
export function countryChoices(
	set: string,
	{ language, unknown }: { readonly language: Language; readonly unknown: string },
): Choice[] {
	const codes = [...new Set([...HOLIDAY_COUNTRIES, ...regions()])];
	const choices = codes.map((id) => ({
		id,
		label: countryName(id, language),
		hint: hasHolidays(id) ? id : `${id} · ${unknown}`,
	}));
	return sorted(choices, set, language);
}

export const hasHolidays = (country: string): boolean => HOLIDAY_COUNTRIES.includes(country);

/** What a country is called; its code where it has no name. */
export function countryName(country: string, language: Language): string {
	return regionNames(language, country) ?? country;
}

function regionNames(language: Language, code: string): string | undefined {
	// The service takes any two signs, of which some are no region at all.
	if (!/^[A-Z]{2}$/.test(code)) return undefined;
	return new Intl.DisplayNames(language, { type: "region", fallback: "none" }).of(code);
}

/** Codes that `Intl` names and that are no country: unions, currency areas, codes for tests. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** `Intl` lists currencies and time zones, but countries only by asking for each; codes given up name another region. */
function regions(): string[] {
	const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
	return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
		(code) =>
			!NO_COUNTRY.has(code) && names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code,
	);
}
