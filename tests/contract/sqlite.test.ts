import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore, type SqliteStoreOptions } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import type { Workbench } from "./bench.ts";
import { documentStoreContract } from "./documentStore.ts";

async function open(options: Partial<SqliteStoreOptions>): Promise<Workbench> {
	const folder = mkdtempSync(join(tmpdir(), "accord-contract-"));
	let elapsed = 0;
	const started = () =>
		createSqliteStore({
			file: join(folder, "data", "store.db"),
			container: "ledger",
			now: () => Date.now() + elapsed,
			...options,
		});
	const stores = [started()];
	const current = () => {
		const store = stores.at(-1);
		if (!store) throw new Error("no store");
		return store;
	};
	return {
		store: current,
		crash: async () => {
			stores.push(started());
		},
		elapse: async (seconds) => {
			elapsed += seconds * 1000;
		},
		dispose: async () => {
			for (const store of stores) await store.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

documentStoreContract("SQLite, as the ledger uses it", () => open({ fieldIndexes: ["open"] }));
documentStoreContract("SQLite, as the views use it", () =>
	open({ container: "views", durability: "ordered" }),
);
