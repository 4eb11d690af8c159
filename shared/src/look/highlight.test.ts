import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlight } from "./highlight.ts";
import { foldText, matching } from "./match.ts";

const marked = (text: string, words: string[]) =>
	highlight(text, words)
		.filter((piece) => piece.marked)
		.map((piece) => piece.text);

describe("highlight", () => {
	it("marks words whatever their case and line breaks", () => {
		expect(marked("Le PRIX\nconvenu était 12,50 €", ["prix convenu", "12,50 €"])).toEqual([
			"PRIX\nconvenu",
			"12,50 €",
		]);
	});
	it("joins what overlaps", () => {
		expect(marked("abcdef", ["abcd", "cdef"])).toEqual(["abcdef"]);
	});
	it("reads special characters as themselves", () => {
		expect(marked("a.c abc (x)*", ["a.c", "(x)*", "", "  "])).toEqual(["a.c", "(x)*"]);
	});
	it("never changes the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string()), (text, words) => {
				expect(
					highlight(text, words)
						.map((piece) => piece.text)
						.join(""),
				).toBe(text);
			}),
		);
	});
});

describe("matching", () => {
	it("finds names without accents and puts those that start with it first", () => {
		expect(matching(["Théo Zoé", "Zoé Martin", "Paul"], "zoe", (name) => name)).toEqual([
			"Zoé Martin",
			"Théo Zoé",
		]);
		expect(foldText("Éléonore")).toBe("eleonore");
	});
});
