import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const version = String(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version);

const node: BuildOptions = {
	bundle: true,
	platform: "node",
	target: "node22",
	format: "cjs",
	// The worker injects this module; an ESM bundle or a bundled copy would register no function at all.
	external: ["@azure/functions-core"],
	define: { ACCORD_VERSION: JSON.stringify(version) },
	loader: { ".csv": "text" },
	minify: true,
	keepNames: true,
	sourcemap: "linked",
	legalComments: "none",
	logLevel: "warning",
};

async function newest(patterns: readonly string[]): Promise<number> {
	let latest = 0;
	const skip = new Set(["node_modules", "dist"]);
	for await (const file of glob([...patterns], { cwd: root, exclude: (name) => skip.has(name) }))
		latest = Math.max(latest, (await stat(join(root, file))).mtimeMs);
	return latest;
}

async function frontEnd(name: string): Promise<void> {
	if (!existsSync(join(root, name, "vite.config.ts"))) return;
	const stamp = join(root, name, "dist", ".built");
	const sources = await newest([
		`${name}/**/*.{ts,tsx,css,html,json}`,
		"shared/src/**/*.{ts,tsx,css,json}",
		"package-lock.json",
	]);
	if (existsSync(stamp) && Number(readFileSync(stamp, "utf8")) >= sources) return;
	const status = await new Promise((resolve, reject) => {
		const run = spawn("vite", ["build", "--logLevel", "warn"], {
			cwd: join(root, name),
			stdio: "inherit",
			shell: process.platform === "win32",
		});
		run.on("error", reject);
		run.on("exit", resolve);
	});
	if (status !== 0) throw new Error(`${name} could not be built`);
	mkdirSync(join(root, name, "dist"), { recursive: true });
	writeFileSync(stamp, String(sources));
}

/** Builds the function app, the local host and the two front ends; a front end newer than its sources is left. */
export async function buildAll(): Promise<void> {
	const hosts = ["azure", "local"].filter((host) => existsSync(join(root, `functions/src/hosts/${host}.ts`)));
	await Promise.all([
		...hosts.map((host) =>
			build({
				...node,
				entryPoints: [join(root, `functions/src/hosts/${host}.ts`)],
				outfile: join(root, `functions/dist/${host}.cjs`),
			}),
		),
		frontEnd("outlook-addin"),
		frontEnd("teams-app"),
	]);
}

if (import.meta.main) await buildAll();
