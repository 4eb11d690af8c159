import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readEvents, readSightings } from "@accord/shared/app/reading/account.ts";
import { type Checked, checkSince } from "@accord/shared/app/running/integrity.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { exportDispute, verifyExport } from "@accord/shared/dispute/disputeFile.ts";
import { createSqliteStore } from "../src/adapters/sqlite/sqliteStore.ts";
import { openFolder } from "./dataFolder.ts";

const usage = `Usage: npm run verify [-- --export NUMBER --to FILE]

Checks every dispute of this machine: each event against the one before it, and the dispute against its events.
The host may run: a copy is checked.
  --export D-2026-000123   writes that dispute as a file that can be checked by itself
  --to FILE                default NUMBER.json`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { export: { type: "string" }, to: { type: "string" }, help: { type: "boolean" } },
});
if (values.help || positionals.length > 0) {
	console.error(usage);
	process.exit(2);
}
const { ledger } = openFolder();
const folder = mkdtempSync(join(tmpdir(), "accord-verify-"));
const copy = join(folder, "ledger.db");
const source = createSqliteStore({ file: ledger, container: "ledger", fieldIndexes: [] });
await source.backup(copy);
await source.close();
const store = createSqliteStore({ file: copy, container: "ledger", fieldIndexes: [] });
try {
	const all: Checked[] = [];
	await checkSince(store, undefined, (one) => all.push(one));
	for (const { dispute, verdict } of all)
		if (!verdict.ok)
			console.error(
				`${dispute}: ${verdict.problem}${verdict.sequence ? ` (event ${verdict.sequence})` : ""}`,
			);
	const broken = all.filter(({ verdict }) => !verdict.ok).length;
	console.log(`${all.length} disputes checked, ${broken === 0 ? "all intact" : `${broken} NOT INTACT`}`);
	if (broken > 0) process.exitCode = 1;
	if (values.export !== undefined) await write(values.export, all);
} finally {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
}

async function write(number: string, all: readonly Checked[]): Promise<void> {
	const wanted = all.find(({ verdict }) => verdict.ok && verdict.number === number);
	if (!wanted) {
		console.error(`There is no intact dispute ${number}.`);
		process.exitCode = 1;
		return;
	}
	const events = await readEvents(store, wanted.tenant, wanted.dispute);
	const reason = events[0]?.fact.type === "DisputeOpened" ? events[0].fact.reason : undefined;
	const label = defaultCatalogue().reasons.find(({ code }) => code === reason);
	const file = exportDispute(events, {
		exportedAt: new Date().toISOString(),
		exportedBy: "npm run verify",
		company: wanted.tenant,
		reasonLabel: label?.label ?? { fr: String(reason), en: String(reason) },
		people: {},
		sightings: await readSightings(store, wanted.tenant, wanted.dispute),
	});
	const target = values.to ?? `${number}.json`;
	writeFileSync(target, `${JSON.stringify(file, undefined, 2)}\n`, { flag: "wx" });
	const verdict = verifyExport(JSON.parse(JSON.stringify(file)));
	if (!verdict.ok) process.exitCode = 1;
	console.log(`${target}: ${verdict.ok ? `${verdict.events} events, checks by itself` : verdict.problem}`);
}
