// `npm run test:long -- --lives 1000000 --seed 42`: the property of disputeModel.test.ts, on every core, with its seed.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import fc from "fast-check";
import { live } from "./disputeModel.ts";
import { lives } from "./lives.ts";

const CHUNK = 5_000;
const SCHEMAS_EVERY = 200;

interface Chunk {
	readonly seed: number;
	readonly runs: number;
}
interface Done {
	readonly runs: number;
	readonly acts: number;
	readonly refused: number;
	readonly failure: string | undefined;
}

function runChunk({ seed, runs }: Chunk): Done {
	let n = 0;
	let acts = 0;
	let refused = 0;
	const property = fc.property(lives, (moves) => {
		n += 1;
		const ledger = live(moves, n % SCHEMAS_EVERY === 0);
		for (const count of ledger.accepted.values()) acts += count;
		refused += ledger.refused;
	});
	const details = fc.check(property, { numRuns: runs, seed });
	return { runs: n, acts, refused, failure: details.failed ? fc.defaultReportMessage(details) : undefined };
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			lives: { type: "string", default: "1000000" },
			seed: { type: "string" },
			workers: { type: "string" },
		},
	});
	const total = Number(values.lives);
	const seed = values.seed === undefined ? Date.now() % 2_000_000_000 : Number(values.seed);
	const workers = Number(values.workers ?? availableParallelism());
	if (![total, seed, workers].every(Number.isSafeInteger))
		throw new Error("--lives, --seed and --workers are numbers");
	console.log(`accord: ${total} lives of disputes, seed ${seed}, ${workers} workers`);
	const started = performance.now();
	let next = 0;
	let done = 0;
	let acts = 0;
	let refused = 0;
	const chunks = Math.ceil(total / CHUNK);
	const seconds = () => (performance.now() - started) / 1000;
	const take = (): Chunk | undefined => {
		if (next >= chunks) return undefined;
		const chunk = { seed: seed + next, runs: Math.min(CHUNK, total - next * CHUNK) };
		next += 1;
		return chunk;
	};
	await Promise.all(
		Array.from({ length: workers }, () => {
			const worker = new Worker(new URL(import.meta.url), { workerData: "life" });
			return new Promise<void>((resolve, reject) => {
				let current: Chunk | undefined;
				const feed = () => {
					current = take();
					if (current) worker.postMessage(current);
					else void worker.terminate().then(() => resolve());
				};
				worker.on("error", reject);
				worker.on("message", (answer: Done) => {
					if (answer.failure !== undefined) {
						console.error(`accord: broken with chunk seed ${current?.seed}\n${answer.failure}`);
						process.exit(1);
					}
					done += answer.runs;
					acts += answer.acts;
					refused += answer.refused;
					if (Math.floor(done / 50_000) > Math.floor((done - answer.runs) / 50_000))
						console.log(`accord: ${done} lives, ${acts} acts, ${refused} refused, ${seconds().toFixed(0)} s`);
					feed();
				});
				feed();
			});
		}),
	);
	console.log(
		`accord: every rule held through ${done} lives, ${acts} acts, ${refused} refusals, seed ${seed}, ${seconds().toFixed(0)} s`,
	);
}

if (isMainThread) await main();
else if (workerData === "life")
	parentPort?.on("message", (chunk: Chunk) => parentPort?.postMessage(runChunk(chunk)));
