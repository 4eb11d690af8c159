import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const path = [process.env.CHROMIUM, "/usr/bin/chromium"].find(
	(candidate) => candidate !== undefined && existsSync(candidate),
);

/** False, said loudly, where no Chromium is installed: the browser stories are then skipped. */
export const hasBrowser = path !== undefined;
if (!hasBrowser)
	console.error("!!! NO CHROMIUM: browser stories are SKIPPED. Set CHROMIUM=/path/to/chromium. !!!");

/** A Chromium that fetches nothing by itself; every story closes it. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
	if (path === undefined) throw new Error("no Chromium; ask hasBrowser first");
	return chromium.launch({
		executablePath: path,
		args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...more],
	});
}
