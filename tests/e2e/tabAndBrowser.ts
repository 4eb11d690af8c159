import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { there } from "./hostAndBrowser.ts";
import { serveTab, type TabService } from "./tabService.ts";

/** What stands while the tests of one file run; only there from its first `beforeAll` on. */
interface TabAndBrowser {
	readonly service: TabService;
	readonly browser: Browser;
}

/** The tab as built now, its stand-in service and a browser (with `more` arguments), for the tests of one `describe`. */
export function tabAndBrowser(
	options: Parameters<typeof serveTab>[1],
	more: readonly string[] = [],
): TabAndBrowser {
	let folder: string | undefined;
	let service: TabService | undefined;
	let browser: Browser | undefined;
	beforeAll(async () => {
		const root = join(import.meta.dirname, "../../teams-app");
		folder = mkdtempSync(join(tmpdir(), "accord-tab-"));
		await build({ root, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
		service = await serveTab(folder, options);
		browser = await openBrowser(more);
	});
	afterAll(async () => {
		await browser?.close();
		await service?.close();
		if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
	});
	return {
		get service() {
			return there(service);
		},
		get browser() {
			return there(browser);
		},
	};
}
