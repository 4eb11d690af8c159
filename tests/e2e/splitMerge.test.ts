import { disputeViewSchema } from "@accord/shared/api/schemas.ts";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";

const ACCOUNT = "UK-201";
const [flour, yeast] = ["SI-000541", "SI-000542"];
const accountsSchema = z.object({ accounts: z.array(z.object({ id: z.string() })) });
const listSchema = z.object({
	disputes: z.array(
		z.object({ id: z.string(), number: z.string(), items: z.array(z.string()), reason: z.string() }),
	),
});
const WORDS = "The flour was wet, and the yeast is not at the agreed price.";

describe.skipIf(!hasBrowser)("a dispute that is two, and two that are one", () => {
	const on = hostAndBrowser();
	const { ask } = apiAs(on, "claire.morel");
	const disputes = async (query: string) => listSchema.parse(await ask(`disputes?${query}`)).disputes;
	let accountId = "";

	beforeAll(async () => {
		const { accounts } = accountsSchema.parse(await ask(`accounts?query=${ACCOUNT}`));
		accountId = accounts[0]?.id ?? "";
	});

	const numbers: string[] = [];
	async function claim(lines: readonly { item: string | undefined; amount: number }[], key: string) {
		const opened = disputeViewSchema.parse(
			await ask("disputes", {
				account: accountId,
				lines,
				reason: "QUALITY",
				words: WORDS,
				source: { kind: "phone" },
				idempotencyKey: `split-merge-${key}`,
			}),
		);
		numbers.push(opened.dispute.number);
		await fetch(`${on.host.url}dev/settled`);
		return opened.dispute;
	}

	const details = (page: Page, number: string) => page.getByRole("complementary", { name: number });
	async function choose(page: Page, number: string, command: string) {
		const panel = details(page, number);
		await panel.locator(`[data-command]`).first().waitFor();
		const button = panel.locator(`[data-command='${command}']`);
		if (!(await button.isVisible())) await panel.locator(".command-bar summary").click();
		await button.click();
		return panel.getByRole("form");
	}

	test("the collector splits off a line under another reason, and both say where the other went", async () => {
		const dispute = await claim(
			[
				{ item: flour, amount: 100_000 },
				{ item: yeast, amount: 50_000 },
			],
			"one",
		);
		const page = await openTab(on, { person: "claire.morel", place: `disputes/${dispute.id}` });
		const form = await choose(page, dispute.number, "Split");
		expect(
			await form
				.getByRole("checkbox")
				.first()
				.evaluate((box) => box === document.activeElement),
		).toBe(true);
		await shoot(page, "split-form");
		await expectAccessible(page);
		await form.getByRole("button", { name: "Split" }).click();
		await form.getByText("Please fill this in.").first().waitFor();
		await form.getByRole("checkbox", { name: new RegExp(`^${yeast}`) }).check();
		await form.getByLabel("Why", { exact: false }).last().fill("Two questions: the wet flour, and a price.");
		const reason = form.getByRole("combobox");
		await reason.fill("Price");
		await form.getByRole("option", { name: "Price", exact: true }).click();
		// The list's own look every ten seconds would hide that nothing else refreshed it.
		await page.evaluate(() => {
			for (let id = window.setTimeout(() => {}); id > 0; id -= 1) clearInterval(id);
		});
		const rows = page.getByRole("list", { name: "Disputes, newest first" }).getByRole("listitem");
		const [stays, leaves] = [rows.filter({ hasText: flour }), rows.filter({ hasText: yeast })];
		expect([await stays.count(), await leaves.count()]).toEqual([1, 1]);
		expect(await leaves.textContent()).toContain(dispute.number);
		await form.getByRole("button", { name: "Split" }).click();
		await page.getByText("Done: Split").waitFor();
		await leaves.filter({ hasNotText: dispute.number }).waitFor();
		expect([await stays.count(), await leaves.count()]).toEqual([1, 1]);
		await shoot(page, "split-done");
		await expectAccessible(page);
		const panel = details(page, dispute.number);
		expect(await panel.getByRole("list", { name: "Contested amounts" }).textContent()).toContain(flour);
		expect(await panel.getByRole("list", { name: "Contested amounts" }).textContent()).not.toContain(yeast);
		await page.context().close();

		await fetch(`${on.host.url}dev/settled`);
		const both = await disputes(`account=${encodeURIComponent(accountId)}&open=true`);
		expect(both.map(({ items, reason: why }) => [items, why]).sort()).toEqual([
			[[flour], "QUALITY"],
			[[yeast], "PRICE"],
		]);
		const other = both.find(({ number }) => number !== dispute.number);
		if (!other) throw new Error("no second dispute");
		const there = await openTab(on, { person: "claire.morel", place: `disputes/${other.id}` });
		const shown = details(there, other.number);
		await shown.getByText(`split off from ${dispute.number}`).waitFor();
		expect(await shown.textContent()).toContain(WORDS);
		await shoot(there, "split-other");
		await there.context().close();
	});

	test("and merges two of one customer again, on a phone and in French", async () => {
		const more = await claim([{ item: "SI-000545", amount: 20_000 }], "two");
		const into = numbers[0] ?? "";
		const page = await openTab(on, {
			person: "claire.morel",
			place: `disputes/${more.id}`,
			width: 320,
			language: "fr",
			theme: "dark",
		});
		const form = await choose(page, more.number, "Merge");
		const search = form.getByRole("combobox");
		await search.fill(into);
		await shoot(page, "merge-form");
		await expectAccessible(page);
		await form.getByRole("option", { name: new RegExp(into) }).click();
		await form.getByRole("button", { name: "Fusionner" }).click();
		const panel = details(page, more.number);
		await panel.getByRole("link", { name: `continue dans ${into}` }).waitFor();
		expect(await panel.textContent()).not.toContain("relançable");
		await shoot(page, "merge-done");
		await expectAccessible(page);
		await panel.getByRole("link", { name: `continue dans ${into}` }).click();
		await details(page, into).getByText("SI-000545").first().waitFor();
		await page.context().close();

		await fetch(`${on.host.url}dev/settled`);
		expect(await disputes(`number=${more.number}`)).toMatchObject([
			{ number: into, items: [flour, "SI-000545"] },
		]);
	});

	test("a manager sees who opened it, a collector does not", async () => {
		const [found] = await disputes(`number=${numbers[0]}`);
		const id = found?.id ?? "";
		const page = await openTab(on, { person: "helene.duval", place: `disputes/${id}` });
		const panel = details(page, numbers[0] ?? "");
		await panel.getByText("Seen by").click();
		const list = panel.getByRole("list", { name: "Seen by" });
		await list.getByText("Claire Morel").waitFor();
		expect(await list.textContent()).toContain("tab");
		await shoot(page, "seen-by");
		await expectAccessible(page);
		await page.context().close();
		const hers = await openTab(on, { person: "claire.morel", place: `disputes/${id}` });
		await details(hers, numbers[0] ?? "")
			.getByText(WORDS)
			.waitFor();
		expect(await hers.getByText("Seen by").count()).toBe(0);
		await hers.context().close();
	});
});
