import { key } from "@accord/shared/keys.ts";
import type { JsonObject } from "@accord/shared/ports/documentStore.ts";
import { expect, it } from "vitest";
import { conflictOf, create, etagOf, freshPartition, listAll, put, type Workbench } from "../bench.ts";

/** Reading, writing, conflicts, atomicity. */
export function writeCases(bench: Workbench): void {
	it("reads what was committed, under the etag the commit gave", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		expect(await store.read(partition, "a")).toBeUndefined();
		const etags = await store.commit(partition, [create("a", { n: 1 }), put("b", { n: 2 })]);
		expect(await store.read(partition, "a")).toEqual({
			partition,
			id: "a",
			etag: etagOf(etags, "a"),
			body: { n: 1 },
		});
		expect((await store.read(partition, "b"))?.etag).toBe(etagOf(etags, "b"));
		expect([...etags.keys()].sort()).toEqual(["a", "b"]);
	});

	it.each(["INV/2024/0456", "#113", "n° 5?", "é", "😀", "a\\b", " ", "..", "%2F", "x".repeat(200), "+&=;,"])(
		"keeps the id %s",
		async (text) => {
			const [store, partition] = [bench.store(), key("t", freshPartition(), text)];
			const id = key("item", text);
			await store.commit(partition, [create(id, { text })]);
			expect((await store.read(partition, id))?.body).toEqual({ text });
			expect((await listAll(store, partition)).map((item) => item.id)).toEqual([id]);
			await store.commit(partition, [{ kind: "delete", id }]);
			expect(await store.read(partition, id)).toBeUndefined();
		},
	);

	it("keeps ids apart by case", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [create("Case", { n: 1 }), create("case", { n: 2 })]);
		expect((await store.read(partition, "Case"))?.body).toEqual({ n: 1 });
		expect(await store.read(partition, "CASE")).toBeUndefined();
	});

	it("gives every body back as it was", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const body: JsonObject = {
			id: "mine",
			partition: "mine",
			_etag: "mine",
			_ts: 1,
			ttl: 1,
			body: { body: null },
			numbers: [0, -1, 1.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
			text: "é 😀 \u0000 \u2028 \" ' \\ 中",
			deep: { a: [{ b: [[]] }, {}, "", null, true, false] },
			"": "empty name",
			"with.dot/and slash": 1,
		};
		await store.commit(partition, [create("a", { ...body, dropped: undefined })]);
		expect((await store.read(partition, "a"))?.body).toEqual(body);
	});

	it("gives copies, not the caller's own object", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const lines = [1];
		const committed = store.commit(partition, [create("a", { lines })]);
		lines.push(2);
		await committed;
		expect((await store.read(partition, "a"))?.body).toEqual({ lines: [1] });
	});

	it("changes the etag with every write and never gives an old one again", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const seen = new Set<string>();
		for (let round = 0; round < 3; round++) {
			seen.add(etagOf(await store.commit(partition, [create("a")]), "a"));
			seen.add(etagOf(await store.commit(partition, [put("a")]), "a"));
			const last = etagOf(await store.commit(partition, [put("a")]), "a");
			seen.add(last);
			await store.commit(partition, [{ kind: "delete", id: "a", ifMatch: last }]);
		}
		expect(seen.size).toBe(9);
	});

	it("says how a change conflicts, and about which document", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const old = etagOf(await store.commit(partition, [create("a", { n: 1 })]), "a");
		await store.commit(partition, [put("a", { n: 2 })]);
		const body = { n: 3 };
		expect(await conflictOf(store.commit(partition, [create("a", body)]))).toEqual({
			id: "a",
			reason: "exists",
		});
		expect(
			await conflictOf(store.commit(partition, [{ kind: "replace", id: "a", body, ifMatch: old }])),
		).toEqual({ id: "a", reason: "changed" });
		expect(
			await conflictOf(store.commit(partition, [{ kind: "replace", id: "b", body, ifMatch: old }])),
		).toEqual({ id: "b", reason: "missing" });
		expect(await conflictOf(store.commit(partition, [{ kind: "delete", id: "a", ifMatch: old }]))).toEqual({
			id: "a",
			reason: "changed",
		});
		expect(await conflictOf(store.commit(partition, [{ kind: "delete", id: "b", ifMatch: old }]))).toEqual({
			id: "b",
			reason: "missing",
		});
		expect((await store.read(partition, "a"))?.body).toEqual({ n: 2 });
	});

	it("is content to delete nothing when nothing was expected", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [{ kind: "delete", id: "gone" }]);
		const etags = await store.commit(partition, [
			{ kind: "delete", id: "gone" },
			create("a"),
			{ kind: "delete", id: "gone too".replace(" ", "-") },
		]);
		expect([...etags.keys()]).toEqual(["a"]);
		expect((await listAll(store, partition)).map((item) => item.id)).toEqual(["a"]);
	});

	it("keeps nothing of a commit that conflicts at its last change", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const before = await store.commit(partition, [create("a", { n: 1 }), create("b", { n: 1 })]);
		const conflict = await conflictOf(
			store.commit(partition, [
				create("new", {}),
				put("a", { n: 2 }),
				{ kind: "replace", id: "b", body: { n: 2 }, ifMatch: etagOf(before, "b") },
				create("a2"),
				create("b2"),
				{ kind: "delete", id: "missing", ifMatch: etagOf(before, "a") },
			]),
		);
		expect(conflict).toEqual({ id: "missing", reason: "missing" });
		expect((await listAll(store, partition)).map(({ id, etag, body }) => [id, etag, body])).toEqual([
			["a", etagOf(before, "a"), { n: 1 }],
			["b", etagOf(before, "b"), { n: 1 }],
		]);
	});

	it("takes 100 changes of every kind at once", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const before = await store.commit(
			partition,
			Array.from({ length: 100 }, (_, i) => create(key("doc", i), { i })),
		);
		await store.commit(
			partition,
			Array.from({ length: 100 }, (_, i) => {
				const id = key("doc", i);
				if (i % 3 === 0) return { kind: "delete" as const, id, ifMatch: etagOf(before, id) };
				if (i % 3 === 1)
					return { kind: "replace" as const, id, body: { i: -i }, ifMatch: etagOf(before, id) };
				return put(id, { i: i * 2 });
			}),
		);
		const bodies = (await listAll(store, partition)).map((item) => item.body.i);
		expect(bodies).toEqual(
			Array.from({ length: 100 }, (_, i) => i)
				.filter((i) => i % 3 !== 0)
				.map((i) => (i % 3 === 1 ? -i : i * 2)),
		);
	});

	it("keeps partitions apart", async () => {
		const [store, one, two] = [bench.store(), freshPartition(), freshPartition()];
		const etags = await store.commit(one, [create("a", { n: 1 })]);
		expect(await store.read(two, "a")).toBeUndefined();
		await store.commit(two, [create("a", { n: 2 })]);
		expect(
			await conflictOf(
				store.commit(two, [{ kind: "replace", id: "a", body: {}, ifMatch: etagOf(etags, "a") }]),
			),
		).toEqual({ id: "a", reason: "changed" });
		await store.commit(two, [{ kind: "delete", id: "a" }]);
		expect((await store.read(one, "a"))?.body).toEqual({ n: 1 });
		expect(await listAll(store, two)).toEqual([]);
	});

	it("finds everything again after a crash", async () => {
		const partition = freshPartition();
		const etags = await bench.store().commit(partition, [create("a", { n: 1 }), create("b", { n: 2 })]);
		await bench.crash();
		const store = bench.store();
		expect((await listAll(store, partition)).map(({ id, etag }) => [id, etag])).toEqual([...etags]);
		await store.commit(partition, [
			{ kind: "replace", id: "a", body: { n: 3 }, ifMatch: etagOf(etags, "a") },
		]);
		expect((await store.read(partition, "a"))?.body).toEqual({ n: 3 });
	});
}
