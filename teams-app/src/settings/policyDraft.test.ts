import { expect, test } from "vitest";
import { draftOf, isChanged, policyOf } from "./policyDraft.ts";

const policy = {
	levels: [
		{ id: "preventive", day: -10, channel: "mailDraft" as const, template: "preventive" },
		{ id: "level1", day: 5, channel: "call" as const, template: "level1" },
	],
	minimum: { EUR: 1250 },
	remainder: "chase" as const,
	graceDays: 3,
	minDaysBetween: 5,
};

test("what is not touched comes back as it was, in either language", () => {
	for (const language of ["fr", "en"] as const)
		expect(policyOf(draftOf(policy, "EUR", language))).toEqual({ policy });
});

test("what is no number is named by its field, and an empty minimum is none", () => {
	const draft = draftOf(policy, "EUR", "fr");
	const typed = { ...draft, graceDays: "x", minimum: { EUR: "douze" } };
	const levels = draft.levels.map((level, at) => (at === 0 ? { ...level, day: "" } : level));
	const read = policyOf({ ...typed, levels });
	expect("wrong" in read && [...read.wrong].sort()).toEqual(["graceDays", "levels.0.day", "minimum.EUR"]);
	expect(policyOf({ ...draft, minimum: { EUR: " " } })).toEqual({ policy: { ...policy, minimum: {} } });
});

test("what is typed back to what was there is no change, in whatever order it came", () => {
	const draft = draftOf(policy, "EUR", "en");
	const typed = { ...draft, minimum: { EUR: "12.50", USD: "1.00" } };
	expect(isChanged(draft, typed)).toBe(true);
	expect(isChanged(typed, { ...draft, minimum: { USD: "1.00", EUR: "12.50" } })).toBe(false);
});
