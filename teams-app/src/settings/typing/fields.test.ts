import { describe, expect, it } from "vitest";
import { isEdited, rebased, refusedPaths } from "./fields.ts";

const before = {
	"label.fr": "Prix",
	"label.en": "Price",
	nature: "commercial",
	examples: "",
	"procedure.approveAbove.EUR": "500",
	"procedure.approveAbove.USD": "500",
};
const problem = { type: "", title: "", status: 400, code: "invalid_input", detail: "" } as const;

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
		const refused = refusedPaths({ ...problem, field: "reasons.3.label.fr", errors }, "reasons.3.", before);
		expect([...refused]).toEqual(["label.fr", "examples"]);
	});
	it("is nowhere beside a field when it is about another reason", () => {
		expect(refusedPaths({ ...problem, field: "reasons.30.label.fr" }, "reasons.3.", before).size).toBe(0);
	});
});
