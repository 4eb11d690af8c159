import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Figure } from "./figure.ts";

const measured = z.object({
	scanMs: z.number(),
	fullMs: z.number(),
	incrementalMs: z.number(),
	peakMb: z.number(),
	items: z.number(),
	held: z.number(),
	dueAccounts: z.number(),
});

/** The run happens in a process of its own, so that the memory is the run's and nothing else's. */
export default {
	title: "Dunning run (1,000,000 open items, 10 % disputed)",
	measure: async (): Promise<readonly Figure[]> => {
		const folder = mkdtempSync(join(tmpdir(), "accord-dunning-"));
		const worker = (step: string) =>
			execFileSync(process.execPath, [join(import.meta.dirname, "dunningRun.ts"), step, folder], {
				encoding: "utf8",
				stdio: ["ignore", "pipe", "inherit"],
				env: { ...process.env, NODE_NO_WARNINGS: "1" },
			});
		try {
			worker("fill");
			const figures = measured.parse(JSON.parse(worker("run")));
			console.log(
				`  ${figures.items} items, ${figures.held} held, ${figures.dueAccounts} accounts in the bucket of the day`,
			);
			return [
				{
					name: "full run",
					value: figures.fullMs / 1000,
					unit: "s",
					budget: 5,
					better: "atMost",
					limit: figures.scanMs / 1000,
					limitName: "bare scan of the same rows",
				},
				{ name: "full run, peak memory", value: figures.peakMb, unit: "MB", budget: 500, better: "atMost" },
				{
					name: "incremental run by the bucket of the day",
					value: figures.incrementalMs,
					unit: "ms",
					budget: 200,
					better: "atMost",
				},
			];
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};
