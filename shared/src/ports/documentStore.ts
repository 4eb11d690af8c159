/** A document body is plain JSON: no NaN, no Date, no undefined in an array. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| readonly JsonValue[]
	| { readonly [key: string]: JsonValue | undefined };
export type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** Changes in one commit. */
export const MAX_CHANGES = 100;
/** All bodies of one commit once serialised, with about 500 bytes more per change: what the narrower engine takes. */
export const MAX_COMMIT_BYTES = 2_000_000;
/** Rows in one page and documents in one feed answer. */
export const MAX_PAGE = 1000;

/**
 * One document as the store holds it. `etag` changes with every write and never comes back.
 * Partition and id are 1 to 1000 printable ASCII characters without `/ \\ ? #`, case-sensitive: what `keys.ts` makes.
 */
export interface Stored {
	readonly partition: string;
	readonly id: string;
	readonly etag: string;
	readonly body: JsonObject;
}

/**
 * One step of an atomic commit. `create` fails when the id exists, `replace` when it is missing or its
 * etag differs from `ifMatch`, `delete` when `ifMatch` is given and the document is missing or differs; `put`
 * writes whatever is there, a `delete` without `ifMatch` is content when nothing is. An id appears once per commit.
 * `ttlSeconds` makes the document absent that many whole seconds after this write; without it, it stays.
 */
export type Change =
	| { readonly kind: "create"; readonly id: string; readonly body: JsonObject; readonly ttlSeconds?: number }
	| {
			readonly kind: "replace";
			readonly id: string;
			readonly body: JsonObject;
			readonly ifMatch: string;
			readonly ttlSeconds?: number;
	  }
	| { readonly kind: "put"; readonly id: string; readonly body: JsonObject; readonly ttlSeconds?: number }
	| { readonly kind: "delete"; readonly id: string; readonly ifMatch?: string };

/** Ids from `from` (included) up to `to` (excluded), in code-unit order. `where` is equality on fields of `INDEXED_FIELDS`. */
export interface ListQuery {
	readonly from: string;
	readonly to: string;
	readonly where?: Readonly<Partial<Record<IndexedField, string | number | boolean>>>;
	/** Rows per page, 1 to `MAX_PAGE`. */
	readonly limit: number;
	/** From the page before, with the same partition, range, `where` and direction. */
	readonly continuation?: string;
	/** Newest id first. */
	readonly descending?: boolean;
}

export interface Page {
	readonly items: readonly Stored[];
	/** Absent on the last page. */
	readonly continuation?: string;
}

/**
 * The latest version of each document written since the continuation, possibly again. Neither deletions nor
 * documents past their time to live are announced. The continuation outlives the process.
 */
export interface Feed {
	readonly items: readonly Stored[];
	readonly continuation: string;
	/** True when nothing more was waiting at the time of the call; false promises nothing. */
	readonly drained: boolean;
	/** Documents that came too and are none of a store's: damaged, or written by a stranger. */
	readonly unreadable?: readonly { readonly partition: string; readonly id: string }[];
}

/**
 * One container of documents. Two engines keep this contract and must be indistinguishable
 * (`tests/contract`). No call crosses partitions; there is none that could.
 */
export interface DocumentStore {
	/** @throws UnreadableDocument, as `list` does */
	read(partition: string, id: string): Promise<Stored | undefined>;
	/**
	 * Documents written while paging appear if their id lies ahead; none is skipped or given twice.
	 * @throws StoreInputError for a continuation of another query.
	 */
	list(partition: string, query: ListQuery): Promise<Page>;
	/**
	 * All or nothing, 1 to 100 changes, durable when it resolves. Gives the new etag per written id.
	 * @throws StoreConflict when a create, replace or guarded delete finds another state than it expects.
	 * @throws StoreInputError before anything is touched. @throws StoreUnavailable when nobody answered:
	 * the commit may or may not be there, so read before trying again.
	 */
	commit(partition: string, changes: readonly Change[]): Promise<ReadonlyMap<string, string>>;
	/**
	 * At least once, in order within a partition; `limit` is 1 to `MAX_PAGE`, and is exceeded to complete one commit.
	 * @throws StoreInputError for a continuation this container did not give: start over without one.
	 */
	changes(continuation: string | undefined, limit: number): Promise<Feed>;
	close(): Promise<void>;
}

/** Somebody else wrote first. `id` is the document that did not match. */
export class StoreConflict extends Error {
	readonly id: string;
	readonly reason: "exists" | "missing" | "changed";
	constructor(id: string, reason: "exists" | "missing" | "changed") {
		super(`document ${reason}`);
		this.name = "StoreConflict";
		this.id = id;
		this.reason = reason;
	}
}

/** A document lies there that no store wrote so. */
export class UnreadableDocument extends Error {
	readonly partition: string;
	readonly id: string;
	constructor(partition: string, id: string, options?: ErrorOptions) {
		super("not a document of this store", options);
		this.name = "UnreadableDocument";
		this.partition = partition;
		this.id = id;
	}
}

/** A caller's mistake the store refuses before touching anything: a bad id, too many changes, an oversized body. */
export class StoreInputError extends Error {
	readonly field: string;
	constructor(field: string, message: string) {
		super(message);
		this.name = "StoreInputError";
		this.field = field;
	}
}

/** The store did not answer or asked us to come back; whether it acted is not known. */
export class StoreUnavailable extends Error {
	readonly retryAfterMs: number;
	constructor(retryAfterMs: number, options?: ErrorOptions) {
		super("store unavailable", options);
		this.name = "StoreUnavailable";
		this.retryAfterMs = retryAfterMs;
	}
}

/** Top-level fields of a body that `where` may name; a container says which of them have an index of their own. */
export const INDEXED_FIELDS = [
	"kind",
	"status",
	"open",
	"owner",
	"coordinator",
	"court",
	"reason",
	"account",
	"due",
] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];
