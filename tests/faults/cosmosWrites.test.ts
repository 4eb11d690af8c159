import { setTimeout as sleep } from "node:timers/promises";
import { key, keyRange } from "@accord/shared/keys.ts";
import { type DocumentStore, StoreConflict, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { conflictOf, create, etagOf, freshPartition, listAll, put } from "../contract/bench.ts";
import type { Fault } from "../contract/cosmosDouble/wire.ts";
import { type FaultBench, openFaultBench, seeded, WRITE_FAULTS } from "./cosmosBench.ts";

let bench: FaultBench;
beforeAll(async () => {
	bench = await openFaultBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.double.inject(undefined));

/** The next `times` batches go wrong. */
function spoil(fault: Fault, times = 1): void {
	let left = times;
	bench.double.inject(({ kind }) => (kind === "batch" && left-- > 0 ? fault : undefined));
}

/** Reads the counter, adds one and records it, as often as asked; gives how often it was acknowledged. */
async function count(store: DocumentStore, partition: string, times: number): Promise<number> {
	for (let done = 0; done < times; ) {
		const state = await store.read(partition, "state");
		const n = Number(state?.body.n ?? 0) + 1;
		try {
			await store.commit(partition, [
				state ? { kind: "replace", id: "state", body: { n }, ifMatch: state.etag } : create("state", { n }),
				create(key("event", n), { n }),
			]);
			done += 1;
		} catch (error) {
			if (!(error instanceof StoreConflict)) throw error;
		}
	}
	return times;
}

describe.each(Object.entries(WRITE_FAULTS))("a commit that meets: %s", (_, fault) => {
	it("happens once, is acknowledged, and its etags go on working", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		spoil(fault, 2);
		const created = await store.commit(partition, [create("a", { n: 1 }), put("b", { n: 1 })]);
		spoil(fault);
		const replaced = await store.commit(partition, [
			{ kind: "replace", id: "a", body: { n: 2 }, ifMatch: etagOf(created, "a") },
			{ kind: "delete", id: "b", ifMatch: etagOf(created, "b") },
		]);
		spoil(fault);
		await store.commit(partition, [
			{ kind: "replace", id: "a", body: { n: 3 }, ifMatch: etagOf(replaced, "a") },
		]);
		await sleep(20);
		expect((await listAll(store, partition)).map(({ id, body }) => [id, body])).toEqual([["a", { n: 3 }]]);
	});

	it("deletes once, guarded or not, and leaves no marker to see", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		const etags = await store.commit(partition, [create("a"), create("b"), create("c")]);
		const { continuation } = await store.changes(undefined, 1000);
		spoil(fault);
		await store.commit(partition, [{ kind: "delete", id: "a", ifMatch: etagOf(etags, "a") }]);
		spoil(fault);
		await store.commit(partition, [
			{ kind: "delete", id: "b" },
			{ kind: "delete", id: "nothing" },
		]);
		await sleep(20);
		expect((await listAll(store, partition)).map(({ id }) => id)).toEqual(["c"]);
		expect((await listAll(store, partition, { from: "", to: "~", descending: true })).length).toBe(1);
		const fed = await store.changes(continuation, 1000);
		expect(fed.items.filter((item) => item.id !== "c" && item.partition === partition)).toEqual([]);
	});

	it("is told apart from somebody else's write", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		const old = await store.commit(partition, [create("a"), create("gone")]);
		await store.commit(partition, [put("a", { theirs: true }), { kind: "delete", id: "gone" }]);
		for (const change of [
			create("a"),
			{ kind: "replace" as const, id: "a", body: {}, ifMatch: etagOf(old, "a") },
			{ kind: "delete" as const, id: "a", ifMatch: etagOf(old, "a") },
			{ kind: "delete" as const, id: "gone", ifMatch: etagOf(old, "gone") },
		]) {
			spoil(fault);
			expect(await conflictOf(store.commit(partition, [change]))).toMatchObject({ id: change.id });
		}
		expect((await store.read(partition, "a"))?.body).toEqual({ theirs: true });
	});

	it("recognises itself after others replaced its document", async () => {
		const [store, other, partition] = [bench.connect(), bench.connect(), freshPartition()];
		let batches = 0;
		bench.double.inject(({ kind }) => (kind === "batch" && batches++ === 0 ? fault : undefined));
		const committing = store.commit(partition, [create("state", { n: 1 })]);
		const seen = await Promise.race([
			committing.then(() => other.read(partition, "state")),
			appears(other, partition),
		]);
		if (!seen) throw new Error("the document never appeared");
		await other.commit(partition, [{ kind: "replace", id: "state", body: { n: 2 }, ifMatch: seen.etag }]);
		const etag = etagOf(await committing, "state");
		const late = store.commit(partition, [{ kind: "replace", id: "state", body: { n: 9 }, ifMatch: etag }]);
		expect(await conflictOf(late)).toEqual({ id: "state", reason: "changed" });
		expect((await store.read(partition, "state"))?.body).toEqual({ n: 2 });
	});
});

