import { type ChildProcess, spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { buildAll } from "./build.ts";

const root = join(import.meta.dirname, "../..");
const quietMs = 150;
let host: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let building = false;
let again = false;

async function rebuild(): Promise<void> {
	if (building) {
		again = true;
		return;
	}
	building = true;
	try {
		const started = performance.now();
		await buildAll();
		console.error(`accord: rebuilt in ${((performance.now() - started) / 1000).toFixed(1)} s`);
		await restart();
	} catch (error) {
		console.error(`accord: the build failed, the running host stays\n${String(error)}`);
	} finally {
		building = false;
		if (again) {
			again = false;
			void rebuild();
		}
	}
}

async function restart(): Promise<void> {
	const old = host;
	if (old && old.exitCode === null) {
		const gone = new Promise((resolve) => old.once("exit", resolve));
		old.kill("SIGTERM");
		await gone;
	}
	host = spawn(
		process.execPath,
		["--enable-source-maps", join(root, "functions/dist/local.cjs"), ...process.argv.slice(2)],
		{
			stdio: "inherit",
		},
	);
}

for (const folder of ["shared/src", "bot/src", "functions/src", "outlook-addin", "teams-app"])
	watch(join(root, folder), { recursive: true }, (_, file) => {
		if (file && /(^|[/\\])(dist|node_modules)[/\\]|\.test\.tsx?$/.test(file)) return;
		clearTimeout(timer);
		timer = setTimeout(() => void rebuild(), quietMs);
	});
for (const signal of ["SIGINT", "SIGTERM"] as const)
	process.on(signal, () => {
		host?.once("exit", (code) => process.exit(code ?? 0));
		if (!host?.kill(signal)) process.exit(0);
	});
await rebuild();
