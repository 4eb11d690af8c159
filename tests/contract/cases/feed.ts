import { key } from "@accord/shared/keys.ts";
import { expect, it } from "vitest";
import { create, drain, freshPartition, put, type Workbench } from "../bench.ts";

/** The change feed: at least once, in order within a partition, resumable. */
export function feedCases(bench: Workbench): void {
	it("gives the latest version of each document, oldest write first", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const { continuation } = await drain(store);
		await store.commit(partition, [create("a", { n: 1 }), create("b", { n: 1 })]);
		await store.commit(partition, [create("c", { n: 1 })]);
		const etags = await store.commit(partition, [put("a", { n: 2 })]);
		const fed = await drain(store, continuation);
		const mine = fed.items.filter((item) => item.partition === partition);
		expect(mine.map((item) => [item.id, item.body])).toEqual([
			["b", { n: 1 }],
			["c", { n: 1 }],
			["a", { n: 2 }],
		]);
		expect(mine.at(-1)?.etag).toBe(etags.get("a"));
		expect(mine.at(-1)).toEqual(await store.read(partition, "a"));
	});

	it("tells nothing new twice once drained, and nothing of deletions", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const start = await drain(store);
		await store.commit(partition, [create("a"), create("b")]);
		await store.commit(partition, [{ kind: "delete", id: "a" }]);
		const first = await drain(store, start.continuation);
		expect(first.items.filter((item) => item.partition === partition).map((item) => item.id)).toEqual(["b"]);
		await store.commit(partition, [{ kind: "delete", id: "b" }]);
		const second = await drain(store, first.continuation);
		expect(second.items.filter((item) => item.partition === partition)).toEqual([]);
	});

	it("says drained and keeps an answering continuation when nothing happened", async () => {
		const store = bench.store();
		let { continuation } = await drain(store);
		for (let i = 0; i < 3; i++) {
			const feed = await store.changes(continuation, 10);
			expect(feed.items).toEqual([]);
			expect(feed.drained).toBe(true);
			continuation = feed.continuation;
		}
	});

	it("gives everything from the beginning without a continuation", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(
			partition,
			Array.from({ length: 25 }, (_, i) => create(key("doc", i))),
		);
		const { items } = await drain(store, undefined, 7);
		const mine = items.filter((item) => item.partition === partition).map((item) => item.id);
		expect(mine).toEqual(Array.from({ length: 25 }, (_, i) => key("doc", i)));
	});

	it("resumes after a crash exactly where its continuation says", async () => {
		const partition = freshPartition();
		const start = await drain(bench.store());
		for (const id of ["a", "b", "c"]) await bench.store().commit(partition, [create(id)]);
		const seen: string[] = [];
		let { continuation } = start;
		for (let written = false, drained = false; !written || !drained; ) {
			const feed = await bench.store().changes(continuation, 1);
			seen.push(...feed.items.filter((item) => item.partition === partition).map((item) => item.id));
			({ continuation, drained } = feed);
			await bench.crash();
			if (seen.length === 2 && !written) {
				await bench.store().commit(partition, [put("d")]);
				written = true;
			}
		}
		expect(seen.toSorted()).toEqual(["a", "b", "c", "d"]);
		const again = await drain(bench.store(), start.continuation);
		expect(again.items.filter((item) => item.partition === partition)).toHaveLength(4);
	});

	it("misses no final version while several writers go on", async () => {
		const store = bench.store();
		const partitions = Array.from({ length: 5 }, freshPartition);
		const start = await drain(store);
		let writing = true;
		const writers = Promise.all(
			partitions.map(async (partition) => {
				for (let n = 1; n <= 30; n++)
					await store.commit(partition, [put("state", { n }), create(key("event", n), { n })]);
			}),
		).finally(() => {
			writing = false;
		});
		const latest = new Map<string, unknown>();
		const events = new Map<string, number[]>(partitions.map((partition) => [partition, []]));
		let { continuation } = start;
		for (let last = false; !last; ) {
			last = !writing;
			const feed = await drain(store, continuation, 10);
			for (const { partition, id, body } of feed.items) {
				if (id === "state") latest.set(partition, body.n);
				else events.get(partition)?.push(Number(body.n));
			}
			continuation = feed.continuation;
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
		await writers;
		const inOrder = Array.from({ length: 30 }, (_, i) => i + 1);
		for (const partition of partitions) {
			expect(latest.get(partition)).toBe(30);
			expect([...new Set(events.get(partition))]).toEqual(inOrder);
		}
	});
}
