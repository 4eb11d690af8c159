import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBundle, loadBundle, SETTINGS } from "../production/worker.ts";
import { type Figure, percentile } from "./figure.ts";

const rounds = 9;

/** The middle of several loads, each in a fresh process: what the clock says, and what the processor did. */
function median(file: string, settings: Readonly<Record<string, string>>) {
	const loads = Array.from({ length: rounds }, () => loadBundle(file, settings));
	const middle = (of: (load: (typeof loads)[number]) => number) => percentile(loads.map(of), 0.5);
	return {
		clock: middle(({ milliseconds }) => milliseconds),
		processor: middle(({ processor }) => processor),
	};
}

export default {
	title: "Cold start of the function app (fresh process, median of 9)",
	measure: async (): Promise<readonly Figure[]> => {
		const file = await buildBundle();
		const cache = { ...SETTINGS, TEST_CACHE: mkdtempSync(join(tmpdir(), "accord-cache-")) };
		loadBundle(file, cache);
		const [plain, cached] = [median(file, SETTINGS), median(file, cache)];
		const within = (name: string, value: number): Figure => ({
			name,
			value,
			unit: "ms",
			budget: 150,
			better: "atMost",
		});
		return [
			within("load the bundle", plain.clock),
			within("load the bundle, processor time", plain.processor),
			within("with a warm compile cache", cached.clock),
			within("with a warm compile cache, processor time", cached.processor),
			{ name: "bundle", value: statSync(file).size / 1e6, unit: "MB", budget: 3, better: "atMost" },
		];
	},
};
