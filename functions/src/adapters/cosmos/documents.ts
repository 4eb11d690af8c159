import {
	type Change,
	type Feed,
	type JsonObject,
	type Stored,
	UnreadableDocument,
} from "@accord/shared/ports/documentStore.ts";
import type { JSONObject } from "@azure/cosmos";
import type { CheckedChange } from "../storeInput.ts";

/**
 * A document as Cosmos DB holds it. `commits` names the commit that wrote this version and, while replaced under a
 * known etag, those before it: so a commit whose answer was lost recognises itself, even when others wrote since.
 */
export interface WireDocument {
	readonly stored: Stored;
	readonly commits: readonly string[];
}

const REMEMBERED_COMMITS = 4;
const MARKER_SECONDS = 3600;
/** A space is in no id of a store, so a marker is outside every range that starts at `FIRST_ID`. */
const MARKER_PREFIX = " commit ";
export const FIRST_ID = "!";

/** The document one change writes. */
export function composeDocument(
	partition: string,
	{ change, json }: CheckedChange,
	commit: string,
): JSONObject {
	const body: JSONObject = JSON.parse(json ?? "{}");
	return {
		id: change.id,
		partition,
		commits: commitsAfter(change, commit),
		...(change.kind !== "delete" && change.ttlSeconds !== undefined ? { ttl: change.ttlSeconds } : {}),
		body,
	};
}

/** The commits a document names once `commit` has made this change. */
export function commitsAfter(change: Change, commit: string): string[] {
	const before = change.kind === "replace" ? readEtag(change.ifMatch).commits : [];
	return [commit, ...before].slice(0, REMEMBERED_COMMITS);
}

/** Stands in a commit that would otherwise leave no trace of itself; the service forgets it within the hour. */
export function composeMarker(partition: string, commit: string): JSONObject {
	return { id: MARKER_PREFIX + commit, partition, ttl: MARKER_SECONDS };
}

/**
 * Reads a document as the service gives it, also in a change-feed trigger.
 * @returns undefined for a commit's own marker. @throws UnreadableDocument when it is not a document of a store.
 */
export function parseDocument(raw: unknown): WireDocument | undefined {
	if (!isRecord(raw) || typeof raw.id !== "string" || typeof raw.partition !== "string")
		throw new UnreadableDocument(textOf(raw, "partition"), textOf(raw, "id"));
	if (raw.id.startsWith(MARKER_PREFIX)) return undefined;
	const { id, partition, _etag: etag, body, commits } = raw;
	if (typeof etag !== "string" || !isBody(body) || !isTexts(commits))
		throw new UnreadableDocument(partition, id);
	return { stored: { partition, id, etag: composeEtag(etag, commits), body }, commits };
}

/** Documents as the service gives them, in a feed or a trigger: one that is damaged does not hide the others. */
export function sortOut(documents: readonly unknown[]): Pick<Feed, "items" | "unreadable"> {
	const items: Stored[] = [];
	const unreadable: { partition: string; id: string }[] = [];
	for (const raw of documents)
		try {
			const found = parseDocument(raw);
			if (found) items.push(found.stored);
		} catch (error) {
			if (!(error instanceof UnreadableDocument)) throw error;
			unreadable.push({ partition: error.partition, id: error.id });
		}
	return unreadable.length > 0 ? { items, unreadable } : { items };
}

function textOf(raw: unknown, field: "partition" | "id"): string {
	const value = isRecord(raw) ? raw[field] : undefined;
	return typeof value === "string" && value !== "" ? value : "unknown";
}

/** The service's etag with the commits behind it, so that a replacement can carry them on. */
export function composeEtag(etag: string, commits: readonly string[]): string {
	return `${etag}~${commits.join(".")}`;
}

export function readEtag(etag: string): { readonly etag: string; readonly commits: readonly string[] } {
	const at = etag.lastIndexOf("~");
	if (at < 0) return { etag, commits: [] };
	return { etag: etag.slice(0, at), commits: etag.slice(at + 1).split(".") };
}

/** The etag of a version that somebody has already replaced: it matches nothing. */
export function overtakenEtag(commit: string): string {
	return composeEtag('"overtaken"', [commit]);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What came as JSON text is JSON all the way down. */
function isBody(value: unknown): value is JsonObject {
	return isRecord(value);
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
