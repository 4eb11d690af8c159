import { spawn } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { buildApart } from "./apart.ts";

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

/** Puts the built pages where the site function serves them; the inbox is for the local host alone. */
function assembleSite(folder: string, pages: Readonly<Record<string, string>>): void {
	rmSync(folder, { recursive: true, force: true });
	for (const [path, source] of Object.entries(pages))
		if (existsSync(join(root, source)))
			cpSync(join(root, source), join(folder, path), {
				recursive: true,
				filter: (file) => !/[/\\](types|\.built)$|\.map$/.test(file),
			});
}

/** Bundles one host with everything it needs. */
export async function bundleHost(host: "azure" | "local", outfile: string): Promise<void> {
	const options = { ...node, entryPoints: [join(root, `functions/src/hosts/${host}.ts`)], outfile };
	await (host === "azure" ? buildApart(options) : build(options));
}

/** Builds the function app (`dist/app`, as it is deployed), the local host and the two front ends. */
export async function buildAll(): Promise<void> {
	const dist = join(root, "functions/dist");
	await Promise.all([
		bundleHost("azure", join(dist, "app/main.cjs")),
		bundleHost("local", join(dist, "local.cjs")),
		frontEnd("outlook-addin"),
		frontEnd("teams-app"),
	]);
	copyFileSync(join(root, "functions/host.json"), join(dist, "app/host.json"));
	writeFileSync(
		join(dist, "app/package.json"),
		`${JSON.stringify({ name: "accord", version, main: "main.cjs" }, undefined, 2)}\n`,
	);
	const pages = {
		pane: "outlook-addin/dist/pane",
		tab: "teams-app/dist",
		icons: "manifests/icons",
		legal: "manifests/legal",
	};
	assembleSite(join(dist, "app/site"), pages);
	assembleSite(join(dist, "site"), { ...pages, inbox: "outlook-addin/dist/inbox" });
}

if (import.meta.main) await buildAll();
