import { expect, it } from "vitest";
import { sortOut } from "./documents.ts";

const good = { id: "a", partition: "p", _etag: '"1"', commits: ["c"], body: { kind: "x" } };

it("names what is none of a store's, and gives the rest", () => {
	const { items, unreadable } = sortOut([
		{ ...good, id: "b", body: 7 },
		good,
		{ ...good, id: "c", commits: undefined },
		{ id: " commit 1", partition: "p" },
		"text",
		{ ...good, id: 7 },
	]);
	expect(items.map(({ id }) => id)).toEqual(["a"]);
	expect(unreadable).toEqual([
		{ partition: "p", id: "b" },
		{ partition: "p", id: "c" },
		{ partition: "unknown", id: "unknown" },
		{ partition: "p", id: "unknown" },
	]);
});
