import { describe, expect, test } from "vitest";
import { factPlace, width } from "../model/features.ts";
import { arbiterBy, verdicts } from "./arbiter.ts";
import type { Candidate } from "./candidates.ts";

/** A classifier that knows three facts only: "for" speaks for contested, "against" for left, "doubtful" a little. */
const classifier = {
	classes: verdicts,
	bias: new Float32Array(2),
	weights: Float32Array.from({ length: width * 2 }, (_, at) => {
		if (at === factPlace("for") * 2 + 1) return 10;
		if (at === factPlace("doubtful") * 2 + 1) return -3.5;
		return at === factPlace("against") * 2 + 1 ? -10 : 0;
	}),
	scale: 1,
};
const decide = arbiterBy(classifier, () => 1);

const named = { before: "", behind: "", head: "", tail: "", next: "" };
const candidate = (number: string, more: Partial<Candidate> = {}): Candidate => ({
	number,
	firm: false,
	accepted: false,
	words: "",
	around: [named],
	facts: [],
	stance: [],
	ruling: [],
	...more,
});
const ruling = (...numbers: string[]) => ({ rule: "likeliestNamed", numbers });

describe("what overrules the rules", () => {
	test("given an account with one item, then nothing is weighed", () => {
		expect(decide([candidate("1", { facts: ["against"] })], ruling("1"))).toEqual(["1"]);
	});
	test("given no opinion, then what the rules found stands", () => {
		expect(decide([candidate("1"), candidate("2")], ruling("2"))).toEqual(["2"]);
	});
	test("given a sure opinion, then an item joins and another leaves", () => {
		const candidates = [candidate("1", { facts: ["for"] }), candidate("2", { facts: ["against"] })];
		expect(decide(candidates, ruling("2"))).toEqual(["1"]);
	});
	test("given words that contest it firmly, then an item stays though thought unlikely, not though all but excluded", () => {
		const firm = (fact: string) => [
			candidate("1", { facts: ["for"] }),
			candidate("2", { facts: [fact], firm: true }),
		];
		expect(decide(firm("doubtful"), ruling("2"))).toEqual(["1", "2"]);
		expect(decide(firm("against"), ruling("2"))).toEqual(["1"]);
	});
	test("given that all that are named leave, then the only one no word names is meant", () => {
		const candidates = [candidate("1", { facts: ["against"] }), candidate("2", { around: [] })];
		expect(decide(candidates, ruling("1"))).toEqual(["2"]);
	});
	test("given two that no word names, then none is guessed", () => {
		const candidates = [
			candidate("1", { facts: ["against"] }),
			candidate("2", { around: [] }),
			candidate("3", { around: [] }),
		];
		expect(decide(candidates, ruling("1"))).toEqual([]);
	});
	test("given nothing ruled, then what the mail accepts is not contested for lack of another", () => {
		const candidates = [
			candidate("1", { facts: ["for"], accepted: true }),
			candidate("2", { facts: ["for"] }),
			candidate("3"),
		];
		expect(decide(candidates, ruling())).not.toContain("3");
	});
});
