import type { Change } from "@accord/shared/ports/documentStore.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { conflictOf, drain, freshPartition, listAll, type Workbench } from "../bench.ts";

interface Entry {
	readonly etag: string;
	readonly n: number;
}
interface Step {
	readonly kind: "create" | "put" | "replace" | "delete" | "guardedDelete";
	readonly id: string;
	readonly stale: boolean;
	readonly n: number;
}

const step: fc.Arbitrary<Step> = fc.record({
	kind: fc.constantFrom("create", "put", "replace", "delete", "guardedDelete"),
	id: fc.constantFrom("a", "b", "c", "d"),
	stale: fc.boolean(),
	n: fc.nat(5),
});
const commits = fc.array(fc.uniqueArray(step, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }), {
	minLength: 1,
	maxLength: 12,
});

/** Any sequence of commits gives what a map in memory gives. */
export function modelCases(bench: Workbench): void {
	it("agrees with a map, commit by commit, and its feed with the end", async () => {
		await fc.assert(
			fc.asyncProperty(commits, async (sequence) => {
				const [store, partition] = [bench.store(), freshPartition()];
				const { continuation } = await drain(store);
				const entries = new Map<string, Entry>();
				const past = new Map<string, string>();
				for (const steps of sequence) {
					const changes = steps.map((one) => toChange(one, entries, past));
					const expected = firstConflict(changes, entries);
					const result = store.commit(partition, changes);
					expect(await conflictOf(result)).toEqual(expected);
					if (expected) continue;
					apply(steps, await result, entries, past);
				}
				const stored = await listAll(store, partition);
				const state = [...entries].map(([id, entry]) => [id, entry.etag, { status: String(entry.n) }]);
				expect(stored.map(({ id, etag, body }) => [id, etag, body])).toEqual(state.toSorted());
				const fed = (await drain(store, continuation)).items.filter((item) => item.partition === partition);
				expect(new Map(fed.map((item) => [item.id, item.etag]))).toEqual(
					new Map([...entries].map(([id, entry]) => [id, entry.etag])),
				);
				for (const n of [0, 1])
					expect(
						(await listAll(store, partition, { where: { status: String(n) } })).map(({ id }) => id),
					).toEqual([...entries].flatMap(([id, entry]) => (entry.n === n ? [id] : [])).toSorted());
			}),
			{ numRuns: 40 },
		);
	});
}

function toChange(
	{ kind, id, stale, n }: Step,
	entries: Map<string, Entry>,
	past: Map<string, string>,
): Change {
	const body = { status: String(n) };
	const current = entries.get(id)?.etag;
	const ifMatch = (stale ? past.get(id) : current) ?? past.get(id) ?? "1";
	if (kind === "replace") return { kind, id, body, ifMatch };
	if (kind === "guardedDelete") return { kind: "delete", id, ifMatch };
	if (kind === "delete") return { kind, id };
	return { kind, id, body };
}

function firstConflict(changes: readonly Change[], entries: ReadonlyMap<string, Entry>) {
	for (const change of changes) {
		const entry = entries.get(change.id);
		if (change.kind === "create" && entry) return { id: change.id, reason: "exists" };
		const ifMatch = "ifMatch" in change ? change.ifMatch : undefined;
		if (ifMatch !== undefined && ifMatch !== entry?.etag)
			return { id: change.id, reason: entry ? "changed" : "missing" };
	}
	return undefined;
}

function apply(
	steps: readonly Step[],
	etags: ReadonlyMap<string, string>,
	entries: Map<string, Entry>,
	past: Map<string, string>,
): void {
	for (const { id, kind, n } of steps) {
		const before = entries.get(id);
		if (before) past.set(id, before.etag);
		const etag = etags.get(id);
		if (kind === "delete" || kind === "guardedDelete") entries.delete(id);
		else if (etag !== undefined) entries.set(id, { etag, n });
		else throw new Error(`no etag for ${id}`);
	}
}
