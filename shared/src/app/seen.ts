import { DomainError } from "../dispute/error.ts";
import {
	type Change,
	type DocumentStore,
	type JsonObject,
	StoreConflict,
	type Stored,
} from "../ports/documentStore.ts";
import { fingerprint } from "./acting/answered.ts";

/** Names what a person sees of something that several may change: the same contents have the same version. */
export function versionOf(value: object): string {
	return fingerprint(value).slice(0, 32);
}

/** Where something is kept, and what it is there now: a supplied value while nobody changed it. */
export interface Kept {
	readonly partition: string;
	readonly id: string;
	readonly value: (stored: Stored | undefined) => object;
}

/**
 * Writes over the version the person saw and over no other; `*` is any. Without a body it is taken away.
 * @throws DomainError changed_since when somebody else wrote in between
 */
export async function writeOver(
	store: DocumentStore,
	kept: Kept,
	by: { readonly seen: string; readonly body?: JsonObject },
): Promise<void> {
	const stored = await store.read(kept.partition, kept.id);
	if (by.seen !== "*" && by.seen !== versionOf(kept.value(stored)))
		throw new DomainError("changed_since", `${kept.id} is not the version that was seen`, "If-Match");
	const overtaken = (message: string) => new DomainError("changed_since", message, "If-Match");
	await writeOnto(store, { ...kept, stored }, by.body, overtaken);
}

/**
 * Writes over what was read and over nothing else. Without a body it is taken away.
 * @throws what `overtaken` makes of it when somebody else wrote in between
 */
export async function writeOnto(
	store: DocumentStore,
	read: Pick<Kept, "partition" | "id"> & { readonly stored: Stored | undefined },
	body: JsonObject | undefined,
	overtaken: (message: string) => DomainError,
): Promise<void> {
	const change = changeOf(read.id, read.stored, body);
	if (!change) return;
	try {
		await store.commit(read.partition, [change]);
	} catch (error) {
		throw error instanceof StoreConflict ? overtaken(error.message) : error;
	}
}

function changeOf(id: string, stored: Stored | undefined, body: JsonObject | undefined): Change | undefined {
	if (body === undefined) return stored && { kind: "delete", id, ifMatch: stored.etag };
	return stored ? { kind: "replace", id, body, ifMatch: stored.etag } : { kind: "create", id, body };
}
