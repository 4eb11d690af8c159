import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";
import { type Figure, percentile } from "./figure.ts";
import { load, type Shot, shoot } from "./load.ts";

const connections = 50;
const accounts = 2000;
const itemsPerAccount = 50;
const disputes = Number(process.env.ACCORD_BENCH_DISPUTES ?? 100_000);
const reasons = [
	"PRICE",
	"QUANTITY",
	"QUALITY",
	"DELIVERY",
	"SERVICE",
	"BILLING",
	"DUPLICATE",
	"DISCOUNT",
	"RETURN",
	"TERMS",
];
const collector = { "x-accord-person": "claire.morel" };
const admin = { "x-accord-person": "alex.martin" };

const accountNumber = (n: number) => `B-${n % accounts}`;
const itemNumber = (n: number) => `BF-${String(n).padStart(6, "0")}`;

function* accountLines(): Generator<string> {
	yield "Account;Name;Language;Country;Currency;Email;Coordinator\n";
	for (let n = 0; n < accounts; n += 1)
		yield `B-${n};Bench company ${n};fr;FR;EUR;pay${n}@bench${n}.example;claire.morel\n`;
}
function* itemLines(): Generator<string> {
	yield "Account;Invoice;Issued;Due;Amount;Open;Currency;Label\n";
	for (let n = 0; n < accounts * itemsPerAccount; n += 1)
		yield `${accountNumber(n)};${itemNumber(n)};2026-08-${String((n % 28) + 1).padStart(2, "0")};2026-09-${String((n % 28) + 1).padStart(2, "0")};${100 + (n % 900)}.50;${100 + (n % 900)}.50;EUR;Goods ${n % 40}\n`;
}

async function csv(host: LocalHost, path: string, lines: Iterable<string>): Promise<number> {
	const body = [...lines].join("");
	const started = performance.now();
	const answer = await fetch(`${host.url}api/imports/${path}`, {
		method: "POST",
		body,
		headers: { ...admin, "content-type": "text/csv" },
	});
	const report: { rejected?: number; created?: number } = await answer.json();
	if (answer.status !== 200 || report.rejected !== 0)
		throw new Error(`import answered ${answer.status}: ${JSON.stringify(report).slice(0, 300)}`);
	return (performance.now() - started) / 1000;
}

/** What the bare engine writes in one fsynced transaction of the same shape: three documents of 1 KB, 50 waiting acts grouped. */
function rawCommitsPerSecond(): number {
	const folder = mkdtempSync(join(tmpdir(), "accord-raw-"));
	const db = new DatabaseSync(join(folder, "raw.db"));
	db.exec(
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(p TEXT, i TEXT, b TEXT, PRIMARY KEY(p,i))",
	);
	const insert = db.prepare("INSERT INTO t VALUES (?,?,?)");
	const body = "x".repeat(1000);
	const started = performance.now();
	const groups = 200;
	for (let g = 0; g < groups; g += 1) {
		db.exec("BEGIN");
		for (let n = 0; n < connections * 3; n += 1) insert.run(`p${n}`, `${g}-${n}`, body);
		db.exec("COMMIT");
	}
	const seconds = (performance.now() - started) / 1000;
	db.close();
	rmSync(folder, { recursive: true });
	return (groups * connections) / seconds;
}

