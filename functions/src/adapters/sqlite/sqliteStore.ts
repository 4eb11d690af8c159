import { backup, DatabaseSync, type StatementSync } from "node:sqlite";
import {
	type DocumentStore,
	type Feed,
	INDEXED_FIELDS,
	type IndexedField,
	type ListQuery,
	type Page,
	type Stored,
	StoreInputError,
	StoreUnavailable,
	UnreadableDocument,
} from "@accord/shared/ports/documentStore.ts";
import {
	checkCommit,
	checkId,
	checkLimit,
	checkList,
	checkWhere,
	pageToken,
	readPageToken,
} from "../storeInput.ts";
import { createGroupCommit } from "./groupCommit.ts";
import { isAlive, nameIn, numberIn, prepareStatements, type Row, textIn, toStored } from "./rows.ts";
import { columnOf, type Durability, openDatabase } from "./schema.ts";

export interface SqliteStoreOptions {
	/** Path of the data file; its folder is made when missing. */
	readonly file: string;
	/** Lower-case name of the container; several may share a file, each faster in its own. */
	readonly container: string;
	/** Default `full`. */
	readonly durability?: Durability;
	/**
	 * Which fields of `where` get an index of their own; the others are compared row by row in the id range. Default:
	 * all. Each index halves the speed of writing the documents that have the field.
	 */
	readonly fieldIndexes?: readonly IndexedField[];
	/** Milliseconds since 1970, for the time to live. */
	readonly now?: () => number;
}

export interface SqliteStore extends DocumentStore {
	/**
	 * Copies the whole file while it is in use; the copy is one consistent moment.
	 * @param file must not be the data file itself. @throws Error when it cannot be written.
	 */
	backup(file: string): Promise<void>;
}

/**
 * One container in an SQLite file: the embedded engine. A row's number is its place in the change feed and its etag;
 * a write removes the row and appends it under the next number.
 * @throws Error when the file cannot be opened, or not with the durability asked for.
 */
export function createSqliteStore(options: SqliteStoreOptions): SqliteStore {
	const { container } = options;
	const fieldIndexes = options.fieldIndexes ?? INDEXED_FIELDS;
	const now = options.now ?? Date.now;
	const nowSeconds = () => Math.floor(now() / 1000);
	const db = openDatabase({
		file: options.file,
		container,
		durability: options.durability ?? "full",
		fieldIndexes,
	});
	const statements = prepareStatements(db, container);
	const group = createGroupCommit(db, statements, nowSeconds);
	const listStatements = new Map<string, StatementSync>();

	function list(partition: string, query: ListQuery): Page {
		checkList(partition, query);
		const where = checkWhere(query.where);
		const after = readPageToken(partition, query);
		const sql = listSql(
			container,
			query,
			after !== undefined,
			where.map(({ field }) => field),
			fieldIndexes,
		);
		const statement = listStatements.get(sql) ?? db.prepare(sql);
		listStatements.set(sql, statement);
		const bounds = after === undefined ? [] : [after];
		const values = where.map(({ value }) => JSON.stringify(value));
		const rows = statement.all(
			partition,
			query.from,
			query.to,
			...bounds,
			...values,
			nowSeconds(),
			query.limit + 1,
		);
		const items = rows.slice(0, query.limit).map(toStored);
		const last = items.at(-1);
		return rows.length > query.limit && last
			? { items, continuation: pageToken(partition, query, last.id) }
			: { items };
	}

	function changes(continuation: string | undefined, limit: number): Feed {
		checkLimit(limit);
		const head = statements.head.get() ?? {};
		const incarnation = textIn(head, "incarnation");
		const since = readFeedToken(continuation, incarnation, numberIn(head, "seq"));
		const rows = statements.feed.all(since, nowSeconds(), limit + 1);
		const page = rows.slice(0, limit);
		const drained = rows.length <= limit;
		const last = page.at(-1);
		const reached = drained ? numberIn(head, "seq") : last ? numberIn(last, "seq") : since;
		return { ...sortOut(page), continuation: `${incarnation}.${reached}`, drained };
	}

	return {
		read: async (partition, id) => {
			checkId("partition", partition);
			checkId("id", id);
			return asking(() => {
				const row = statements.read.get(partition, id);
				return row && isAlive(row, nowSeconds()) ? toStored(row) : undefined;
			});
		},
		list: async (partition, query) => asking(() => list(partition, query)),
		commit: async (partition, asked) => {
			const checked = checkCommit(partition, asked);
			if (!db.isOpen) throw new StoreUnavailable(0, { cause: new Error("the store is closed") });
			return group.add(partition, checked);
		},
		changes: async (continuation, limit) => asking(() => changes(continuation, limit)),
		backup: (file) => copyFile(options.file, file),
		close: async () => close(db, group.flush),
	};
}

function close(db: DatabaseSync, flush: () => void): void {
	if (!db.isOpen) return;
	flush();
	db.close();
}

/** Through a connection of its own and in one step: the engine refuses to copy from a connection that is writing. */
async function copyFile(from: string, to: string): Promise<void> {
	const reader = new DatabaseSync(from, { readOnly: true });
	try {
		await backup(reader, to, { rate: 2 ** 31 - 1 });
	} finally {
		reader.close();
	}
}

/** One damaged row does not hide the others. */
function sortOut(rows: readonly Row[]): Pick<Feed, "items" | "unreadable"> {
	const items: Stored[] = [];
	const unreadable: { partition: string; id: string }[] = [];
	for (const row of rows)
		try {
			items.push(toStored(row));
		} catch (error) {
			if (!(error instanceof UnreadableDocument)) throw error;
			unreadable.push(nameIn(row));
		}
	return unreadable.length > 0 ? { items, unreadable } : { items };
}

/** What goes wrong below SQL is the store's trouble, not the caller's. */
function asking<T>(question: () => T): T {
	try {
		return question();
	} catch (error) {
		if (error instanceof StoreInputError || error instanceof UnreadableDocument) throw error;
		throw new StoreUnavailable(250, { cause: error });
	}
}

/** The first indexed field leads; `+` keeps the others off the indexes, as SQLite without statistics would take any. */
function listSql(
	container: string,
	query: ListQuery,
	resumed: boolean,
	fields: readonly IndexedField[],
	fieldIndexes: readonly IndexedField[],
): string {
	const lead = fields.find((field) => fieldIndexes.includes(field));
	const conditions = fields.map((field) => `${field === lead ? "" : "+"}${columnOf(field)} = ?`);
	const start = resumed ? [query.descending ? "id < ?" : "id > ?"] : [];
	return [
		`SELECT seq, partition, id, body FROM ${container}`,
		`WHERE ${["partition = ?", "id >= ?", "id < ?", ...start, ...conditions].join(" AND ")}`,
		"AND (expires IS NULL OR +expires > ?)",
		`ORDER BY id${query.descending ? " DESC" : ""} LIMIT ?`,
	].join(" ");
}

function readFeedToken(continuation: string | undefined, incarnation: string, head: number): number {
	if (continuation === undefined) return 0;
	const [of, seq] = continuation.split(".");
	const since = Number(seq);
	if (of !== incarnation || !Number.isSafeInteger(since) || since < 0 || since > head)
		throw new StoreInputError("continuation", "the continuation is not of this container's feed");
	return since;
}
