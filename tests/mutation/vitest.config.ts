import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "../..");

/** The tests of the domain only; the alias keeps them on the mutated copy instead of the workspace link. */
export default defineConfig({
	root,
	resolve: { alias: { "@accord/shared": join(root, "shared/src") } },
	test: {
		root,
		include: ["shared/src/dispute/**/*.test.ts", "shared/src/dunning/hold.test.ts", "tests/long/*.test.ts"],
		// Nine years of six countries against the library take ten seconds: too long to repeat for every mutant.
		exclude: ["shared/src/dispute/calendar.library.test.ts"],
		env: { ACCORD_LIVES: "40" },
		testTimeout: 30_000,
	},
});
