import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite";
import {
	INDEXED_FIELDS,
	type JsonObject,
	type Stored,
	UnreadableDocument,
} from "@accord/shared/ports/documentStore.ts";
import { columnOf } from "./schema.ts";

/** The statements of one container, prepared once. Times are whole seconds since 1970. */
export interface Statements {
	readonly find: StatementSync;
	readonly read: StatementSync;
	readonly insert: StatementSync;
	readonly remove: StatementSync;
	readonly head: StatementSync;
	readonly setHead: StatementSync;
	readonly feed: StatementSync;
	readonly purge: StatementSync;
}

/** Prepares the fixed statements of a container. */
export function prepareStatements(db: DatabaseSync, container: string): Statements {
	const columns = ["seq", "partition", "id", "expires", "body", ...INDEXED_FIELDS.map(columnOf)];
	const places = columns.map(() => "?").join(", ");
	return {
		find: db.prepare(`SELECT seq, expires FROM ${container} WHERE partition = ? AND id = ?`),
		read: db.prepare(
			`SELECT seq, partition, id, expires, body FROM ${container} WHERE partition = ? AND id = ?`,
		),
		insert: db.prepare(`INSERT INTO ${container} (${columns.join(", ")}) VALUES (${places})`),
		remove: db.prepare(`DELETE FROM ${container} WHERE seq = ?`),
		head: db.prepare(`SELECT seq, incarnation FROM ${container}_head`),
		setHead: db.prepare(`UPDATE ${container}_head SET seq = ?`),
		feed: db.prepare(
			`SELECT seq, partition, id, body FROM ${container} WHERE seq > ? AND (expires IS NULL OR expires > ?) ORDER BY seq LIMIT ?`,
		),
		purge: db.prepare(
			`DELETE FROM ${container} WHERE seq IN (SELECT seq FROM ${container} WHERE expires <= ? ORDER BY expires LIMIT 1000)`,
		),
	};
}

/** The columns that follow `body` in the insert statement. */
export function fieldColumns(body: JsonObject): (string | null)[] {
	return INDEXED_FIELDS.map((field) => {
		const value = body[field];
		const indexed = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
		return indexed ? JSON.stringify(value) : null;
	});
}

export type Row = Record<string, SQLOutputValue>;

export function numberIn(row: Row, column: string): number {
	const value = row[column];
	if (typeof value !== "number") throw new Error(`column ${column} is not a number`);
	return value;
}

export function textIn(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== "string") throw new Error(`column ${column} is not text`);
	return value;
}

export function isAlive(row: Row, nowSeconds: number): boolean {
	const expires = row.expires;
	return typeof expires !== "number" || expires > nowSeconds;
}

export function nameIn(row: Row): { partition: string; id: string } {
	return { partition: textIn(row, "partition"), id: textIn(row, "id") };
}

/** @throws UnreadableDocument when the body is not what `checkCommit` wrote */
export function toStored(row: Row): Stored {
	const { partition, id } = nameIn(row);
	return { partition, id, etag: String(numberIn(row, "seq")), body: bodyIn(row, { partition, id }) };
}

function bodyIn(row: Row, { partition, id }: Pick<Stored, "partition" | "id">): JsonObject {
	try {
		const body: JsonObject = JSON.parse(textIn(row, "body"));
		if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
	} catch (cause) {
		throw new UnreadableDocument(partition, id, { cause });
	}
	throw new UnreadableDocument(partition, id);
}
