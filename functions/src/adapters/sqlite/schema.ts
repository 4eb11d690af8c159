import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { INDEXED_FIELDS, type IndexedField } from "@accord/shared/ports/documentStore.ts";

/**
 * `full`: each commit is on the disk when it resolves. `ordered`: a power cut may forget the newest commits, never
 * an older one before them; right for views, whose continuation then never runs ahead of them.
 */
export type Durability = "full" | "ordered";

const LEVEL = { full: { name: "FULL", value: 2 }, ordered: { name: "NORMAL", value: 1 } } as const;
/** How long another process may hold the file before we give up; this thread sleeps meanwhile. */
const BUSY_MS = 2000;
const SCHEMA_VERSION = 1;

/** The column that holds an indexed field as JSON text, so that "1", 1 and true stay three values. */
export function columnOf(field: IndexedField): string {
	return `f_${field}`;
}

export interface DatabaseOptions {
	readonly file: string;
	readonly container: string;
	readonly durability: Durability;
	readonly fieldIndexes: readonly IndexedField[];
}

/**
 * Opens or creates the file and the container's tables.
 * @throws Error when the file is of a newer version, or the engine does not take WAL or the durability asked for.
 */
export function openDatabase(options: DatabaseOptions): DatabaseSync {
	const { file, container } = options;
	if (!/^[a-z][a-z0-9_]{0,40}$/.test(container)) throw new Error(`not a container name: ${container}`);
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const db = new DatabaseSync(file, { timeout: BUSY_MS });
	try {
		db.exec("PRAGMA page_size = 8192");
		assertPragma(db, "journal_mode = WAL", "journal_mode", "wal");
		const level = LEVEL[options.durability];
		assertPragma(db, `synchronous = ${level.name}`, "synchronous", level.value);
		db.exec("PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 1000");
		createTables(db, container, options.fieldIndexes);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

/** Drivers have been seen to keep another level than the one asked for without an error. */
function assertPragma(db: DatabaseSync, set: string, name: string, expected: string | number): void {
	db.exec(`PRAGMA ${set}`);
	const actual = db.prepare(`PRAGMA ${name}`).get()?.[name];
	if (actual !== expected) throw new Error(`SQLite has ${name} = ${String(actual)}, needed ${set}`);
}

function createTables(db: DatabaseSync, container: string, fieldIndexes: readonly IndexedField[]): void {
	const version = db.prepare("PRAGMA user_version").get()?.user_version;
	if (version !== 0 && version !== SCHEMA_VERSION)
		throw new Error(`the data file has version ${String(version)}, this program knows ${SCHEMA_VERSION}`);
	const columns = INDEXED_FIELDS.map((field) => `${columnOf(field)} TEXT,`).join(" ");
	db.exec(`BEGIN IMMEDIATE;
		CREATE TABLE IF NOT EXISTS ${container} (
			seq INTEGER PRIMARY KEY, partition TEXT NOT NULL, id TEXT NOT NULL, expires INTEGER,
			${columns} body TEXT NOT NULL
		) STRICT;
		CREATE UNIQUE INDEX IF NOT EXISTS ${container}_id ON ${container} (partition, id);
		CREATE INDEX IF NOT EXISTS ${container}_expires ON ${container} (expires) WHERE expires IS NOT NULL;
		${INDEXED_FIELDS.map((field) => addedColumn(db, container, field)).join("\n")}
		${INDEXED_FIELDS.map((field) => fieldIndex(container, columnOf(field), fieldIndexes.includes(field))).join("\n")}
		CREATE TABLE IF NOT EXISTS ${container}_head (
			only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL, incarnation TEXT NOT NULL
		) STRICT;
		INSERT OR IGNORE INTO ${container}_head VALUES (1, 0, lower(hex(randomblob(8))));
		PRAGMA user_version = ${SCHEMA_VERSION};
		COMMIT`);
}

/** A file of before this field was asked by gets its column, filled from the bodies. */
function addedColumn(db: DatabaseSync, container: string, field: IndexedField): string {
	const held = db.prepare(`SELECT name FROM pragma_table_info(?)`).all(container);
	const column = columnOf(field);
	if (held.length === 0 || held.some(({ name }) => name === column)) return "";
	return `ALTER TABLE ${container} ADD COLUMN ${column} TEXT;
		UPDATE ${container} SET ${column} = body -> '$.${field}'
		WHERE json_type(body, '$.${field}') IN ('text', 'integer', 'real', 'true', 'false');`;
}

function fieldIndex(container: string, column: string, wanted: boolean): string {
	const name = `${container}_${column}`;
	return wanted
		? `CREATE INDEX IF NOT EXISTS ${name} ON ${container} (partition, ${column}, id) WHERE ${column} IS NOT NULL;`
		: `DROP INDEX IF EXISTS ${name};`;
}
