import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { describe, expect, it } from "vitest";
import { reasonsWords } from "../../words/reasons/words.ts";
import { fieldsOf, reasonOf } from "./reasonDraft.ts";
import { ruleOf } from "./ruleOf.ts";

const [price] = defaultCatalogue().reasons;
if (!price) throw new Error("no reason");
const before = fieldsOf(price, "EUR", "fr");

describe("a reason as it is typed", () => {
	it("given nothing was touched, comes back as it was, in either language", () => {
		const { archived: _, procedure, ...rest } = price;
		const { reason: _reason, version: _version, ...draft } = procedure;
		for (const language of ["fr", "en"] as const)
			expect(reasonOf(fieldsOf(price, "EUR", language))).toEqual({ draft: { ...rest, procedure: draft } });
	});
	it("given what is no number, no amount and no code, names the fields", () => {
		const read = (typed: object) => {
			const answer = reasonOf({ ...before, ...typed });
			return "wrong" in answer && [...answer.wrong];
		};
		expect(
			read({ "procedure.stages.0.businessDays": "-1", "procedure.approveAbove.EUR": "beaucoup" }),
		).toEqual(["procedure.approveAbove.EUR", "procedure.stages.0.businessDays"]);
		expect(read({ code: "price" })).toEqual(["code"]);
	});
	it("given an emptied threshold or silence, reads never", () => {
		const answer = reasonOf({ ...before, "procedure.approveAbove.EUR": " ", "procedure.silenceDays": "" });
		expect(answer).toMatchObject({
			draft: { procedure: { silenceDays: null, approveAbove: { EUR: null } } },
		});
	});
	it("has a sentence for every field that can be refused, in both languages", () => {
		for (const language of ["fr", "en"] as const)
			for (const path of Object.keys(before)) expect(ruleOf(path, reasonsWords(language)), path).toBeTruthy();
	});
});