/** Answers per second of a bare `node:http` server in its own process, with the same load generator. */
async function rawHttpPerSecond(): Promise<number> {
	const server = createServer((request, response) => {
		request.resume().on("end", () => response.end("{}"));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : 0;
	const shots = Array.from({ length: 10_000 }, (): Shot => ({ method: "POST", path: "/", body: "{}" }));
	const { perSecond } = await load(port, shots, connections);
	server.close();
	return perSecond;
}

const opening = (n: number): Shot => ({
	method: "POST",
	path: "/api/disputes",
	headers: collector,
	body: JSON.stringify({
		account: accountNumber(n),
		lines: [
			{
				item: itemNumber(n % (accounts * itemsPerAccount)),
				amount: 100 + Math.floor(n / (accounts * itemsPerAccount)),
			},
		],
		reason: reasons[n % reasons.length],
		words: "Le prix convenu était de 12,50 € et non 15,00 €.",
		source: { kind: "mail", messageId: `<${n}@bench.example>` },
		idempotencyKey: `bench-open-${n}`,
	}),
});

async function timed(port: number, shots: readonly Shot[], through = connections) {
	const result = await load(port, shots, through);
	const bad = [...result.statuses].filter(([status]) => status >= 300);
	if (bad.length > 0) {
		const first = shots[0];
		const agent = new Agent();
		const answer = first ? await shoot(agent, port, first) : undefined;
		agent.destroy();
		throw new Error(`answers ${JSON.stringify(bad)}; the first says ${answer?.body.slice(0, 400)}`);
	}
	return {
		perSecond: result.perSecond,
		p99: percentile(result.times, 0.99),
		p50: percentile(result.times, 0.5),
	};
}

export default {
	title: "Through HTTP, on the embedded store",
	measure: async (): Promise<readonly Figure[]> => {
		execFileSync("node", [join(import.meta.dirname, "../../functions/scripts/build.ts")], {
			stdio: "inherit",
		});
		const startedAt = performance.now();
		const host = await startLocalHost({ arguments: ["--empty"] });
		const startMs = performance.now() - startedAt;
		try {
			const rawHttp = await rawHttpPerSecond();
			const rawCommits = rawCommitsPerSecond();
			await csv(host, "accounts", accountLines());
			const importing = await csv(host, "open-items", itemLines());
			const again = await csv(host, "open-items", itemLines());
			const warm = Math.min(2000, disputes / 10);
			await timed(
				host.port,
				Array.from({ length: warm }, (_, n) => opening(n)),
			);
			const opened = await timed(
				host.port,
				Array.from({ length: Math.min(10_000, disputes - warm) }, (_, n) => opening(warm + n)),
			);
			for (let n = warm + 10_000; n < disputes; n += 10_000)
				await timed(
					host.port,
					Array.from({ length: Math.min(10_000, disputes - n) }, (_, m) => opening(n + m)),
				);
			await caughtUp(host);
			const get = (path: string, times: number) =>
				timed(
					host.port,
					Array.from(
						{ length: times },
						(_, n): Shot => ({
							method: "GET",
							path: path.replace("%", String(n % accounts)),
							headers: collector,
						}),
					),
					8,
				);
			const statement = await get("/api/accounts/B-%", 4000);
			const report = await get("/api/reports/disputes?groupBy=reason", 400);
			const byAccount = await get("/api/reports/disputes?groupBy=account", 40);
			const worklist = await get("/api/disputes?coordinator=claire.morel&limit=50", 1000);
			return [
				{ name: "start, first answer", value: startMs, unit: "ms", budget: 1500, better: "atMost" },
				{
					name: "open dispute, writes (fsync)",
					value: opened.perSecond,
					unit: "/s",
					budget: 800,
					better: "atLeast",
					limit: Math.min(rawHttp, rawCommits),
					limitName: "raw group commit",
				},
				{ name: "open dispute, p99", value: opened.p99, unit: "ms", budget: 150, better: "atMost" },
				{
					name: "bare node:http, same load generator",
					value: rawHttp,
					unit: "/s",
					budget: 1,
					better: "atLeast",
				},
				{
					name: `statement read (50 items, ${Math.round(disputes / accounts)} disputes)`,
					value: statement.perSecond,
					unit: "/s",
					budget: 200,
					better: "atLeast",
					limit: rawHttp,
					limitName: "bare node:http",
				},
				{ name: "statement read, p99", value: statement.p99, unit: "ms", budget: 100, better: "atMost" },
				{
					name: `report by reason over ${disputes} disputes, p50`,
					value: report.p50,
					unit: "ms",
					budget: 25,
					better: "atMost",
				},
				{
					name: `report by account over ${disputes} disputes, p50`,
					value: byAccount.p50,
					unit: "ms",
					budget: 150,
					better: "atMost",
				},
				{ name: "worklist of 50, p50", value: worklist.p50, unit: "ms", budget: 20, better: "atMost" },
				{
					name: "import of 100,000 open items",
					value: importing,
					unit: "s",
					budget: 30,
					better: "atMost",
					limit: 100_000 / (rawCommits * 3),
					limitName: "raw inserts",
				},
				{ name: "import of the same 100,000 again", value: again, unit: "s", budget: 15, better: "atMost" },
			];
		} finally {
			await host.stop();
			host.forget();
		}
	},
};

/** Waits until the views have everything; progress on standard error, because 100,000 disputes take a while. */
async function caughtUp(host: LocalHost): Promise<void> {
	for (;;) {
		const answer = await fetch(`${host.url}api/health`);
		const health: { feedLag: { documents: number | null; seconds: number } } = await answer.json();
		if (health.feedLag.documents === 0 || (health.feedLag.documents === null && health.feedLag.seconds < 1))
			return;
		process.stderr.write(`\r  waiting for the views, ${Math.round(health.feedLag.seconds)} s behind `);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}
