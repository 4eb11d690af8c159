import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { key } from "@accord/shared/keys.ts";
import type { JsonObject } from "@accord/shared/ports/documentStore.ts";
import { percentile } from "./figure.ts";

const DOCS = 3;

/** What one measurement gives: commits of three 1 KB documents, each durable before it counts. */
export interface CommitFigures {
	readonly commitsPerSecond: number;
	/** Milliseconds. */
	readonly p99: number;
}

/** Commits of three documents of 1 KB through the store, `concurrency` waiting at any time. */
export async function measureStore(commits: number, concurrency: number): Promise<CommitFigures> {
	return inFolder(async (file) => {
		const store = createSqliteStore({ file, container: "ledger", fieldIndexes: ["open"] });
		const latencies: number[] = [];
		let next = 0;
		async function writer(): Promise<void> {
			while (next < commits) {
				const n = next++;
				const began = performance.now();
				await store.commit(
					key("t1", `A${n % 100}`),
					bodies(n).map((body, i) => ({ kind: "create", id: key("event", n, i), body })),
				);
				latencies.push(performance.now() - began);
			}
		}
		const began = performance.now();
		await Promise.all(Array.from({ length: concurrency }, writer));
		const seconds = (performance.now() - began) / 1000;
		await store.close();
		return { commitsPerSecond: commits / seconds, p99: percentile(latencies, 0.99) };
	});
}

/** The bare engine with the same durability: rows in one table with the same unique key, `group` commits per transaction. */
export async function measureRawSqlite(commits: number, group: number): Promise<CommitFigures> {
	return inFolder(async (file) => {
		const db = new DatabaseSync(file);
		db.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
		db.exec("CREATE TABLE docs (seq INTEGER PRIMARY KEY, partition TEXT, id TEXT, body TEXT)");
		db.exec("CREATE UNIQUE INDEX docs_id ON docs (partition, id)");
		const insert = db.prepare("INSERT INTO docs (partition, id, body) VALUES (?, ?, ?)");
		const latencies: number[] = [];
		const began = performance.now();
		for (let n = 0; n < commits; ) {
			const started = performance.now();
			db.exec("BEGIN IMMEDIATE");
			for (let g = 0; g < group && n < commits; g++, n++)
				bodies(n).forEach((body, i) => {
					insert.run(key("t1", `A${n % 100}`), key("event", n, i), JSON.stringify(body));
				});
			db.exec("COMMIT");
			latencies.push(performance.now() - started);
		}
		const seconds = (performance.now() - began) / 1000;
		db.close();
		return { commitsPerSecond: commits / seconds, p99: percentile(latencies, 0.99) };
	});
}

function bodies(n: number): JsonObject[] {
	return Array.from({ length: DOCS }, (_, i) => ({
		kind: i === 0 ? "dispute" : "event",
		...(i === 0 ? { status: "open", owner: `p${n % 20}` } : {}),
		number: n,
		lines: [{ item: `INV/2026/${n}`, amountMinor: 125_000 + n, currency: "EUR" }],
		text: "Nous ne paierons pas cette facture, le prix est faux. ".repeat(17),
	}));
}

async function inFolder<T>(work: (file: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "accord-bench-"));
	try {
		return await work(join(folder, "bench.db"));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
