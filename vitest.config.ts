import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["{shared,bot,functions,outlook-addin,teams-app}/src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
		testTimeout: 20_000,
		hookTimeout: 60_000,
	},
});
