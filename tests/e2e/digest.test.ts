import { meSchema } from "@accord/shared/api/schemas.ts";
import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";

describe.skipIf(!hasBrowser)("the setting of one's digest", () => {
	const on = hostAndBrowser();
	const { ask } = apiAs(on, "claire.morel");

	test("is everybody's own: chosen, saved, and there again after a reload", async () => {
		const me = async () => meSchema.parse(await ask("me")).person.digest;
		expect(await me()).toBeUndefined();
		const page = await openTab(on, { person: "claire.morel", place: "settings", width: 320 });
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
		const french = await openTab(on, {
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
