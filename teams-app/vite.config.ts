import { defineConfig } from "vite";

export default defineConfig({
	base: "./",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: { outDir: "dist", target: "es2024", modulePreload: { polyfill: false } },
});
