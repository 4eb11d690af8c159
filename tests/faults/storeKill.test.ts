import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSqliteStore, type SqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { key, keyRange } from "@accord/shared/keys.ts";
import { afterAll, describe, expect, it } from "vitest";
import { drain, listAll } from "../contract/bench.ts";

const WRITERS = 20;
const ROUNDS = 8;
const folder = mkdtempSync(join(tmpdir(), "accord-kill-"));
const file = join(folder, "ledger.db");

/** Runs the writer until `afterMs` past its first acknowledgement; gives the highest number acknowledged per writer. */
function writeUntilKilled(afterMs: number): Promise<ReadonlyMap<number, number>> {
	return new Promise((resolve, reject) => {
		const script = fileURLToPath(new URL("./storeKillChild.ts", import.meta.url));
		const child = spawn(process.execPath, [script, file, String(WRITERS)], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		let output = "";
		let _timer: NodeJS.Timeout | undefined;
		child.stdout.setEncoding("utf8");
		child.stdout.on("data", (text: string) => {
			output += text;
			_timer ??= setTimeout(() => child.kill("SIGKILL"), afterMs);
		});
		child.on("error", reject);
		child.on("close", (_, signal) => {
			if (signal !== "SIGKILL") return reject(new Error("the writer ended by itself"));
			const acknowledged = new Map<number, number>();
			for (const line of output.split("\n").slice(0, -1)) {
				const [writer, n] = line.split(" ").map(Number);
				if (writer !== undefined && n !== undefined) acknowledged.set(writer, n);
			}
			return resolve(acknowledged);
		});
	});
}

describe("SIGKILL in a burst of commits", () => {
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it("keeps every acknowledged commit, whole and once, and the feed goes on", async () => {
		const fed = new Map<string, Set<string>>();
		let continuation: string | undefined;
		let total = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const acknowledged = await writeUntilKilled(Math.random() * 300);
			const store = createSqliteStore({ file, container: "ledger" });
			const feed = await drain(store, continuation, 1000);
			continuation = feed.continuation;
			for (const { partition, id } of feed.items)
				fed.set(partition, (fed.get(partition) ?? new Set()).add(id));
			total = 0;
			for (let writer = 0; writer < WRITERS; writer++)
				total += await checkWriter(store, writer, acknowledged.get(writer) ?? 0, fed);
			await store.close();
		}
		expect(total).toBeGreaterThan(ROUNDS * WRITERS);
	});
});

async function checkWriter(
	store: SqliteStore,
	writer: number,
	acknowledged: number,
	fed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<number> {
	const partition = key("kill", writer);
	const n = Number((await store.read(partition, "state"))?.body.n ?? 0);
	expect(n).toBeGreaterThanOrEqual(acknowledged);
	const events = (await listAll(store, partition, keyRange("event"))).map((item) => item.id);
	expect(events).toEqual(Array.from({ length: n }, (_, i) => key("event", i + 1)));
	for (const id of events) expect(fed.get(partition)?.has(id)).toBe(true);
	if (n > 0) expect((await store.read(partition, key("outbox", n % 3)))?.body.n).toBe(n);
	return n;
}