async function appears(store: DocumentStore, partition: string) {
	for (let i = 0; i < 200; i++) {
		const found = await store.read(partition, "state");
		if (found) return found;
		await sleep(1);
	}
	return undefined;
}

describe("many writers while a third of all batches goes wrong", () => {
	it.each([1, 2, 3])("loses nothing and does nothing twice (%i)", async (seed) => {
		const random = seeded(seed);
		const faults = Object.values(WRITE_FAULTS);
		bench.double.inject(({ kind }) =>
			kind === "batch" && random() < 0.33 ? faults[Math.floor(random() * faults.length)] : undefined,
		);
		const [shared, own] = [freshPartition(), Array.from({ length: 4 }, freshPartition)];
		const acknowledged = await Promise.all([
			...Array.from({ length: 4 }, () => count(bench.connect(), shared, 8)),
			...own.map((partition) => count(bench.connect(), partition, 12)),
		]);
		await sleep(40);
		bench.double.inject(undefined);
		const store = bench.connect();
		for (const [partition, expected] of [[shared, 32] as const, ...own.map((one) => [one, 12] as const)]) {
			expect((await store.read(partition, "state"))?.body).toEqual({ n: expected });
			const events = (await listAll(store, partition, keyRange("event"))).map((item) => item.body.n);
			expect(events).toEqual(Array.from({ length: expected }, (_, i) => i + 1));
		}
		expect(acknowledged.reduce((sum, n) => sum + n, 0)).toBe(80);
	});
});

describe("patience", () => {
	it("waits as long as the service asks", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		spoil({ status: 429, retryAfterMs: 150 }, 2);
		const began = performance.now();
		await store.commit(partition, [create("a")]);
		expect(performance.now() - began).toBeGreaterThanOrEqual(295);
	});

	it("ends: the caller is told when to come back, and what is not known", async () => {
		const [store, partition] = [bench.connect({ deadlineMs: 200 }), freshPartition()];
		spoil({ status: 429, retryAfterMs: 5000 }, 1000);
		const error = await store.commit(partition, [create("a")]).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(StoreUnavailable);
		if (error instanceof StoreUnavailable) expect(error.retryAfterMs).toBe(5000);
		spoil({ status: 503, after: true }, 1000);
		await expect(store.commit(partition, [create("b")])).rejects.toBeInstanceOf(StoreUnavailable);
		bench.double.inject(undefined);
		expect((await listAll(store, partition)).map(({ id }) => id)).toEqual(["b"]);
	});

	it("does not wait where waiting cannot help", async () => {
		const partition = freshPartition();
		const elsewhere = bench.connect({ container: "missing" });
		for (const ask of [
			() => elsewhere.read(partition, "a"),
			() => elsewhere.commit(partition, [create("a")]),
			() => elsewhere.list(partition, { ...keyRange(), limit: 1 }),
			() => elsewhere.changes(undefined, 1),
		])
			await expect(ask()).rejects.toSatisfy((error) => !(error instanceof StoreUnavailable));
		spoil({ status: 403, substatus: 1014 }, 1000);
		await expect(bench.connect().commit(partition, [create("a")])).rejects.toSatisfy(
			(error) => !(error instanceof StoreUnavailable),
		);
	});
});
