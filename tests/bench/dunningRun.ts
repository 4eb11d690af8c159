import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import {
	readSheet,
	SHARDS,
	shardOf,
	sheetBody,
	sheetId,
	sheetShard,
} from "@accord/shared/app/collecting/dunningSheets.ts";
import { addDays } from "@accord/shared/dispute/businessCalendar.ts";
import { currencySchema } from "@accord/shared/dispute/money.ts";
import type { DunningFile } from "@accord/shared/dunning/account.ts";
import { defaultPolicy, effectivePolicy } from "@accord/shared/dunning/policy.ts";
import { letterOf, nextProposalDay, runAccount } from "@accord/shared/dunning/run.ts";
import { runSheets, type Sheet, sheetOf } from "@accord/shared/dunning/select.ts";
import { key, keyRange } from "@accord/shared/keys.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";

const ACCOUNTS = 25_000;
const ITEMS = 40;
const TODAY = "2026-06-15";
const TENANT = "bench";
const policy = effectivePolicy(defaultPolicy);
const eur = currencySchema.parse("EUR");

/** The account as yesterday's run left it: a fortnight of letters sent as the policy says. */
function accountFile(n: number): DunningFile {
	let file = freshFile(n);
	for (let day: string | undefined = addDays(TODAY, -14 - (n % 7)); ; day = addDays(day, 1)) {
		day = nextProposalDay(file, policy, day);
		if (day === undefined || day >= TODAY) return file;
		const { proposal } = runAccount(file, policy, day);
		if (proposal) file = { ...file, letters: [...file.letters, letterOf(proposal, "sent")] };
	}
}

/** A repeatable account: forty items, a third of them overdue, one in ten disputed in part or in full. */
function freshFile(n: number): DunningFile {
	let seed = n * 2_654_435_761;
	const random = (below: number): number => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 4_294_967_296) * below);
	};
	const items: DunningFile["items"][number][] = [];
	const holds: DunningFile["holds"][number][] = [];
	for (let i = 0; i < ITEMS; i += 1) {
		const open = 1000 + random(500_000);
		const number = `F2026-${String(n * ITEMS + i).padStart(8, "0")}`;
		const dueOn = addDays(TODAY, random(90) - 30);
		const kind = random(40) === 0 ? "credit" : "invoice";
		const sign = kind === "credit" ? -1 : 1;
		items.push({
			number,
			kind,
			currency: eur,
			open: sign * open,
			dueOn,
			status: "open",
		});
		if (kind === "invoice" && random(10) === 0)
			holds.push({ item: number, amount: random(2) === 0 ? open : 1 + random(open), dispute: `D-2026-${n}` });
	}
	return {
		account: key(`C${n}`),
		items,
		holds,
		pendingCredits: [],
		promises: [],
		letters: [],
	};
}

async function* sheets(views: DocumentStore, due?: string): AsyncGenerator<Sheet[]> {
	for (let shard = 0; shard < SHARDS; shard += 1) {
		let continuation: string | undefined;
		do {
			const page = await views.list(sheetShard(TENANT, shard), {
				...keyRange(),
				limit: 200,
				...(due === undefined ? {} : { where: { due } }),
				...(continuation === undefined ? {} : { continuation }),
			});
			yield page.items.map(readSheet);
			continuation = page.continuation;
		} while (continuation !== undefined);
	}
}

const [step, folder = "."] = process.argv.slice(2);
const file = join(folder, "views.db");
const views = createSqliteStore({ file, container: "views", fieldIndexes: ["due"] });

if (step === "fill") {
	const byShard = new Map<number, { kind: "put"; id: string; body: ReturnType<typeof sheetBody> }[]>();
	for (let n = 0; n < ACCOUNTS; n += 1) {
		const sheet = sheetOf(accountFile(n), defaultPolicy, TODAY);
		const shard = shardOf(sheet.account);
		const changes = byShard.get(shard) ?? [];
		changes.push({ kind: "put", id: sheetId(sheet.account), body: sheetBody(sheet) });
		byShard.set(shard, changes);
		if (changes.length === 100) await views.commit(sheetShard(TENANT, shard), changes.splice(0));
	}
	for (const [shard, changes] of byShard)
		if (changes.length > 0) await views.commit(sheetShard(TENANT, shard), changes);
} else {
	const bare = new DatabaseSync(file, { readOnly: true });
	const table = String(
		bare.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%body%' LIMIT 1").get()
			?.name,
	);
	const scanned = performance.now();
	let bytes = 0;
	for (const row of bare.prepare(`SELECT body FROM ${table}`).iterate()) bytes += String(row.body).length;
	const scanMs = performance.now() - scanned;
	bare.close();
	if (bytes === 0) throw new Error("nothing was scanned");

	let peak = 0;
	const watch = () => {
		peak = Math.max(peak, process.memoryUsage.rss());
	};
	const timer = setInterval(watch, 20);
	const began = performance.now();
	let proposed = 0;
	const figures = await runSheets(sheets(views), defaultPolicy, TODAY, (proposal) => {
		proposed += proposal.lines.length;
		if (proposed % 1000 === 0) watch();
	});
	const fullMs = performance.now() - began;
	watch();
	clearInterval(timer);

	const from = performance.now();
	const due = await runSheets(sheets(views, TODAY), defaultPolicy, TODAY, () => {});
	const incrementalMs = performance.now() - from;
	process.stdout.write(
		JSON.stringify({
			scanMs,
			fullMs,
			incrementalMs,
			peakMb: peak / 1e6,
			items: ACCOUNTS * ITEMS,
			held: figures.why.held ?? 0,
			dueAccounts: due.accounts,
		}),
	);
}
await views.close();
