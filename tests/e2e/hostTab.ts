import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import type { HostAndBrowser } from "./hostAndBrowser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Opening {
	readonly person: string;
	/** As after `#/`. */
	readonly place: string;
	readonly width?: number;
	readonly language?: "fr" | "en";
	readonly theme?: "light" | "dark" | "contrast";
}

/** The tab of a running local host, for one of its people, once what is shown has loaded. */
export async function openTab(
	{ browser, host }: HostAndBrowser,
	{ person, place, width = 1280, language = "en", theme = "light" }: Opening,
): Promise<Page> {
	// axe is put into the page by the test; the page's own policy would refuse it.
	const context = await browser.newContext({
		bypassCSP: true,
		viewport: { width, height: 900 },
		// axe would measure a colour on its way from one to another.
		reducedMotion: "reduce",
	});
	const page = await context.newPage();
	page.setDefaultTimeout(18_000);
	await page.addInitScript(
		(kept) => {
			// The preview of a letter is a frame without any storage.
			if (self !== top) return;
			for (const [name, value] of Object.entries(kept)) localStorage.setItem(`accord.tab.${name}`, value);
		},
		{ person, language, theme },
	);
	await page.goto(`${host.url}tab/#/${place}`);
	await page.locator("h1").waitFor();
	await page.locator(".skeleton").first().waitFor({ state: "detached" });
	return page;
}

/** @throws an assertion naming what axe finds, or that the page scrolls sideways */
export async function expectAccessible(page: Page | Frame): Promise<void> {
	await page.evaluate(axe);
	const { violations } = await page.evaluate<AxeResults>("axe.run()");
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect({
		wide: wide > 0,
		broken: violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
	}).toEqual({ wide: false, broken: [] });
}

/** A picture for a person to look at, when `ACCORD_SHOTS` names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
	const folder = process.env.ACCORD_SHOTS;
	if (folder === undefined) return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
