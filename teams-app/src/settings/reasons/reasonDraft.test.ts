import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { describe, expect, it } from "vitest";
import { reasonsWords } from "../../words/reasons/words.ts";
import { fieldsOf, isEdited, reasonOf, rebased, refusedPaths } from "./reasonDraft.ts";
import { ruleOf } from "./ruleOf.ts";

const [price] = defaultCatalogue().reasons;
if (!price) throw new Error("no reason");
const before = fieldsOf(price, "EUR", "fr");
const problem = { type: "", title: "", status: 400, code: "invalid_input", detail: "" } as const;

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

describe("what somebody else saved meanwhile", () => {
	it("takes what only they touched, keeps what only I touched, tells what we both did", () => {
		const mine = { ...before, "label.en": "Mine", nature: "technical" };
		const theirs = { ...before, "label.en": "Theirs", "label.fr": "Le leur" };
		const merged = rebased(before, mine, theirs);
		expect(merged.fields).toEqual({ ...theirs, "label.en": "Mine", nature: "technical" });
		expect([...merged.theirs]).toEqual([["label.en", "Theirs"]]);
		expect(isEdited(theirs, merged.fields)).toBe(true);
		expect(isEdited(theirs, rebased(before, before, theirs).fields)).toBe(false);
	});
	it("says nothing of what we both changed alike", () => {
		const both = { ...before, "label.en": "Same" };
		expect(rebased(before, both, both).theirs.size).toBe(0);
	});
});

describe("what the service refused", () => {
	it("is put beside the field of this reason, an entry of a list beside the list", () => {
		const errors = ["reasons.3.label.fr", "reasons.3.examples.7", "reasons.2.label.en", "version"].map(
			(field) => ({ field, message: "" }),
		);
		const refused = refusedPaths({ ...problem, field: "reasons.3.label.fr", errors }, 3, before);
		expect([...refused]).toEqual(["label.fr", "examples"]);
	});
	it("is nowhere beside a field when it is about another reason", () => {
		expect(refusedPaths({ ...problem, field: "reasons.30.label.fr" }, 3, before).size).toBe(0);
	});
});
