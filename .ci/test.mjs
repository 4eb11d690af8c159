// `npm test`: builds what the stories run, then every test; the browser story needs a Chromium.
import { spawnSync } from "node:child_process";
import { findChromium, installChromium } from "./chromium.mjs";

const step = (name, command, args, env) => {
	const started = Date.now();
	const run = spawnSync(command, args, {
		stdio: "inherit",
		env: { ...process.env, ...env },
		shell: process.platform === "win32",
	});
	if (run.status !== 0) {
		console.error(`accord: ${name} failed`);
		process.exit(run.status ?? 1);
	}
	console.error(`accord: ${name} took ${((Date.now() - started) / 1000).toFixed(1)} s`);
};

const chromium = findChromium() ?? installChromium();
if (!chromium) {
	console.error(
		"\n!!! accord: NO CHROMIUM FOUND: the browser stories are SKIPPED. Install chromium or set CHROMIUM=/path. !!!\n",
	);
	if (process.env.CI) process.exit(1);
}
step("build", "node", ["functions/scripts/build.ts"]);
step("tests", "vitest", ["run", ...process.argv.slice(2)], chromium ? { CHROMIUM: chromium } : {});
