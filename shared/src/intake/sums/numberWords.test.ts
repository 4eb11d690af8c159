import { describe, expect, test } from "vitest";
import { wordNumbers } from "./numberWords.ts";

describe("numbers in words", () => {
	test.each([
		["twelve hundred pounds", [1200]],
		["twenty-seven hundred comes off", [2700]],
		["a hundred and thirty", [130]],
		["five eighty five", [585]],
		["two thousand three hundred", [2300]],
		["douze cents euros", [1200]],
		["trois cent cinquante", [350]],
		["quatre-vingt-quatre euros", [84]],
		["quatre-vingt-dix-huit", [98]],
		["soixante et onze", [71]],
		["nonante francs", [90]],
		["deux mille trois cents", [2300]],
		["a third of the boxes", []],
		["the cents and the scents", [100]],
	])("given %j, when read, then %j", (text, expected) => {
		expect(wordNumbers(text).map(({ value }) => value)).toEqual(expected);
	});
});
