import { existsSync } from "node:fs";
import { join } from "node:path";
import { LEDGER_FILE } from "../src/compose.ts";
import { parseLocalConfig } from "../src/config.ts";

/** The data folder of this machine and the ledger in it; ends the command when there is none. */
export function openFolder(): { readonly folder: string; readonly ledger: string } {
	const folder = parseLocalConfig(process.env).ACCORD_DATA;
	const ledger = join(folder, LEDGER_FILE);
	if (!existsSync(ledger)) {
		console.error(`There is no ledger in ${folder}. Set ACCORD_DATA to the data folder.`);
		process.exit(1);
	}
	return { folder, ledger };
}
