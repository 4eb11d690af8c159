import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { key, keyRange } from "@accord/shared/keys.ts";
import { StoreInputError, StoreUnavailable, UnreadableDocument } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./schema.ts";
import { createSqliteStore, type SqliteStoreOptions } from "./sqliteStore.ts";

let folder = "";
const file = () => join(folder, "store.db");
const open = (options: Partial<SqliteStoreOptions> = {}) =>
	createSqliteStore({ file: file(), container: "ledger", ...options });

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "accord-sqlite-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("createSqliteStore", () => {
	it("runs with the durability it was asked for", () => {
		for (const [durability, level] of [
			["full", 2],
			["ordered", 1],
		] as const) {
			const db = openDatabase({ file: file(), container: "c", durability, fieldIndexes: [] });
			expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: level });
			expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
			db.close();
		}
	});

	it("refuses an engine that cannot be durable, a newer file and an odd container", async () => {
		expect(() => createSqliteStore({ file: ":memory:", container: "ledger" })).toThrow(/journal_mode/);
		expect(() => open({ container: "x; DROP TABLE y" })).toThrow(/container/);
		await open().close();
		const db = new DatabaseSync(file());
		db.exec("PRAGMA user_version = 99");
		db.close();
		expect(() => open()).toThrow(/version 99/);
	});

	it("finishes what was asked before it closes, and refuses after", async () => {
		const store = open();
		const committed = store.commit("p", [{ kind: "create", id: "a", body: {} }]);
		await store.close();
		await committed;
		await store.close();
		await expect(store.commit("p", [{ kind: "put", id: "b", body: {} }])).rejects.toBeInstanceOf(
			StoreUnavailable,
		);
		await expect(store.read("p", "a")).rejects.toBeInstanceOf(StoreUnavailable);
		const again = open();
		expect(await again.read("p", "a")).toBeDefined();
		await again.close();
	});

	it("names a damaged row and gives the others", async () => {
		const store = open();
		await store.commit(
			"p",
			["a", "b", "c"].map((id) => ({ kind: "create", id, body: { id } })),
		);
		const other = new DatabaseSync(file());
		other.exec(
			`UPDATE ledger SET body = '{"id":' WHERE id = 'b'; UPDATE ledger SET body = '7' WHERE id = 'c'`,
		);
		other.close();
		const feed = await store.changes(undefined, 10);
		expect(feed.items.map(({ id }) => id)).toEqual(["a"]);
		expect(feed.unreadable).toEqual([
			{ partition: "p", id: "b" },
			{ partition: "p", id: "c" },
		]);
		expect(await store.changes(feed.continuation, 10)).toMatchObject({ items: [], drained: true });
		// Page by page it gets past them too.
		const first = await store.changes(undefined, 1);
		const second = await store.changes(first.continuation, 1);
		expect((await store.changes(second.continuation, 1)).unreadable).toEqual([{ partition: "p", id: "c" }]);
		await expect(store.read("p", "b")).rejects.toBeInstanceOf(UnreadableDocument);
		await expect(store.list("p", { ...keyRange(), limit: 10 })).rejects.toBeInstanceOf(UnreadableDocument);
		await store.close();
	});

	it("says it is unavailable while another process holds the file, and has written nothing", async () => {
		const store = open();
		const other = new DatabaseSync(file());
		other.exec("BEGIN IMMEDIATE");
		await expect(store.commit("p", [{ kind: "create", id: "a", body: {} }])).rejects.toBeInstanceOf(
			StoreUnavailable,
		);
		other.exec("ROLLBACK");
		other.close();
		expect(await store.read("p", "a")).toBeUndefined();
		await store.commit("p", [{ kind: "create", id: "a", body: {} }]);
		await store.close();
	});

	it("keeps two containers of one file apart", async () => {
		const [ledger, views] = [open(), open({ container: "views", durability: "ordered" })];
		await Promise.all([
			ledger.commit("p", [{ kind: "create", id: "a", body: { n: 1 } }]),
			views.commit("p", [{ kind: "create", id: "a", body: { n: 2 } }]),
		]);
		expect((await ledger.read("p", "a"))?.body).toEqual({ n: 1 });
		const { continuation } = await ledger.changes(undefined, 10);
		await expect(views.changes(continuation, 10)).rejects.toBeInstanceOf(StoreInputError);
		await Promise.all([ledger.close(), views.close()]);
	});

	it("copies itself while writers go on, and knows a feed that has seen more than the copy", async () => {
		const store = open();
		let writing = true;
		const writer = (async () => {
			for (let n = 0; writing; n++)
				await store.commit("p", [
					{ kind: "put", id: "state", body: { n } },
					{ kind: "create", id: key("event", n), body: { n, text: "x".repeat(2000) } },
				]);
		})();
		await new Promise((resolve) => setTimeout(resolve, 50));
		await store.backup(join(folder, "copy.db"));
		writing = false;
		await writer;
		const { continuation } = await store.changes(undefined, 1000);
		await store.commit("p", [{ kind: "put", id: "state", body: {} }]);
		const newest = await store.changes(continuation, 1000);
		await store.close();

		const copy = open({ file: join(folder, "copy.db") });
		const events = await copy.list("p", { ...keyRange("event"), limit: 1000 });
		expect(events.items.length).toBeGreaterThan(0);
		expect((await copy.read("p", "state"))?.body).toEqual({ n: events.items.length - 1 });
		await expect(copy.changes(newest.continuation, 10)).rejects.toBeInstanceOf(StoreInputError);
		await copy.close();
	});

	it("adds and drops field indexes as its owner asks, and answers the same", async () => {
		const where = { owner: "ann" };
		for (const fieldIndexes of [["owner", "status"], [], ["owner"]] as const) {
			const store = open({ fieldIndexes });
			await store.commit("p", [{ kind: "put", id: "a", body: { owner: "ann", status: "open" } }]);
			expect((await store.list("p", { ...keyRange(), where, limit: 1 })).items).toHaveLength(1);
			await store.close();
			const db = new DatabaseSync(file());
			const indexes = db
				.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'ledger_f_%' ORDER BY name")
				.all();
			db.close();
			expect(indexes.map(({ name }) => name)).toEqual(fieldIndexes.map((field) => `ledger_f_${field}`));
		}
	});

	it("gives a file of before a field was asked by its column, filled from what it holds", async () => {
		const first = open();
		const bodies = [{ court: "ann" }, { court: 1 }, { court: true }, { court: { of: "ann" } }, {}];
		await first.commit(
			"p",
			bodies.map((body, at) => ({ kind: "create", id: key(at), body })),
		);
		await first.close();
		const old = new DatabaseSync(file());
		old.exec("DROP INDEX ledger_f_court; ALTER TABLE ledger DROP COLUMN f_court");
		old.close();
		const store = open();
		for (const [court, at] of [
			["ann", 0],
			[1, 1],
			[true, 2],
		] as const) {
			const { items } = await store.list("p", { ...keyRange(), where: { court }, limit: 9 });
			expect(items.map(({ id }) => id)).toEqual([key(at)]);
		}
		await store.close();
	});

	it("forgets expired documents from the file", async () => {
		let now = 1_000_000;
		const store = open({ now: () => now });
		const brief = Array.from({ length: 50 }, (_, i) => ({
			kind: "create" as const,
			id: key("b", i),
			body: {},
			ttlSeconds: 1,
		}));
		await store.commit("p", brief);
		now += 5000;
		for (let i = 0; i < 300; i++) await store.commit("p", [{ kind: "put", id: "x", body: {} }]);
		await store.close();
		const db = new DatabaseSync(file());
		expect(db.prepare("SELECT count(*) AS n FROM ledger").get()).toEqual({ n: 1 });
		db.close();
	});
});
