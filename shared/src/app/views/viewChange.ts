import { type Change, type DocumentStore, MAX_CHANGES } from "../../ports/documentStore.ts";

/** A step of a commit with the partition it goes to. */
export interface ViewChange {
	readonly partition: string;
	readonly change: Change;
}

/** Commits steps that may each be repeated, by partition; the last of several on one document counts. */
export async function commitAll(store: DocumentStore, changes: readonly ViewChange[]): Promise<void> {
	const byPartition = new Map<string, Map<string, Change>>();
	for (const { partition, change } of changes) {
		const own = byPartition.get(partition) ?? new Map<string, Change>();
		own.delete(change.id);
		own.set(change.id, change);
		byPartition.set(partition, own);
	}
	const commits: Promise<unknown>[] = [];
	for (const [partition, own] of byPartition) {
		const all = [...own.values()];
		for (let from = 0; from < all.length; from += MAX_CHANGES)
			commits.push(store.commit(partition, all.slice(from, from + MAX_CHANGES)));
	}
	await Promise.all(commits);
}
