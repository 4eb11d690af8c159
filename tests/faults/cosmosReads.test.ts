import { createCosmosClient } from "@accord/functions/adapters/cosmos/container.ts";
import { createCosmosStore } from "@accord/functions/adapters/cosmos/cosmosStore.ts";
import { key, keyRange } from "@accord/shared/keys.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { create, drain, freshPartition, listAll, put } from "../contract/bench.ts";
import type { Fault } from "../contract/cosmosDouble/wire.ts";
import { type FaultBench, openFaultBench } from "./cosmosBench.ts";

let bench: FaultBench;
beforeEach(async () => {
	bench = await openFaultBench();
});
afterEach(() => bench.close());

/** More often in a row than the SDK tries by itself; it waits a second after each reset. */
const IN_A_ROW = 4;
const READ_FAULTS: Readonly<Record<string, Fault>> = {
	throttled: { status: 429, retryAfterMs: 5 },
	"retry with": { status: 449 },
	timeout: { status: 408 },
	unavailable: { status: 503 },
	"stale session": { status: 404, substatus: 1002 },
	reset: { reset: true },
};

describe.each(Object.entries(READ_FAULTS))("reading while the service answers: %s", (_, fault) => {
	it("gives documents, pages and feed complete", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		const ids = Array.from({ length: 120 }, (_, i) => key("doc", i));
		for (let i = 0; i < 120; i += 40)
			await store.commit(
				partition,
				ids.slice(i, i + 40).map((id) => create(id, { kind: "doc" })),
			);
		const spoiled = new Map<string, number>();
		bench.double.inject(({ kind, ordinal }) => {
			const times = spoiled.get(kind) ?? 0;
			if (kind === "batch" || kind === "metadata" || (kind === "query" && ordinal < 2)) return undefined;
			if (times === ("reset" in fault ? 1 : IN_A_ROW)) return undefined;
			spoiled.set(kind, times + 1);
			return fault;
		});
		expect(await store.read(partition, ids[3] ?? "")).toMatchObject({ id: ids[3] });
		expect((await listAll(store, partition, { limit: 50 })).map(({ id }) => id)).toEqual(ids);
		expect((await drain(store)).items.map(({ id }) => id)).toEqual(ids);
		expect([...spoiled.keys()].toSorted()).toEqual(["feed", "query", "read"]);
	});
});

describe("replicas that lag", () => {
	it("reads its own writes, and takes its own commit for its own", async () => {
		bench.double.lag(50);
		const [store, partition] = [bench.connect(), freshPartition()];
		for (let n = 1; n <= 20; n++) {
			const state = await store.read(partition, "state");
			expect(state?.body.n).toBe(n === 1 ? undefined : n - 1);
			if (n % 5 === 0) {
				let left = 1;
				bench.double.inject(({ kind }) =>
					kind === "batch" && left-- > 0 ? { reset: true, after: true } : undefined,
				);
			}
			await store.commit(partition, [
				state ? { kind: "replace", id: "state", body: { n }, ifMatch: state.etag } : create("state", { n }),
				create(key("event", n)),
			]);
			expect(await listAll(store, partition, keyRange("event"))).toHaveLength(n);
		}
	});
});

describe("physical partitions that split", () => {
	it("feeds everything across the split, to old and new readers", async () => {
		const [store, reader] = [bench.connect(), bench.connect()];
		const partitions = Array.from({ length: 12 }, freshPartition);
		const write = async (n: number) => {
			for (const partition of partitions)
				await store.commit(partition, [put("state", { n }), create(key("event", n))]);
		};
		await write(1);
		const first = await reader.changes(undefined, 5);
		await write(2);
		bench.container.split("0");
		await write(3);
		bench.container.split("1");
		const rest = await drain(reader, first.continuation, 5);
		await write(4);
		const fresh = await drain(bench.connect(), rest.continuation, 5);
		for (const partition of partitions) {
			const mine = [...first.items, ...rest.items, ...fresh.items].filter(
				(item) => item.partition === partition,
			);
			const events = mine.filter(({ id }) => id !== "state").map(({ id }) => id);
			expect([...new Set(events)]).toEqual([1, 2, 3, 4].map((n) => key("event", n)));
			expect(mine.findLast(({ id }) => id === "state")?.body).toEqual({ n: 4 });
		}
		expect((await drain(bench.connect())).items).toHaveLength(12 * 5);
	});
});

describe("set-up", () => {
	it("reports every charge under the call that caused it", async () => {
		const charged = new Map<string, number>();
		const onCharge = (ru: number, operation: string) =>
			charged.set(operation, (charged.get(operation) ?? 0) + ru);
		const [store, partition] = [bench.connect({ onCharge }), freshPartition()];
		await store.commit(partition, [create("a", { kind: "dispute" }), create("b")]);
		await store.read(partition, "a");
		await store.list(partition, { ...keyRange(), limit: 10 });
		await store.changes(undefined, 10);
		expect([...charged.keys()].toSorted()).toEqual(["changes", "commit", "list", "read"]);
		expect(charged.get("read")).toBe(1);
		expect(charged.get("commit")).toBeCloseTo(10.3, 1);
	});

	it("asks one query per page and one request per commit, and never without the partition", async () => {
		const [store, partition] = [bench.connect(), freshPartition()];
		await store.commit(partition, [create("a"), create("b")]);
		expect(bench.double.requests("batch")).toBe(1);
		const urls: string[] = [];
		bench.double.inject(({ kind, url }) => {
			if (kind !== "metadata") urls.push(`${kind} ${url}`);
			return undefined;
		});
		await store.list(partition, { ...keyRange(), limit: 10 });
		await store.read(partition, "a");
		expect(urls).toEqual(["query /dbs/d/colls/ledger/docs", "read /dbs/d/colls/ledger/docs/a"]);
	});

	it("refuses a wrong key at once", async () => {
		const key = Buffer.alloc(64, 1).toString("base64");
		const client = createCosmosClient({ endpoint: bench.double.endpoint, access: { key } });
		const store = createCosmosStore({ client, database: "d", container: "ledger" });
		await expect(store.read("p", "a")).rejects.toMatchObject({ code: 401 });
		client.dispose();
	});
});
