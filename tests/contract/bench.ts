import { randomUUID } from "node:crypto";
import { key, keyRange } from "@accord/shared/keys.ts";
import {
	type Change,
	type DocumentStore,
	type JsonObject,
	type ListQuery,
	MAX_CHANGES,
	StoreConflict,
	type Stored,
} from "@accord/shared/ports/documentStore.ts";

/** One engine under test, for all tests of a suite; each test takes partitions of its own. */
export interface Workbench {
	/** The store as it stands now. */
	readonly store: () => DocumentStore;
	/** Drops the running store without closing it and opens the data again, as after a crash. */
	readonly crash: () => Promise<void>;
	/** Lets that many seconds pass for the time to live. */
	readonly elapse: (seconds: number) => Promise<void>;
	readonly dispose: () => Promise<void>;
}

/** A partition no other test uses. */
export function freshPartition(): string {
	return key("contract", randomUUID());
}

export function create(id: string, body: JsonObject = {}): Change {
	return { kind: "create", id, body };
}

export function put(id: string, body: JsonObject = {}): Change {
	return { kind: "put", id, body };
}

/** Every document of the query, page after page. */
export async function listAll(
	store: DocumentStore,
	partition: string,
	query: Partial<ListQuery> = {},
): Promise<readonly Stored[]> {
	const items: Stored[] = [];
	let continuation: string | undefined;
	do {
		const page = await store.list(partition, {
			...keyRange(),
			limit: 1000,
			...query,
			...(continuation === undefined ? {} : { continuation }),
		});
		items.push(...page.items);
		continuation = page.continuation;
	} while (continuation !== undefined);
	return items;
}

/** What the feed gives from `continuation` until it says it is drained. */
export async function drain(
	store: DocumentStore,
	continuation?: string,
	limit = 100,
): Promise<{ readonly items: readonly Stored[]; readonly continuation: string }> {
	const items: Stored[] = [];
	for (;;) {
		const feed = await store.changes(continuation, limit);
		if (feed.items.length >= limit + MAX_CHANGES) throw new Error("the feed gave more than was asked for");
		items.push(...feed.items);
		continuation = feed.continuation;
		if (feed.drained) return { items, continuation };
	}
}

/** `undefined` when the commit went through, else how it conflicted. */
export async function conflictOf(
	commit: Promise<unknown>,
): Promise<{ readonly id: string; readonly reason: string } | undefined> {
	try {
		await commit;
		return undefined;
	} catch (error) {
		if (error instanceof StoreConflict) return { id: error.id, reason: error.reason };
		throw error;
	}
}

/** The etag a commit gave for one id. */
export function etagOf(etags: ReadonlyMap<string, string>, id: string): string {
	const etag = etags.get(id);
	if (etag === undefined) throw new Error(`no etag for ${id}`);
	return etag;
}
