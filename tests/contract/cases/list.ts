import { key, keyRange } from "@accord/shared/keys.ts";
import { type ListQuery, StoreInputError } from "@accord/shared/ports/documentStore.ts";
import { expect, it } from "vitest";
import { create, freshPartition, listAll, put, type Workbench } from "../bench.ts";

/** Ranges, order, paging, `where`. */
export function listCases(bench: Workbench): void {
	async function seeded(ids: readonly string[]): Promise<string> {
		const partition = freshPartition();
		for (let i = 0; i < ids.length; i += 100)
			await bench.store().commit(
				partition,
				ids.slice(i, i + 100).map((id) => create(id, { id })),
			);
		return partition;
	}
	const idsOf = async (partition: string, query: Partial<ListQuery> = {}) =>
		(await listAll(bench.store(), partition, query)).map((item) => item.id);

	it("gives ids in code-unit order, from included, to excluded", async () => {
		const ids = ["~", "a", "_", "Z", "10", "9", "-", "a.b", "a-b", "a~2F", "A", "aa", "0"];
		const partition = await seeded(ids);
		const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
		expect(await idsOf(partition)).toEqual(sorted);
		expect(await idsOf(partition, { descending: true })).toEqual(sorted.toReversed());
		expect(await idsOf(partition, { from: "a", to: "aa" })).toEqual(["a", "a-b", "a.b"]);
		expect(await idsOf(partition, { from: "a", to: "aa", descending: true })).toEqual(["a.b", "a-b", "a"]);
		expect(await idsOf(partition, { from: "b", to: "a" })).toEqual([]);
		expect(await idsOf(partition, { from: "", to: "\uffff" })).toEqual(sorted);
	});

	it("gives the keys below a prefix and no others", async () => {
		const inside = [1, 2, 10, 11].map((n) => key("dispute", "D1", "event", n));
		const partition = await seeded([...inside, key("dispute", "D1"), key("dispute", "D10", "event", 1)]);
		expect(await idsOf(partition, keyRange(key("dispute", "D1")))).toEqual(inside);
	});

	it.each([
		[1, false],
		[3, true],
		[10, false],
		[10, true],
		[11, false],
	])(
		"pages by %i (descending: %s) without loss, repetition or an empty last page",
		async (limit, descending) => {
			const ids = Array.from({ length: 20 }, (_, i) => key("doc", i));
			const partition = await seeded(ids);
			const pages: string[][] = [];
			let continuation: string | undefined;
			do {
				const page = await bench.store().list(partition, {
					...keyRange(),
					limit,
					descending,
					...(continuation === undefined ? {} : { continuation }),
				});
				pages.push(page.items.map((item) => item.id));
				continuation = page.continuation;
			} while (continuation !== undefined);
			expect(pages.flat()).toEqual(descending ? ids.toReversed() : ids);
			expect(pages).toHaveLength(Math.ceil(ids.length / limit));
		},
	);

	it("pages on while others write, delete and the store restarts", async () => {
		const ids = Array.from({ length: 30 }, (_, i) => key("doc", 2 * i));
		const partition = await seeded(ids);
		const query = { ...keyRange(), limit: 10 };
		const first = await bench.store().list(partition, query);
		await bench
			.store()
			.commit(partition, [
				create(key("doc", 1)),
				create(key("doc", 41)),
				put(key("doc", 0), { again: true }),
				put(key("doc", 44), { again: true }),
				{ kind: "delete", id: key("doc", 18) },
				{ kind: "delete", id: key("doc", 20) },
			]);
		await bench.crash();
		const seen = first.items.map((item) => item.id);
		let { continuation } = first;
		while (continuation !== undefined) {
			const page = await bench.store().list(partition, { ...query, limit: 7, continuation });
			seen.push(...page.items.map((item) => item.id));
			continuation = page.continuation;
		}
		const gone = key("doc", 20);
		expect(seen).toEqual([...ids.filter((id) => id !== gone), key("doc", 41)].toSorted());
	});

	it("filters by equality of value and type, on one field or several", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [
			create("1", { kind: "dispute", status: "open", owner: "ann", open: true, due: 5 }),
			create("2", { kind: "dispute", status: "open", owner: "bob", open: true, due: "5" }),
			create("3", { kind: "dispute", status: "closed", owner: "ann", open: false, due: 5.5 }),
			create("4", { kind: "event", status: null, owner: { name: "ann" }, open: 1, due: ["5"] }),
			create("5", { kind: "dispute", owner: "ann'; --", open: "true", due: 0 }),
			create("6", { nested: { status: "open" } }),
		]);
		const found = (where: ListQuery["where"]) => idsOf(partition, where === undefined ? {} : { where });
		expect(await found({ status: "open" })).toEqual(["1", "2"]);
		expect(await found({ owner: "ann" })).toEqual(["1", "3"]);
		expect(await found({ owner: "ann'; --" })).toEqual(["5"]);
		expect(await found({ owner: "ann", status: "open" })).toEqual(["1"]);
		expect(await found({ kind: "dispute", open: true })).toEqual(["1", "2"]);
		expect(await found({ open: false })).toEqual(["3"]);
		expect(await found({ open: 1 })).toEqual(["4"]);
		expect(await found({ open: "true" })).toEqual(["5"]);
		expect(await found({ due: 5 })).toEqual(["1"]);
		expect(await found({ due: "5" })).toEqual(["2"]);
		expect(await found({ due: 5.5 })).toEqual(["3"]);
		expect(await found({ due: 0 })).toEqual(["5"]);
		expect(await found({ status: "none" })).toEqual([]);
		expect(await found({})).toHaveLength(6);
	});

	it("forgets the old value of a field when the document changes", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [create("1", { status: "open" })]);
		await store.commit(partition, [put("1", { status: "closed" })]);
		expect(await idsOf(partition, { where: { status: "open" } })).toEqual([]);
		expect(await idsOf(partition, { where: { status: "closed" } })).toEqual(["1"]);
		await store.commit(partition, [put("1", {})]);
		expect(await idsOf(partition, { where: { status: "closed" } })).toEqual([]);
	});

	it("filters, pages and turns around at once", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(
			partition,
			Array.from({ length: 60 }, (_, i) =>
				create(key(i % 2 ? "a" : "b", i), { status: i % 3 ? "open" : "closed", kind: "dispute" }),
			),
		);
		const expected = Array.from({ length: 60 }, (_, i) => i)
			.filter((i) => i % 2 === 1 && i % 3 !== 0)
			.map((i) => key("a", i));
		const query = { ...keyRange("a"), where: { status: "open", kind: "dispute" } };
		expect(await idsOf(partition, { ...query, limit: 4 })).toEqual(expected);
		expect(await idsOf(partition, { ...query, limit: 4, descending: true })).toEqual(expected.toReversed());
	});

	it("refuses a continuation of another partition, range, filter or direction, and garbage", async () => {
		const ids = Array.from({ length: 5 }, (_, i) => key("doc", i));
		const [one, two] = [await seeded(ids), await seeded(ids)];
		const query = { ...keyRange("doc"), where: { kind: "dispute" }, limit: 2 };
		const { continuation } = await bench.store().list(one, { ...keyRange("doc"), limit: 2 });
		if (continuation === undefined) throw new Error("a second page was expected");
		const store = bench.store();
		const refused = [
			store.list(two, { ...keyRange("doc"), limit: 2, continuation }),
			store.list(one, { ...keyRange(), limit: 2, continuation }),
			store.list(one, { ...query, continuation }),
			store.list(one, { ...keyRange("doc"), limit: 2, descending: true, continuation }),
			store.list(one, { ...keyRange("doc"), limit: 2, continuation: "garbage" }),
			store.list(one, { ...keyRange("doc"), limit: 2, continuation: "" }),
			store.list(one, { ...keyRange("doc"), limit: 2, continuation: `${continuation}💥` }),
			store.list(one, { ...keyRange("doc"), limit: 2, continuation: continuation.slice(0, 12) }),
		];
		const outcomes = await Promise.allSettled(refused);
		for (const outcome of outcomes.filter((_, i) => i !== 6)) {
			expect(outcome.status).toBe("rejected");
			if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(StoreInputError);
		}
	});
}
