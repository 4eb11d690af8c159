import { key } from "@accord/shared/keys.ts";
import { StoreConflict } from "@accord/shared/ports/documentStore.ts";
import { expect, it } from "vitest";
import { conflictOf, create, freshPartition, listAll, put, type Workbench } from "../bench.ts";

/** Many writers at once. */
export function concurrencyCases(bench: Workbench): void {
	it("loses no increment of writers that read, add one and retry on conflict", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [create("counter", { n: 0 })]);
		let conflicts = 0;
		async function increment(writer: number, round: number): Promise<void> {
			for (;;) {
				const seen = await store.read(partition, "counter");
				const n = seen?.body.n;
				if (!seen || typeof n !== "number") throw new Error("the counter is gone");
				try {
					await store.commit(partition, [
						{ kind: "replace", id: "counter", body: { n: n + 1 }, ifMatch: seen.etag },
						create(key("event", n + 1), { writer, round }),
					]);
					return;
				} catch (error) {
					if (!(error instanceof StoreConflict)) throw error;
					conflicts += 1;
				}
			}
		}
		await Promise.all(
			Array.from({ length: 10 }, async (_, writer) => {
				for (let round = 0; round < 5; round++) await increment(writer, round);
			}),
		);
		expect((await store.read(partition, "counter"))?.body).toEqual({ n: 50 });
		const events = (await listAll(store, partition)).filter((item) => item.id !== "counter");
		expect(new Set(events.map((item) => `${item.body.writer}:${item.body.round}`)).size).toBe(50);
		expect(conflicts).toBeGreaterThan(0);
	});

	it("lets exactly one of many creators win", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const outcomes = await Promise.all(
			Array.from({ length: 30 }, (_, writer) =>
				conflictOf(store.commit(partition, [create(key("mine", writer)), create("only", { writer })])),
			),
		);
		const winners = outcomes.flatMap((outcome, writer) => (outcome ? [] : [writer]));
		expect(winners).toHaveLength(1);
		expect((await store.read(partition, "only"))?.body).toEqual({ writer: winners[0] });
		expect(outcomes.filter(Boolean)).toEqual(
			Array.from({ length: 29 }, () => ({ id: "only", reason: "exists" })),
		);
		expect(await listAll(store, partition)).toHaveLength(2);
	});

	it("never shows half a commit", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const ids = Array.from({ length: 20 }, (_, i) => key("doc", i));
		await store.commit(
			partition,
			ids.map((id) => create(id, { round: 0 })),
		);
		let writing = true;
		const writer = (async () => {
			for (let round = 1; round <= 20; round++)
				await store.commit(
					partition,
					ids.map((id) => put(id, { round })),
				);
			writing = false;
		})();
		while (writing) {
			const rounds = (await listAll(store, partition)).map((item) => item.body.round);
			expect(new Set(rounds).size).toBe(1);
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		await writer;
	});

	it("does not let one writer's conflict or mistake fail the others", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [create("taken")]);
		const outcomes = await Promise.allSettled(
			Array.from({ length: 40 }, (_, i) =>
				store.commit(partition, [
					create(key("doc", i)),
					...(i % 4 === 0 ? [create("taken")] : []),
					...(i % 4 === 1 ? [put("bad/id")] : []),
				]),
			),
		);
		expect(outcomes.map((outcome) => outcome.status === "rejected")).toEqual(
			outcomes.map((_, i) => i % 4 < 2),
		);
		const kept = (await listAll(store, partition)).filter((item) => item.id !== "taken");
		expect(kept.map((item) => item.id)).toEqual(
			Array.from({ length: 40 }, (_, i) => i)
				.filter((i) => i % 4 >= 2)
				.map((i) => key("doc", i)),
		);
	});
}
