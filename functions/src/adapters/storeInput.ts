import { createHash } from "node:crypto";
import {
	type Change,
	INDEXED_FIELDS,
	type IndexedField,
	type JsonObject,
	type ListQuery,
	MAX_CHANGES,
	MAX_COMMIT_BYTES,
	MAX_PAGE,
	StoreInputError,
} from "@accord/shared/ports/documentStore.ts";

/** A change that passed every check, with its body serialised once. `json` is absent for a delete. */
export interface CheckedChange {
	readonly change: Change;
	readonly json?: string;
}

/** What an engine adds around each body besides its id and partition: names, etags, the operation of the batch. */
const ENVELOPE_BYTES = 400;
const MAX_DEPTH = 100;
const MAX_TTL_SECONDS = 2 ** 31 - 1;
/** `.` and `..` would leave the path of the URL they stand in. */
const ID = /^(?!\.{1,2}$)[!-~]{1,1000}$/;
const FORBIDDEN = /[/\\?#]/;

/**
 * Holds one commit against the limits both engines share, before anything is touched.
 * @throws StoreInputError naming the field.
 */
export function checkCommit(partition: string, changes: readonly Change[]): readonly CheckedChange[] {
	checkId("partition", partition);
	if (changes.length < 1 || changes.length > MAX_CHANGES)
		throw new StoreInputError("changes", `a commit has 1 to ${MAX_CHANGES} changes, not ${changes.length}`);
	const seen = new Set<string>();
	let bytes = 0;
	return changes.map((change) => {
		checkId("id", change.id);
		if (seen.has(change.id)) throw new StoreInputError("changes", "the same id twice in one commit");
		seen.add(change.id);
		if ("ifMatch" in change && change.ifMatch !== undefined) checkEtag(change.ifMatch);
		bytes += ENVELOPE_BYTES + 2 * change.id.length + partition.length;
		const json = change.kind === "delete" ? undefined : serialise(change.body);
		if (json !== undefined) bytes += Buffer.byteLength(json);
		if (bytes > MAX_COMMIT_BYTES)
			throw new StoreInputError("body", `a commit exceeds ${MAX_COMMIT_BYTES} bytes`);
		if (change.kind === "delete" || json === undefined) return { change };
		checkTtl(change.ttlSeconds);
		return { change, json };
	});
}

/** @throws StoreInputError when an id or partition key is not one that `keys.ts` could have made. */
export function checkId(field: "id" | "partition", value: string): void {
	if (typeof value !== "string" || !ID.test(value) || FORBIDDEN.test(value))
		throw new StoreInputError(field, `${field} must be 1 to 1000 printable ASCII characters except / \\ ? #`);
}

/** @throws StoreInputError for a limit outside 1 to `MAX_PAGE`. */
export function checkLimit(limit: number): void {
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
		throw new StoreInputError("limit", `limit must be 1 to ${MAX_PAGE}`);
}

/** @throws StoreInputError for a partition, bound or limit no engine could answer. */
export function checkList(partition: string, query: ListQuery): void {
	checkId("partition", partition);
	checkLimit(query.limit);
	for (const bound of [query.from, query.to])
		if (typeof bound !== "string" || !bound.isWellFormed())
			throw new StoreInputError("from", "a range needs two bounds of well-formed text");
}

/** The conditions of `where`, most selective first, so that both engines ask in the same order. */
export function checkWhere(
	where: ListQuery["where"],
): readonly { readonly field: IndexedField; readonly value: string | number | boolean }[] {
	if (where === undefined) return [];
	for (const name of Object.keys(where))
		if (!INDEXED_FIELDS.some((field) => field === name))
			throw new StoreInputError("where", `${name} is not an indexed field`);
	return BY_SELECTIVITY.flatMap((field) => {
		if (!(field in where)) return [];
		const value = where[field];
		if (typeof value !== "string" && typeof value !== "boolean" && !Number.isFinite(value))
			throw new StoreInputError("where", `${field} must be a string, a finite number or a boolean`);
		return value === undefined ? [] : [{ field, value }];
	});
}

/** The place a page ended, tied to its partition and query. */
export function pageToken(partition: string, query: ListQuery, lastId: string): string {
	return Buffer.from(`${digest(partition, query)}${lastId}`).toString("base64url");
}

/**
 * The id after which the next page starts.
 * @throws StoreInputError when the token belongs to another partition or query, or is none of ours.
 */
export function readPageToken(partition: string, query: ListQuery): string | undefined {
	if (query.continuation === undefined) return undefined;
	const text = Buffer.from(String(query.continuation), "base64url").toString();
	const expected = digest(partition, query);
	const id = text.slice(expected.length);
	if (!text.startsWith(expected) || !ID.test(id))
		throw new StoreInputError("continuation", "the continuation belongs to another query");
	return id;
}

const SELECTIVITY: Readonly<Record<IndexedField, number>> = {
	account: 1,
	due: 2,
	court: 3,
	owner: 4,
	coordinator: 5,
	reason: 6,
	status: 7,
	open: 8,
	kind: 9,
};
const BY_SELECTIVITY = INDEXED_FIELDS.toSorted((a, b) => SELECTIVITY[a] - SELECTIVITY[b]);

function digest(partition: string, query: ListQuery): string {
	const asked = [partition, query.from, query.to, checkWhere(query.where), query.descending === true];
	return createHash("sha256").update(JSON.stringify(asked)).digest("base64url").slice(0, 16);
}

function checkEtag(etag: string): void {
	if (typeof etag !== "string" || etag === "" || etag === "*")
		throw new StoreInputError("ifMatch", "ifMatch must be an etag this store gave");
}

function checkTtl(seconds: number | undefined): void {
	if (seconds === undefined) return;
	if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_TTL_SECONDS)
		throw new StoreInputError("ttlSeconds", "ttlSeconds must be a positive whole number of seconds");
}

function serialise(body: JsonObject): string {
	if (Array.isArray(body) || typeof body !== "object" || body === null)
		throw new StoreInputError("body", "a body must be an object");
	checkJson(body, "body", 0);
	return JSON.stringify(body);
}

/** JSON.stringify would turn NaN into null and a Date into text without a word. */
function checkJson(value: unknown, path: string, depth: number): void {
	switch (typeof value) {
		case "string":
		case "boolean":
			return;
		case "number":
			if (Number.isFinite(value)) return;
			break;
		case "object":
			if (value === null) return;
			if (depth >= MAX_DEPTH) throw new StoreInputError(path, "a body is nested too deeply");
			if (Array.isArray(value)) {
				for (let i = 0; i < value.length; i++) checkJson(value[i], `${path}[]`, depth + 1);
				return;
			}
			if (isPlain(value)) {
				for (const [name, member] of Object.entries(value))
					if (member !== undefined) checkJson(member, `${path}.${name}`, depth + 1);
				return;
			}
			break;
		default:
	}
	throw new StoreInputError(path, `${path} is not plain JSON`);
}

function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
}
