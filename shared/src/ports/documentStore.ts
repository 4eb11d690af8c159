/** A document body: plain JSON, at most 2 MB once serialised. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| readonly JsonValue[]
	| { readonly [key: string]: JsonValue | undefined };
export type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** One document as the store holds it. `etag` changes with every write. */
export interface Stored {
	readonly partition: string;
	readonly id: string;
	readonly etag: string;
	readonly body: JsonObject;
}

/**
 * One step of an atomic commit. `create` fails when the id exists, `replace` when it is missing or its
 * etag differs from `ifMatch`, `delete` when `ifMatch` is given and differs; `put` writes whatever is there.
 * `ttlSeconds` lets the store forget the document by itself after that time.
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
	/** Rows per page, 1 to 1000. */
	readonly limit: number;
	readonly continuation?: string;
	/** Newest id first. */
	readonly descending?: boolean;
}

export interface Page {
	readonly items: readonly Stored[];
	/** Absent on the last page. */
	readonly continuation?: string;
}

/** The latest version of each document written since the continuation. Deletions are not announced. */
export interface Feed {
	readonly items: readonly Stored[];
	readonly continuation: string;
	/** True when nothing more was waiting at the time of the call. */
	readonly drained: boolean;
}

/**
 * One container of documents. Two engines keep this contract and must be indistinguishable
 * (`tests/contract`). No call crosses partitions; there is none that could.
 */
export interface DocumentStore {
	read(partition: string, id: string): Promise<Stored | undefined>;
	list(partition: string, query: ListQuery): Promise<Page>;
	/**
	 * All or nothing, 1 to 100 changes, durable when it resolves. Gives the new etag per written id.
	 * @throws StoreConflict when a create, replace or guarded delete finds another state than it expects.
	 */
	commit(partition: string, changes: readonly Change[]): Promise<ReadonlyMap<string, string>>;
	/** At least once, in order within a partition. */
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

/** A caller's mistake the store refuses before touching anything: a bad id, too many changes, an oversized body. */
export class StoreInputError extends Error {
	readonly field: string;
	constructor(field: string, message: string) {
		super(message);
		this.name = "StoreInputError";
		this.field = field;
	}
}

/** The store did not answer or asked us to come back; nothing was decided by it. */
export class StoreUnavailable extends Error {
	readonly retryAfterMs: number;
	constructor(retryAfterMs: number, options?: ErrorOptions) {
		super("store unavailable", options);
		this.name = "StoreUnavailable";
		this.retryAfterMs = retryAfterMs;
	}
}

/** Fields `where` may name; each engine indexes exactly these. */
export const INDEXED_FIELDS = [
	"kind",
	"status",
	"open",
	"owner",
	"coordinator",
	"reason",
	"account",
	"due",
] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];
