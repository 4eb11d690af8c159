import { meSchema } from "@accord/shared/api/schemas.ts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";
import { type LocalHost, startLocalHost } from "./localHost.ts";

describe.skipIf(!hasBrowser)("the setting of one's digest", () => {
	let host: LocalHost;
	let browser: Browser;
	beforeAll(async () => {
		host = await startLocalHost();
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await host?.stop();
		host?.forget();
	});

	test("is everybody's own: chosen, saved, and there again after a reload", async () => {
		const me = async () => {
			const answer = await fetch(`${host.url}api/me`, { headers: { "x-accord-person": "claire.morel" } });
			return meSchema.parse(await answer.json()).person.digest;
		};
		expect(await me()).toBeUndefined();
		const page = await openTab(browser, host, { person: "claire.morel", place: "settings", width: 320 });
		const form = page.getByRole("form", { name: "My digest" });
		expect(await form.getByLabel("As a card").isChecked()).toBe(true);
		expect(await form.getByLabel("From").inputValue()).toBe("8");
		await form.getByText("By mail", { exact: true }).click();
		await form.getByLabel("From").selectOption("07:00");
		await shoot(page, "digest-setting");
		await expectAccessible(page);
		await form.getByRole("button", { name: "Save" }).click();
		await page.getByText("Your choice is saved.").waitFor();
		expect(await me()).toEqual({ by: "mail", hour: 7 });
		await page.reload();
		await form.getByText("To your own address.").waitFor();
		await form.getByText("Not at all", { exact: true }).click();
		await form.getByLabel("From").waitFor({ state: "detached" });
		await form.getByRole("button", { name: "Save" }).click();
		await page.getByText("Your choice is saved.").waitFor();
		expect(await me()).toMatchObject({ by: "none" });
		await page.context().close();
		const french = await openTab(browser, host, {
			person: "helene.duval",
			place: "settings/digest",
			language: "fr",
			theme: "contrast",
		});
		await french.getByRole("heading", { name: "Mon récapitulatif" }).waitFor();
		await shoot(french, "digest-setting-fr");
		await expectAccessible(french);
		await french.context().close();
	});
});
