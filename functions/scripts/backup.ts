import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createSqliteStore } from "../src/adapters/sqlite/sqliteStore.ts";
import { openFolder } from "./dataFolder.ts";

const usage = `Usage: npm run backup -- FILE

Copies the ledger of this machine while the host runs. FILE is one consistent moment: put it in place of ledger.db
in the data folder of a stopped host to restore it.`;

const [target, ...more] = process.argv.slice(2);
if (target === undefined || more.length > 0 || target.startsWith("-")) {
	console.error(usage);
	process.exit(2);
}
const { ledger } = openFolder();
if (existsSync(target)) {
	console.error(`${target} is there already; a backup never overwrites one.`);
	process.exit(1);
}
if (resolve(target) === resolve(ledger)) throw new Error("that is the ledger itself");
const started = performance.now();
const store = createSqliteStore({ file: ledger, container: "ledger", fieldIndexes: [] });
try {
	await store.backup(target);
} finally {
	await store.close();
}
const megabytes = statSync(target).size / 1e6;
console.log(
	`${target}: ${megabytes.toFixed(1)} MB in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
