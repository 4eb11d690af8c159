import { expect, test } from "vitest";
import { faultOf } from "./letterFault.ts";

const problem = { type: "", title: "", status: 400, code: "invalid_input" as const, detail: "" };
const letter = { subject: "#nmae", html: "<p>Bonjour</p>\n<p>#custmer_name,</p>", text: "" };

test("a refusal is shown at the tag it is about", () => {
	expect(faultOf({ ...problem, field: "html:2:4" }, letter)).toEqual({
		part: "html",
		line: 2,
		column: 4,
		what: "#custmer_name",
		offset: letter.html.indexOf("#custmer"),
	});
	expect(faultOf({ ...problem, field: "subject:1:1" }, letter)?.what).toBe("#nmae");
	expect(faultOf({ ...problem, field: "id" }, letter)).toBeUndefined();
	expect(faultOf(problem, letter)).toBeUndefined();
});
