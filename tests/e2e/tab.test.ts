import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { tabAndBrowser } from "./tabAndBrowser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Each with what is there once it has loaded. */
const places = {
	"#/dashboard": "[data-chart=month] .column",
	"#/disputes": ".dispute-row",
	"#/disputes/C1.D7": ".detail .timeline",
	"#/account": ".account-row",
	"#/account/C1": ".item",
};
const looks = [
	{ width: 320, theme: "light", language: "fr", touch: true },
	{ width: 320, theme: "contrast", language: "en", touch: true },
	{ width: 768, theme: "dark", language: "en" },
	{ width: 1280, theme: "light", language: "fr" },
	{ width: 1280, theme: "dark", language: "fr", forced: true },
] as const;

describe.skipIf(!hasBrowser)("the Teams tab in a plain browser", () => {
	const on = tabAndBrowser({ local: true });
	beforeEach(() => {
		on.service.comments.splice(1);
		on.service.opened.splice(0);
		on.service.counted = 2;
	});

	async function open(
		place: string,
		choices: Readonly<Record<string, string>> = {},
		options: BrowserContextOptions = {},
	): Promise<Page> {
		// axe is put into the page by the test; the page's own policy would refuse it.
		const context = await on.browser.newContext({ bypassCSP: true, ...options });
		await context.addInitScript(
			(kept) => {
				for (const [name, value] of Object.entries(kept)) localStorage.setItem(`accord.tab.${name}`, value);
			},
			{ language: "en", ...choices },
		);
		const page = await context.newPage();
		page.setDefaultTimeout(18_000);
		await page.goto(`${on.service.url}/tab/${place}`);
		await page.locator("h1").waitFor();
		await page.locator("[aria-busy=true], .skeleton").first().waitFor({ state: "detached" });
		return page;
	}

	test.each(looks)(
		"is accessible and never scrolls sideways: $width px, $theme, $language",
		async (look) => {
			const { width, theme, language } = look;
			const touch = "touch" in look;
			const page = await open(
				"#/dashboard",
				{ theme, language },
				{
					viewport: { width, height: 800 },
					...(touch ? { hasTouch: true, isMobile: true } : {}),
					...("forced" in look ? { forcedColors: "active" as const } : {}),
				},
			);
			await page.evaluate(axe);
			// axe reads the author's colours, not those the system forces upon them.
			const rules = "forced" in look ? { "color-contrast": { enabled: false } } : {};
			for (const [place, sign] of Object.entries(places)) {
				await page.evaluate((hash) => {
					location.hash = hash;
				}, place);
				await page.locator(sign).first().waitFor();
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
					place,
				).toBeLessThanOrEqual(0);
				if (touch) expect(await smallTargets(page), place).toEqual([]);
				const { violations } = await page.evaluate<AxeResults>(
					`axe.run({ rules: ${JSON.stringify(rules)} })`,
				);
				expect(
					violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
					place,
				).toEqual([]);
			}
			await page.context().close();
		},
		120_000,
	);

	test("every mark leads to the disputes it counts, and the table can be saved", async () => {
		const page = await open("#/dashboard");
		await page.getByRole("link", { name: /^Price/ }).click();
		await page.getByRole("link", { name: /Boulangerie Lavoisier/ }).waitFor();
		expect(page.url()).toContain("reason=PRICE");
		await page.goBack();
		await page.locator("[data-chart=reason]").getByRole("button", { name: "Table", exact: true }).click();
		expect(await page.getByRole("cell", { name: "€2,500.80" }).count()).toBe(1);
		const waiting = page.waitForEvent("download");
		await page.getByRole("button", { name: "Export “By reason” as CSV" }).click();
		const saved = await readFile(await (await waiting).path(), "utf8");
		expect(saved.split("\r\n")[1]).toBe("Price;EUR;2500.80;1250.40;0.00;0.00;0.00;2;1;1;1;8.3;8.0;6.0");
		await page.context().close();
	});

	test("figures follow what happens elsewhere without a hand on the page", async () => {
		const page = await open("#/dashboard");
		const number = page.locator(".tile-figure").first();
		expect(await number.textContent()).toBe("1");
		on.service.counted = 5;
		await page.locator(".tile-figure", { hasText: /^4$/ }).waitFor();
		await page.context().close();
	});

	test("with the keyboard alone: from the list into a dispute, a comment, and back to the line", async () => {
		const page = await open("#/disputes");
		const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
		await page.locator("a.dispute-row").focus();
		await page.keyboard.press("Enter");
		await page.getByRole("complementary", { name: "D-2026-000007" }).waitFor();
		await page.getByRole("button", { name: "Comment", exact: true }).focus();
		await page.keyboard.press("Enter");
		await page.getByRole("form", { name: "Comment" }).waitFor();
		await page.keyboard.type("Quote found.");
		await page.keyboard.press("Control+Enter");
		await page.getByText("“Quote found.”").waitFor();
		expect(on.service.comments).toEqual(["Je regarde.", "Quote found."]);
		expect(await focused()).toBe("Comment");
		await page.keyboard.press("Escape");
		await page.getByRole("complementary").waitFor({ state: "detached" });
		expect(await focused()).toContain("Boulangerie Lavoisier");
		await page.context().close();
	});

	test("somebody was faster: the words stay, what changed is told, redoing is offered", async () => {
		const page = await open("#/disputes/C1.D7");
		await page.getByRole("button", { name: "Comment", exact: true }).click();
		await page.getByRole("textbox", { name: "Comment" }).fill("My view.");
		on.service.comments.push("I was faster.");
		await page.getByRole("button", { name: "Comment", exact: true }).click();
		const told = page.getByRole("alert");
		await told.waitFor();
		expect(await told.textContent()).toContain("“I was faster.”");
		expect(on.service.comments).toEqual(["Je regarde.", "I was faster."]);
		expect(await page.getByRole("textbox", { name: "Comment" }).inputValue()).toBe("My view.");
		await page.getByRole("button", { name: "Do it on the dispute as it is now" }).click();
		await page.getByText("“My view.”").waitFor();
		expect(on.service.comments).toEqual(["Je regarde.", "I was faster.", "My view."]);
		await page.context().close();
	});

	test("offline: says so, keeps the words, sends nothing afterwards", async () => {
		const page = await open("#/disputes/C1.D7");
		await page.getByRole("button", { name: "Comment", exact: true }).click();
		await page.getByRole("textbox", { name: "Comment" }).fill("On the train.");
		await page.context().setOffline(true);
		await page.getByRole("button", { name: "Comment", exact: true }).click();
		await page.getByText("You are offline. Nothing was sent; what you wrote stays here.").waitFor();
		await page.context().setOffline(false);
		expect(await page.getByRole("textbox", { name: "Comment" }).inputValue()).toBe("On the train.");
		expect(on.service.comments).toEqual(["Je regarde."]);
		await page.context().close();
	});

	test("after a call: only what is not held can be contested, amount by amount", async () => {
		const page = await open("#/account/C1");
		await page.getByRole("checkbox", { name: "Choose F2024-0113" }).check();
		await page.getByRole("checkbox", { name: "Choose F2024-0200" }).check();
		await page.getByRole("button", { name: "Open dispute" }).click();
		const held = page.getByLabel("Contested of F2024-0113");
		expect(await held.inputValue()).toBe("1749.60");
		await held.fill("1,800.00");
		await page.getByLabel("What the customer says, in their own words").fill("Too dear.");
		await page.getByRole("combobox", { name: "Reason" }).fill("pri");
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "Open dispute" }).click();
		await page.getByText("More than what is left on this line.").waitFor();
		expect(on.service.opened).toEqual([]);
		await held.fill("1,000.50");
		await page.getByRole("button", { name: "Open dispute" }).click();
		await page.getByText("D-2026-000007 is open. The amount is no longer dunned.").waitFor();
		expect(on.service.opened).toMatchObject([
			{
				account: "C1",
				reason: "PRICE",
				words: "Too dear.",
				source: { kind: "phone" },
				lines: [
					{ item: "F2024-0113", amount: 100_050 },
					{ item: "F2024-0200", amount: 50_000 },
				],
			},
		]);
		await page.context().close();
	});
});

/** Buttons and links that stand alone and are smaller than a finger; links inside a sentence are the sentence's. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				"button, select, summary, input, .button, nav a, .bar-row, .dispute-row",
			),
		]
			.filter((element) => element.checkVisibility() && !element.matches(".skip, .chip input, .link"))
			.map((element) => (element.closest("label") ?? element).getBoundingClientRect())
			.filter(({ height, width }) => width > 1 && (height < 44 || width < 24))
			.map(({ x, y, width, height }) => `${width}×${height} at ${x},${y}`),
	);
}
