import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeKey, joinKeys, key, keyRange, splitKey, unescapeKey } from "./keys.ts";
import { StoreInputError } from "./ports/documentStore.ts";

const SAFE = /^[A-Za-z0-9_.~-]+$/;
const anyText = fc.oneof(
	fc.string({ minLength: 1 }),
	fc.string({ unit: "binary", minLength: 1, maxLength: 400 }),
	fc
		.array(fc.constantFrom("a", "A", "~", ".", "/", "é", "\ud800", "😀", "0"), { minLength: 1 })
		.map((a) => a.join("")),
);

describe("escapeKey", () => {
	it.each([
		["INV/2024/0456", "INV~2F2024~2F0456"],
		["#113", "~23113"],
		["n° 5?", "n~u00B0~205~3F"],
		["é", "~u00E9"],
		["😀", "~uD83D~uDE00"],
		["..", "~2E~2E"],
		["a~b", "a~7Eb"],
		["D-2026_000123", "D-2026_000123"],
	])("%s → %s and back", (text, escaped) => {
		expect(escapeKey(text)).toBe(escaped);
		expect(unescapeKey(escaped)).toBe(text);
	});

	it("keeps case and composed letters apart", () => {
		expect(escapeKey("a")).not.toBe(escapeKey("A"));
		expect(escapeKey("é")).not.toBe(escapeKey("e\u0301"));
	});

	it("bounds 200 characters and keeps them distinct", () => {
		const long = "x".repeat(200);
		expect(escapeKey(long).length).toBeLessThanOrEqual(180);
		expect(escapeKey(long)).not.toBe(escapeKey(`${long}x`));
		expect(escapeKey("é".repeat(200))).toMatch(SAFE);
		expect(unescapeKey(escapeKey(long))).toBeUndefined();
		expect(escapeKey("x".repeat(180))).toBe("x".repeat(180));
	});

	it("keeps long broken text distinct", () => {
		expect(escapeKey("\ud800".repeat(200))).not.toBe(escapeKey("\ud801".repeat(200)));
	});

	it("refuses empty text", () => {
		expect(() => escapeKey("")).toThrow(StoreInputError);
		expect(() => key()).toThrow(StoreInputError);
		expect(() => key("a", "")).toThrow(StoreInputError);
	});

	it("refuses to read what it did not write", () => {
		for (const text of ["", "a.b", "~", "~2", "~2f", "~80", "~uD83", "a/b"])
			expect(unescapeKey(text)).toBeUndefined();
	});

	it("is injective, safe and bounded", () => {
		fc.assert(
			fc.property(anyText, anyText, (a, b) => {
				expect(escapeKey(a)).toMatch(SAFE);
				expect(escapeKey(a)).not.toContain(".");
				expect(escapeKey(a).length).toBeLessThanOrEqual(180);
				expect(escapeKey(a) === escapeKey(b)).toBe(a === b);
				const back = unescapeKey(escapeKey(a));
				if (back !== undefined) expect(back).toBe(a);
			}),
		);
	});

	it("stays injective next to the digest", () => {
		const long = escapeKey("é".repeat(100));
		expect(escapeKey(long)).not.toBe(long);
	});
});

describe("key", () => {
	it("sorts numbers as numbers", () => {
		const sequence = fc.nat({ max: Number.MAX_SAFE_INTEGER });
		fc.assert(
			fc.property(sequence, sequence, (a, b) => {
				expect(key("event", a) < key("event", b)).toBe(a < b);
			}),
		);
		expect(key("event", 7)).toBe("event.0000000000000007");
	});

	it("refuses numbers that would not sort", () => {
		for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
			expect(() => key("event", wrong)).toThrow(StoreInputError);
	});

	it("is injective over parts", () => {
		const parts = fc.array(anyText, { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				expect(key(...a) === key(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			}),
		);
	});

	it("takes its parts apart again", () => {
		const composed = key("t1", "INV/2024", 3);
		expect(splitKey(composed)).toEqual(["t1", "INV~2F2024", "0000000000000003"]);
		expect(joinKeys(...splitKey(composed))).toBe(composed);
	});

	it("refuses a key no engine would take", () => {
		expect(() => key(...Array.from({ length: 6 }, () => "x".repeat(180)))).toThrow(StoreInputError);
	});
});

describe("keyRange", () => {
	it("holds exactly the keys below the prefix", () => {
		const { from, to } = keyRange(key("dispute", "D1"));
		const inside = (id: string) => from <= id && id < to;
		expect(inside(key("dispute", "D1", "event", 1))).toBe(true);
		expect(inside(key("dispute", "D1", "~"))).toBe(true);
		for (const other of [
			key("dispute", "D1"),
			key("dispute", "D10"),
			key("dispute", "D1-2"),
			key("dispute", "D0", "z"),
		])
			expect(inside(other)).toBe(false);
	});

	it("holds everything without a prefix", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { from, to } = keyRange();
				expect(from <= key(text) && key(text) < to).toBe(true);
			}),
		);
	});

	it("agrees with the parts for any keys", () => {
		const parts = fc.array(fc.constantFrom("a", "a-", "b", "~", "0", "a.b"), { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(parts, parts, (prefix, other) => {
				const { from, to } = keyRange(key(...prefix));
				const id = key(...other);
				const below = other.length > prefix.length && prefix.every((part, i) => part === other[i]);
				expect(from <= id && id < to).toBe(below);
			}),
		);
	});
});
