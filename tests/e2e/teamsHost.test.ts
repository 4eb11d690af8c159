import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { tabAndBrowser } from "./tabAndBrowser.ts";
import { type StandInOptions, standInPage } from "./teamsStandIn.ts";

const token = "stand-in.token";
const teams = "https://teams.microsoft.com/stand-in";

describe.skipIf(!hasBrowser)("the tab inside Teams", () => {
	// The frame's loopback address is "local" to the page around it, which a real Teams is not asked about.
	const on = tabAndBrowser({ token }, ["--disable-features=LocalNetworkAccessChecks"]);

	/** Opens the tab in the stand-in's frame; `origin` other than Teams' own is a foreign frame. */
	async function open(
		options: Partial<StandInOptions> = {},
		origin = teams,
	): Promise<{ page: Page; tab: Frame; errors: string[] }> {
		const context = await on.browser.newContext({ colorScheme: "light", locale: "en-GB" });
		const page = await context.newPage();
		const errors: string[] = [];
		page.on("pageerror", (error) => errors.push(error.message));
		await page.route(`${origin}**`, (route) =>
			route.fulfill({
				contentType: "text/html",
				body: standInPage({
					tab: `${on.service.url}/tab/`,
					theme: "dark",
					locale: "fr-fr",
					token,
					...options,
				}),
			}),
		);
		await page.goto(origin);
		const frame = await (await page.waitForSelector("iframe")).contentFrame();
		if (!frame) throw new Error("no frame");
		return { page, tab: frame, errors };
	}
	const calls = (page: Page) => page.evaluate(() => window.standIn.calls);

	test("takes language and theme from Teams, follows the theme live, proves itself by the token", async () => {
		const { page, tab, errors } = await open();
		await tab.getByRole("heading", { name: "Ce que coûtent les litiges, et pourquoi" }).waitFor();
		await tab.locator("[data-chart=reason] .bar-text").first().waitFor();
		expect(await tab.locator("html").getAttribute("data-theme")).toBe("dark");
		expect(await tab.locator("html").getAttribute("lang")).toBe("fr");
		for (const theme of ["contrast", "default", "dark"]) {
			await page.evaluate((next) => window.standIn.setTheme(next), theme);
			await tab.locator(`html[data-theme=${theme === "default" ? "light" : theme}]`).waitFor();
		}
		expect([...on.service.proofs]).toEqual([`Bearer ${token}`]);
		expect(await tab.locator(".local-bar").count()).toBe(0);
		expect(errors).toEqual([]);
		await page.context().close();
	});

	test("tells Teams that it is painted, then that it is there", async () => {
		const { page, tab } = await open();
		await tab.locator("[data-chart=reason]").waitFor();
		const told = (await calls(page)).filter((name) => name.startsWith("appInitialization."));
		expect(told).toEqual(["appInitialization.appLoaded", "appInitialization.success"]);
		await page.context().close();
	});

	test("a deep link opens its dispute, and back leads to the list", async () => {
		const { page, tab } = await open({ subPageId: "C1.D7" });
		await tab.getByRole("complementary", { name: "D-2026-000007" }).waitFor();
		expect(await tab.locator(".quote").textContent()).toContain("le prix convenu était 12,50");
		await tab.getByRole("link", { name: /Retour à la liste|Fermer le détail/ }).click();
		await tab.getByRole("complementary").waitFor({ state: "detached" });
		await tab.getByRole("link", { name: /Boulangerie Lavoisier/ }).waitFor();
		await page.context().close();
	});

	test("without consent it says that it cannot tell who this is, and Teams' waiting picture goes", async () => {
		const { page, tab } = await open({ token: "" });
		await tab.getByRole("alert").waitFor();
		expect(await tab.getByRole("alert").textContent()).toContain("Accord ne peut pas savoir qui vous êtes.");
		expect(await calls(page)).toContain("appInitialization.success");
		await page.context().close();
	});

	test("in a frame that is not Teams it stops waiting and says so", async () => {
		const { page, tab } = await open({ silent: true }, "https://elsewhere.example/");
		const started = Date.now();
		await tab.getByRole("alert").waitFor();
		expect(await tab.getByRole("alert").textContent()).toContain("Open Accord inside Teams");
		expect(Date.now() - started).toBeLessThan(10_000);
		await page.context().close();
	});
});
