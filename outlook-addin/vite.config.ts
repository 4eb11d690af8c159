import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";

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

export default defineConfig({
	base: "./",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	plugins: [preloadImports],
	environments: { client: page("pane"), inbox: page("inbox") },
	builder: {
		buildApp: async ({ build, environments }) => {
			for (const environment of Object.values(environments)) await build(environment);
		},
	},
});
