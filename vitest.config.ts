import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["{shared,bot,functions,outlook-addin,teams-app}/src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		// A browser on a busy shared machine may miss a beat once; vitest still reports what needed a second try.
		retry: process.env.CI ? 1 : 0,
	},
});
