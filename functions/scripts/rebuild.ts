import { rmSync } from "node:fs";
import { join } from "node:path";
import { LEDGER_FILE } from "../src/compose.ts";
import { takeDataFolder } from "../src/hosts/dataFolder.ts";
import { openFolder } from "./dataFolder.ts";

/** Drops the views; the host makes them again from the ledger when it starts. */
const { folder } = openFolder();
try {
	const taken = takeDataFolder(folder, LEDGER_FILE);
	for (const ending of ["", "-wal", "-shm"]) rmSync(join(folder, `views.db${ending}`), { force: true });
	taken.release();
	console.log("The views are dropped. Start the host; it builds them from the ledger, newest acts included.");
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
