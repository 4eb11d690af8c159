import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, shoot } from "./hostTab.ts";

describe.skipIf(!hasBrowser)("the day's work in the pane, on a real host", { timeout: 60_000 }, () => {
	const on = hostAndBrowser();
	const { ask } = apiAs(on, "claire.morel");

	/** The inbox of a person with the pane beside it, at today's list. */
	async function openAgenda(
		language: "fr" | "en",
		look: { readonly theme?: string; readonly width?: number } = {},
	): Promise<{ page: Page; frame: Frame }> {
		const context = await on.browser.newContext({
			bypassCSP: true,
			reducedMotion: "reduce",
			viewport: { width: look.width ?? 1360, height: 900 },
		});
		const page = await context.newPage();
		page.setDefaultTimeout(18_000);
		await page.addInitScript(
			(text) => localStorage.setItem("accord.inbox", text),
			JSON.stringify({ language, theme: look.theme ?? "light", person: "claire.morel" }),
		);
		await page.goto(`${on.host.url}inbox/`);
		const frame = await (await page.waitForSelector("iframe.pane-frame")).contentFrame();
		if (!frame) throw new Error("the pane has no frame");
		const title = language === "fr" ? "À faire aujourd'hui" : "What there is to do today";
		await frame.getByRole("button", { name: title }).click();
		await frame.getByRole("heading", { name: title }).waitFor();
		return { page, frame };
	}

	test("an account is chased in place: the draft opens, it is said to be sent, and taken back", async () => {
		const { page, frame } = await openAgenda("en");
		await shoot(page, "pane-agenda-en");
		await expectAccessible(frame);
		const section = frame.getByRole("region", { name: /^Accounts to chase/ });
		const first = section.getByRole("button").first();
		const name = (await first.locator("strong").first().textContent()) ?? "";
		const before = await section.getByRole("button").count();
		await first.click();
		await frame.getByRole("button", { name: "Write the reminder" }).click();
		const mail = page.getByRole("dialog", { name: "New mail" });
		expect(await mail.getByRole("textbox").inputValue()).toContain("/api/c/");
		await mail.getByRole("button", { name: "Close" }).click();
		await shoot(page, "pane-agenda-chase");
		await expectAccessible(frame);
		await frame.getByRole("button", { name: "It was sent" }).click();
		await frame.getByText(`${name}: noted as chased today.`).waitFor();
		await expect.poll(() => section.getByRole("button").count()).toBe(before - 1);
		await frame.getByRole("button", { name: "Undo" }).click();
		await frame.getByText("Taken back.").waitFor();
		await expect.poll(() => section.getByRole("button").count(), { timeout: 15_000 }).toBe(before);

		await section.getByRole("button").first().click();
		await frame.getByRole("button", { name: "Put aside" }).click();
		const form = frame.getByRole("form", { name: "Put aside" });
		await form.getByRole("button", { name: "Put aside" }).click();
		await form.getByText("Please say it.").waitFor();
		await form.getByLabel("Why").fill("They pay on Friday.");
		await form.getByRole("button", { name: "Put aside" }).click();
		await frame.getByText(`${name} is put aside.`).waitFor();
		await frame.getByRole("button", { name: "Back to the mail" }).click();
		await frame.getByRole("button", { name: "What there is to do today" }).waitFor();
		await page.context().close();
	});

	test("a claim is taken as the customer made it, in French and in the dark", async () => {
		const words = "Le prix convenu était 12,50 €. <img src=x onerror=alert(1)>";
		const item = { item: "FA26/00210", amount: 50_000 };
		await ask("claims", {
			account: "C1007",
			words,
			reason: "PRICE",
			items: [item],
			idempotencyKey: "pane-agenda-claim",
		});
		const { page, frame } = await openAgenda("fr", { theme: "dark" });
		await frame
			.getByRole("region", { name: /^Réclamations/ })
			.getByRole("button")
			.first()
			.click();
		await frame.getByText(words).waitFor();
		expect(await frame.locator("img").count()).toBe(0);
		await shoot(page, "pane-agenda-claim-fr-dark");
		await expectAccessible(frame);
		await frame.getByRole("button", { name: "Ouvrir le litige" }).click();
		await frame.getByText("Transports Lagarde : le litige est ouvert.").waitFor();
		await page.context().close();
	});
});
