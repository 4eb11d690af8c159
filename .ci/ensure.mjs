// Runs before `npm start` and `npm test` on any Node from 20 up, with nothing installed yet: so no dependency, no TypeScript.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const marker = join(root, "node_modules", ".accord-installed");
const wanted = createHash("sha256")
	.update(readFileSync(join(root, "package-lock.json")))
	.digest("hex");

const fail = (what, how) => {
	console.error(`\naccord: ${what}\n        ${how}\n`);
	process.exit(1);
};

const major = Number(process.versions.node.split(".")[0]);
if (major < 20)
	fail(
		`Node ${process.versions.node} is too old.`,
		"Install Node 20 or newer, then run the same command again.",
	);

const installed = existsSync(marker) ? readFileSync(marker, "utf8").trim() : "";
if (installed !== wanted) {
	console.error("accord: installing what is missing (once, about a minute) ...");
	const npm = process.env.npm_execpath;
	const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"];
	const run = npm
		? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
		: spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
	if (run.status !== 0)
		fail(
			`the packages could not be installed (npm ci ended with ${run.status ?? run.error?.message}).`,
			"See npm's message above; check the network and the registry, then run the same command again.",
		);
	writeFileSync(marker, wanted);
	console.error("accord: installed.");
}

const runtime = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const version = existsSync(runtime)
	? spawnSync(runtime, ["--version"], { encoding: "utf8", shell: process.platform === "win32" })
	: undefined;
if (version?.status !== 0) {
	if (major < 24)
		fail(
			"the Node 24 runtime that comes as a package did not install.",
			"Delete node_modules and try again, or install Node 24 yourself: install scripts of the package `node` may be blocked.",
		);
} else if (process.argv[2] === "--verbose") console.error(`accord: runtime ${version.stdout.trim()}`);
