import { keyRange } from "@accord/shared/keys.ts";
import {
	type Change,
	type JsonObject,
	MAX_COMMIT_BYTES,
	StoreInputError,
} from "@accord/shared/ports/documentStore.ts";
import { expect, it } from "vitest";
import { create, drain, freshPartition, listAll, put, type Workbench } from "../bench.ts";

/** What is refused before anything is touched. */
export function inputCases(bench: Workbench): void {
	async function refused(partition: string, changes: readonly Change[], field: string): Promise<void> {
		const error: unknown = await bench
			.store()
			.commit(partition, changes)
			.then(
				() => undefined,
				(reason: unknown) => reason,
			);
		expect(error).toBeInstanceOf(StoreInputError);
		if (error instanceof StoreInputError) expect(error.field).toBe(field);
		expect(await listAll(bench.store(), freshPartition())).toEqual([]);
	}

	it.each(["", ".", "..", "a/b", "a\\b", "a?b", "a#b", "é", "a b", "a\u0000", "a\n", "x".repeat(1001)])(
		"the id or partition %j",
		async (id) => {
			const partition = freshPartition();
			await refused(partition, [put("fine"), create(id)], "id");
			await refused(id, [create("a")], "partition");
			await expect(bench.store().read(partition, id)).rejects.toBeInstanceOf(StoreInputError);
			await expect(bench.store().read(id, "a")).rejects.toBeInstanceOf(StoreInputError);
			await expect(bench.store().list(id, { ...keyRange(), limit: 1 })).rejects.toBeInstanceOf(
				StoreInputError,
			);
			expect(await listAll(bench.store(), partition)).toEqual([]);
		},
	);

	it("no change, more than 100, or one id twice", async () => {
		const partition = freshPartition();
		await refused(partition, [], "changes");
		await refused(
			partition,
			Array.from({ length: 101 }, (_, i) => put(`d${i}`)),
			"changes",
		);
		await refused(partition, [put("a"), { kind: "delete", id: "a" }], "changes");
		expect(await listAll(bench.store(), partition)).toEqual([]);
	});

	it("more than 2 MB in one body or in one commit, and takes what is below", async () => {
		const partition = freshPartition();
		const text = "é".repeat(MAX_COMMIT_BYTES / 2 - 400);
		await refused(partition, [create("a", { text: `${text}${"x".repeat(400)}` })], "body");
		await refused(
			partition,
			Array.from({ length: 5 }, (_, i) => create(`d${i}`, { text: "x".repeat(MAX_COMMIT_BYTES / 5) })),
			"body",
		);
		expect(await listAll(bench.store(), partition)).toEqual([]);
		await bench.store().commit(partition, [create("a", { text })]);
		expect((await bench.store().read(partition, "a"))?.body).toEqual({ text });
	});

	it("values JSON would lose without a word", async () => {
		const partition = freshPartition();
		const losing: Record<string, unknown> = {
			nan: Number.NaN,
			infinite: Number.POSITIVE_INFINITY,
			date: new Date(),
			big: 1n,
			function: () => 1,
			symbol: Symbol("s"),
			hole: [undefined],
			map: new Map(),
			own: { toJSON: () => 1 },
		};
		for (const value of Object.values(losing))
			await refused(
				partition,
				[create("a", sneak({ value }))],
				Array.isArray(value) ? "body.value[]" : "body.value",
			);
		for (const body of [null, [], "text", 1, undefined])
			await refused(partition, [{ kind: "put", id: "a", body: sneak(body) }], "body");
		const cycle: Record<string, unknown> = {};
		cycle.self = cycle;
		await expect(bench.store().commit(partition, [create("a", sneak(cycle))])).rejects.toBeInstanceOf(
			StoreInputError,
		);
		expect(await listAll(bench.store(), partition)).toEqual([]);
	});

	it("times to live that are no whole positive seconds, and etags that match anything", async () => {
		const partition = freshPartition();
		for (const ttlSeconds of [0, -1, 1.5, Number.NaN, 2 ** 31])
			await refused(partition, [{ kind: "put", id: "a", body: {}, ttlSeconds }], "ttlSeconds");
		for (const ifMatch of ["*", ""]) {
			await refused(partition, [{ kind: "replace", id: "a", body: {}, ifMatch }], "ifMatch");
			await refused(partition, [{ kind: "delete", id: "a", ifMatch }], "ifMatch");
		}
	});

	it("limits, filters and continuations it cannot answer", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		await store.commit(partition, [create("a")]);
		for (const limit of [0, -1, 1001, 1.5, Number.NaN]) {
			await expect(store.list(partition, { ...keyRange(), limit })).rejects.toBeInstanceOf(StoreInputError);
			await expect(store.changes(undefined, limit)).rejects.toBeInstanceOf(StoreInputError);
		}
		for (const wrong of [
			{ from: "\ud800", to: "z" },
			{ ...keyRange(), to: sneakText(undefined) },
		])
			await expect(store.list(partition, { ...wrong, limit: 1 })).rejects.toBeInstanceOf(StoreInputError);
		const wheres: readonly object[] = [
			{ body: "x" },
			{ "status) OR 1=1 --": "x" },
			{ status: null },
			{ due: Number.NaN },
		];
		for (const where of wheres)
			await expect(store.list(partition, { ...keyRange(), limit: 1, where })).rejects.toBeInstanceOf(
				StoreInputError,
			);
		const { continuation } = await drain(store);
		for (const wrong of ["garbage", "", `${continuation}9`, continuation.slice(0, 5)])
			await expect(store.changes(wrong, 10)).rejects.toBeInstanceOf(StoreInputError);
	});
}

/** Callers without types exist: JSON from outside is `unknown` until a schema has seen it. */
function sneak(value: unknown): JsonObject {
	const carrier: { body: JsonObject } = { body: {} };
	Reflect.set(carrier, "body", value);
	return carrier.body;
}

function sneakText(value: unknown): string {
	const carrier = { text: "" };
	Reflect.set(carrier, "text", value);
	return carrier.text;
}
