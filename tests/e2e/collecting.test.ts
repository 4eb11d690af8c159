import { readFile } from "node:fs/promises";
import { linkAnswerSchema } from "@accord/shared/api/dunningSchemas.ts";
import { statementSchema } from "@accord/shared/api/schemas.ts";
import { dayOf } from "@accord/shared/look/reader.ts";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";

const opened = z.object({ dispute: z.object({ id: z.string(), number: z.string(), version: z.int() }) });
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/** What a collector does with what customers send and with the day's reminders, in a real browser. */
describe.skipIf(!hasBrowser)("a collector's acts in the tab", { timeout: 60_000 }, () => {
	const on = hostAndBrowser();
	const { ask } = apiAs(on, "claire.morel");

	const open = (place: string, look: Partial<Parameters<typeof openTab>[1]> = {}): Promise<Page> =>
		openTab(on, { person: "claire.morel", place, ...look });

	/** A claim with a file, made on the customer's page as a customer makes it. */
	async function claimWithFile(account: string): Promise<void> {
		const { url } = linkAnswerSchema.parse(await ask(`accounts/${account}/link`, {}));
		const context = await on.browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
		const page = await context.newPage();
		await page.goto(url);
		await page.goto(`${page.url()}?language=en`);
		await page.getByRole("checkbox").first().check();
		await page.getByLabel("Something is not right").check();
		await page.getByLabel("What is not right?").selectOption({ index: 1 });
		await page.getByLabel("In your own words").fill("The delivery note says otherwise.");
		const file = { name: "Bon n°4 <b>.png", mimeType: "image/png", buffer: png };
		await page.getByLabel(/Photos or documents/).setInputFiles(file);
		await page.getByRole("button", { name: "Send" }).click();
		await page.getByRole("status").waitFor();
		await context.close();
	}

	test.each([
		["en", 1280, "light", "Download"],
		["fr", 320, "dark", "Télécharger"],
	] as const)("keeps a customer's file, in %s at %i pixels, %s", async (language, width, theme, verb) => {
		const account = language === "en" ? "C1004" : "C1005";
		await claimWithFile(account);
		const page = await open(`agenda?kind=claim&account=${account}`, { language, width, theme });
		await page.locator("[data-entry^='claim.']").first().click();
		const button = page.getByRole("button", { name: new RegExp(`^${verb} `) });
		await button.waitFor();
		await expectAccessible(page);
		await shoot(page, `claim-${language}-${width}-${theme}`);
		const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
		expect(download.suggestedFilename()).toMatch(/\.png$/);
		expect(await readFile(await download.path())).toEqual(png);
		expect(page.context().pages()).toHaveLength(1);
		await page.context().close();
	});

	test("makes a link for a customer and ends every link", async () => {
		const page = await open("account/C1009", { width: 320, theme: "dark", language: "fr" });
		await page.getByRole("button", { name: "Créer un lien" }).click();
		const url = await page.getByLabel("Lien vers la page du client").inputValue();
		expect((await fetch(url, { redirect: "manual" })).status).toBe(303);
		await page.getByRole("button", { name: "Mettre fin à tous les liens" }).click();
		const dialog = page.getByRole("dialog", { name: "Mettre fin à tous les liens" });
		await expectAccessible(page);
		await shoot(page, "revoke-fr-320-dark");
		await dialog.getByRole("button", { name: "Mettre fin à tous les liens" }).click();
		await page.getByText("1 lien terminé.").waitFor();
		expect((await fetch(url, { redirect: "manual" })).status).toBe(404);
		expect(await page.getByLabel("Lien vers la page du client").count()).toBe(0);
		await page.context().close();
	});

	test("chases two accounts with one confirmation, and takes it back with one undo", async () => {
		const page = await open("agenda?kind=chase", { width: 320 });
		const boxes = page.getByRole("checkbox", { name: /^Choose Accounts to chase/ });
		await boxes.nth(0).check();
		await boxes.nth(1).check();
		const before = await boxes.count();
		await page.getByRole("button", { name: "Chase 2" }).click();
		const dialog = page.getByRole("dialog", { name: "Chase 2 accounts" });
		const drafts = dialog.getByRole("link", { name: /^Open in your mail/ });
		await expect.poll(() => drafts.count(), { timeout: 10_000 }).toBe(2);
		for (const draft of await drafts.all())
			expect(decodeURIComponent((await draft.getAttribute("href")) ?? "")).toMatch(
				/^mailto:.+@.+\/api\/c\//s,
			);
		await expectAccessible(page);
		await shoot(page, "chase-many-en-320");
		await dialog.getByRole("button", { name: "2 reminders went out" }).click();
		await page.getByText("2 accounts are noted as chased today.").waitFor();
		await expect.poll(() => boxes.count(), { timeout: 10_000 }).toBe(before - 2);
		await page.getByRole("button", { name: "Undo" }).click();
		await expect.poll(() => boxes.count(), { timeout: 10_000 }).toBe(before);
		await page.context().close();
	});

	test("puts a follow-up on another day, in place and without typing it again", async () => {
		const statement = statementSchema.parse(await ask("accounts/C1013"));
		const item = statement.items.find(({ status, open: amount }) => status === "open" && amount > 0);
		const { dispute } = opened.parse(
			await ask("disputes", {
				account: "C1013",
				lines: [{ item: item?.number, amount: 100 }],
				reason: "PRICE",
				words: "The price is wrong.",
				source: { kind: "phone" },
				idempotencyKey: "collecting-follow-up",
			}),
		);
		// The company's day, which begins before the one of UTC.
		const today = dayOf(new Date(), "Europe/Paris");
		await ask(`disputes/${dispute.id}/commands`, {
			type: "ScheduleFollowUp",
			text: "Call Mme Petit",
			due: today,
			person: "claire.morel",
			expectedVersion: dispute.version,
			idempotencyKey: "collecting-follow-up-2",
		});
		const page = await open("agenda?kind=followUp", { language: "fr", width: 320 });
		await page.getByRole("link", { name: /Call Mme Petit/ }).click();
		await page.getByRole("button", { name: "Planifier une action" }).click();
		expect(await page.getByLabel("Ce qu'il faut faire").inputValue()).toBe("Call Mme Petit");
		const later = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
		await page.getByLabel("Quand").fill(later);
		await expectAccessible(page);
		await shoot(page, "reschedule-fr-320");
		await page.getByRole("button", { name: "Planifier une action" }).click();
		await page.getByText(`${dispute.number} · Planifier une action`).waitFor();
		const { followUps } = statementSchema.parse(await ask("accounts/C1013"));
		expect(followUps.filter(({ text, done }) => text === "Call Mme Petit" && !done)).toMatchObject([
			{ due: later },
		]);
		await page.context().close();
	});
});
