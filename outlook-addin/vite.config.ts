import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";

const dist = join(import.meta.dirname, "dist");

/** One page in a folder of its own, whole: what is deployed as `pane/` never needs a file of the inbox. */
const page = (name: string): EnvironmentOptions => ({
	consumer: "client",
	build: {
		outDir: "dist",
		// `dist/types` and the build's stamp live here too.
		emptyOutDir: false,
		copyPublicDir: name === "pane",
		target: "es2022",
		// Its helper weighs more than it gains here; `preloadImports` does the useful half.
		modulePreload: false,
		rolldownOptions: {
			input: { [name]: `${name}/index.html` },
			output: {
				entryFileNames: `${name}/[name]-[hash].js`,
				chunkFileNames: `${name}/[name]-[hash].js`,
				assetFileNames: `${name}/[name]-[hash][extname]`,
				// What the first screen and the later ones share, in one file.
				codeSplitting: { groups: [{ name: "kit", minShareCount: 2 }] },
			},
		},
	},
});

/** Names the first screen's files in the page, so that they are fetched at once instead of one after the other. */
const preloadImports: Plugin = {
	name: "preload-imports",
	transformIndexHtml: {
		order: "post",
		handler: (_html, { chunk }) =>
			(chunk?.imports ?? []).map((file) => ({
				tag: "link",
				attrs: { rel: "modulepreload", crossorigin: true, href: `../${file}` },
				injectTo: "head",
			})),
	},
};

/**
 * The check before sending. Outlook on Windows runs it as one file without imports and without a page; everywhere
 * else the page loads it. `ACCORD_ORIGIN` is where the service is, for the runtime that has no address.
 */
async function buildLaunchEvent(): Promise<void> {
	await bundle({
		entryPoints: [join(import.meta.dirname, "src/launchevent/launchHost.ts")],
		outfile: join(dist, "pane/launchevent.js"),
		bundle: true,
		minify: true,
		format: "iife",
		target: "es2016",
		define: { ACCORD_ORIGIN: JSON.stringify(process.env.ACCORD_ORIGIN ?? "") },
		logLevel: "warning",
	});
	const scripts = ["https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "./launchevent.js"]
		.map((source) => `<script src="${source}"></script>`)
		.join("");
	await writeFile(
		join(dist, "pane/launchevent.html"),
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Accord</title>${scripts}</head><body></body></html>\n`,
	);
}

/** Files of builds before this one; they go last, so that a page being served is whole at every moment. */
async function removeOlder(folder: string, started: number): Promise<void> {
	for (const name of await readdir(folder)) {
		const file = join(folder, name);
		// A copied file may be stamped a little before the clock that was read here.
		if ((await stat(file)).mtimeMs < started - 2000) await rm(file);
	}
}

export default defineConfig({
	base: "./",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	plugins: [preloadImports],
	environments: { client: page("pane"), inbox: page("inbox") },
	builder: {
		buildApp: async ({ build, environments }) => {
			const started = Date.now();
			for (const environment of Object.values(environments)) await build(environment);
			await buildLaunchEvent();
			for (const name of ["pane", "inbox"]) await removeOlder(join(dist, name), started);
		},
	},
});
