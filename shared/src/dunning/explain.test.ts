import { expect, test } from "vitest";
import { currencySchema } from "../dispute/money.ts";
import { explain } from "./explain.ts";
import type { Why } from "./why.ts";

const EUR = currencySchema.parse("EUR");
const said = (why: Why, language: "fr" | "en") => explain(why, EUR, "2026-12-01", language);

test("a sentence that ends with an abbreviated month has one full stop", () => {
	expect(said({ code: "notDue", from: "2026-12-23" }, "fr")).toMatch(/ 23 déc\.$/);
	expect(said({ code: "nextLevel", from: "2026-12-23" }, "fr")).toMatch(/ 23 déc\.$/);
	expect(said({ code: "notDue", from: "2026-12-23" }, "en")).toMatch(/ 23 Dec\.$/);
});

test("every sentence that ends with a day ends with one full stop, near days too", () => {
	const from = ["2026-12-01", "2026-12-02", "2026-12-23", "2027-05-04", "2027-07-09"];
	const until = (day: string): readonly Why[] => [
		{ code: "notDue", from: day },
		{ code: "nextLevel", from: day },
		{ code: "tooSoon", from: day },
		{ code: "held", disputes: ["D-2026-000001"], until: day },
		{ code: "promised", until: day },
	];
	for (const why of from.flatMap(until))
		for (const language of ["fr", "en"] as const) expect(said(why, language)).toMatch(/[^.]\.$/);
});
