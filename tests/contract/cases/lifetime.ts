import type { Change } from "@accord/shared/ports/documentStore.ts";
import { expect, it } from "vitest";
import { conflictOf, create, drain, etagOf, freshPartition, listAll, put, type Workbench } from "../bench.ts";

const brief = (kind: "create" | "put", id: string): Change => ({
	kind,
	id,
	body: { kind: "brief" },
	ttlSeconds: 2,
});

/** Documents that leave by themselves. */
export function lifetimeCases(bench: Workbench): void {
	it("reads, lists and feeds a document until its time is over, then knows it no more", async () => {
		const partition = freshPartition();
		const start = await drain(bench.store());
		await bench.store().commit(partition, [brief("create", "a"), put("b", { kind: "brief" })]);
		const idsNow = async () =>
			(await listAll(bench.store(), partition, { where: { kind: "brief" } })).map((item) => item.id);
		expect(await idsNow()).toEqual(["a", "b"]);
		expect(await bench.store().read(partition, "a")).toBeDefined();
		await bench.elapse(4);
		expect(await bench.store().read(partition, "a")).toBeUndefined();
		expect(await idsNow()).toEqual(["b"]);
		const fed = await drain(bench.store(), start.continuation);
		expect(fed.items.filter((item) => item.partition === partition).map((item) => item.id)).toEqual(["b"]);
	});

	it("treats a document past its time as missing in every change", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const etags = await store.commit(
			partition,
			["a", "b", "c", "d"].map((id) => brief("create", id)),
		);
		await bench.elapse(4);
		expect(
			await conflictOf(
				store.commit(partition, [{ kind: "replace", id: "a", body: {}, ifMatch: etagOf(etags, "a") }]),
			),
		).toEqual({ id: "a", reason: "missing" });
		expect(
			await conflictOf(store.commit(partition, [{ kind: "delete", id: "b", ifMatch: etagOf(etags, "b") }])),
		).toEqual({ id: "b", reason: "missing" });
		await store.commit(partition, [create("c", { again: true }), { kind: "delete", id: "d" }]);
		expect((await listAll(store, partition)).map(({ id, body }) => [id, body])).toEqual([
			["c", { again: true }],
		]);
	});

	it("counts from the latest write, and keeps a document rewritten without a time", async () => {
		const [store, partition] = [bench.store(), freshPartition()];
		const etags = await store.commit(partition, [brief("create", "kept"), brief("create", "longer")]);
		await store.commit(partition, [
			{ kind: "replace", id: "kept", body: {}, ifMatch: etagOf(etags, "kept") },
			{ kind: "put", id: "longer", body: {}, ttlSeconds: 60 },
		]);
		await bench.elapse(4);
		expect((await listAll(store, partition)).map((item) => item.id)).toEqual(["kept", "longer"]);
	});
}
