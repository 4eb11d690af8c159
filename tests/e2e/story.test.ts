import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { disputeFileSchema, dunnableSchema, reportSchema } from "@accord/shared/api/schemas.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import type { Frame, Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { type ChatPage, openChat } from "./playground.ts";

const root = join(import.meta.dirname, "../..");
const invoice = "INV/2026/0667";
const listSchema = z.object({ disputes: z.array(z.object({ id: z.string(), number: z.string() })) });

/** One customer mail, from the inbox to the managers' figures, through the three surfaces of the running product. */
describe.skipIf(!hasBrowser)("a dispute from mail to figures", { timeout: 120_000 }, () => {
	const on = hostAndBrowser({ arguments: ["--empty"], chat: true });
	const { ask } = apiAs(on, "james.hart");
	let inbox: Page;
	let pane: Frame;
	let chat: ChatPage;

	const dunnable = async () =>
		dunnableSchema.parse(await ask(`open-items/${encodeURIComponent(invoice)}/dunnable`));
	const onlyDispute = async () => {
		// The list is a view and lags the ledger by the feed; the dispute itself is the ledger's.
		const [dispute] = await expect
			.poll(async () => listSchema.parse(await ask("disputes")).disputes, { timeout: 5000 })
			.toHaveLength(1)
			.then(async () => listSchema.parse(await ask("disputes")).disputes);
		return disputeFileSchema.parse(await ask(`disputes/${dispute?.id}`));
	};
	const importFile = (what: string, file: string) =>
		execFileSync(
			process.execPath,
			["functions/scripts/import.ts", what, `functions/demo/${file}`, "--port", String(on.host.port)],
			{ cwd: root, encoding: "utf8" },
		);

	afterAll(() => chat?.close());

	test("accounts and open items are imported from files", () => {
		expect(importFile("accounts", "accounts.csv")).toMatch(/20 new.*0 rejected/);
		expect(importFile("open-items", "open-items.csv")).toMatch(/0 changed.*0 rejected/);
		expect(importFile("open-items", "open-items.csv")).toMatch(/ 0 new, 0 changed/);
	});

	test("the pane reads the customer's mail and opens the dispute", async () => {
		const context = await on.browser.newContext({ viewport: { width: 1360, height: 860 } });
		inbox = await context.newPage();
		inbox.setDefaultTimeout(10_000);
		await inbox.addInitScript(() =>
			localStorage.setItem(
				"accord.inbox",
				JSON.stringify({ language: "en", theme: "light", person: "james.hart" }),
			),
		);
		await inbox.goto(`${on.host.url}inbox/`);
		await inbox.getByRole("option", { name: /Volume rebate/ }).click();
		const element = await inbox.waitForSelector("iframe.pane-frame");
		const frame = await element.contentFrame();
		if (!frame) throw new Error("the pane has no frame");
		pane = frame;
		await pane.getByRole("heading", { name: "Pemberton Garden Centres" }).waitFor();
		expect(await pane.getByLabel(`Amount contested on ${invoice}`).inputValue()).toBe("1194.56");
		await pane.getByRole("button", { name: "Open dispute" }).click();
		await pane.getByText(/Dispute D-\d{4}-000001 is open/).waitFor();
	});

	test("the contested amount is no longer dunned, the rest is", async () => {
		expect(await dunnable()).toMatchObject({
			open: 1_493_199,
			held: 119_456,
			dunnable: 1_373_743,
			isDunnable: true,
		});
	});

	test("the owner answers on the card, the approver approves, billing records the credit note", async () => {
		const dispute = await onlyDispute();
		expect(dispute.dispute).toMatchObject({ status: "open", owner: "olivia.grant", reason: "DISCOUNT" });
		for (let tries = 0; tries < 100 && on.host.chat() === undefined; tries += 1)
			await new Promise((r) => setTimeout(r, 100));
		chat = await openChat(on.browser, String(on.host.chat()));
		const owner = await chat.card("For Olivia Grant", "Pemberton Garden Centres", "8% off");
		await chat.act(owner, {
			open: "Propose credit",
			fill: { Why: "Agreed in the mail of 2 September." },
			press: "Propose this credit",
		});
		await chat.card("For Olivia Grant", "Waiting for approval");
		await chat.act(await chat.card("For Thomas Keller"), { open: "Approve", press: "Approve this outcome" });
		await chat.act(await chat.card("Pour Paul Mercier"), {
			open: "Enregistrer l'avoir",
			fill: { Numéro: "CN-2026-0042", Montant: "1194,56" },
			press: "Enregistrer comme comptabilisé",
		});
		await chat.card("Pour Paul Mercier", "CN-2026-0042");
		expect((await onlyDispute()).dispute.status).toBe("awaitingConfirmation");
	});

	test("the coordinator records the customer's agreement in the pane, and the dispute closes", async () => {
		await inbox.getByRole("option", { name: /Lunch/ }).click();
		await inbox.getByRole("option", { name: /Volume rebate/ }).click();
		await pane
			.getByText(/D-\d{4}-000001/)
			.first()
			.waitFor();
		await pane.getByRole("button", { name: "Customer agrees", exact: true }).click();
		await pane.getByLabel("Who answered for the customer").fill("Iain Fraser");
		await pane.locator("form").getByRole("button", { name: "Customer agrees", exact: true }).click();
		await pane.getByText("Closed").first().waitFor();
		const { dispute, events } = await onlyDispute();
		expect(dispute).toMatchObject({ status: "closed", closure: "accepted" });
		expect(fold(events)).toEqual(dispute);
	});

	test("what was credited is not chased while the ERP catches up, and the rest is", async () => {
		const now = await dunnable();
		expect(now.held + now.creditPending).toBe(119_456);
		expect(now.dunnable).toBe(1_373_743);
	});

	test("the tab shows the figures that the events add up to", async () => {
		const { events } = await onlyDispute();
		const state = fold(events);
		const credited = state.lines.reduce((sum, line) => sum + line.credited, 0);
		await expect
			.poll(
				async () =>
					reportSchema.parse(await ask("reports/disputes?groupBy=reason", undefined, "helene.duval")).rows,
			)
			.toMatchObject([
				{ key: "DISCOUNT", currency: "GBP", opened: 1, closed: 1, stillOpen: 0, disputed: 119_456, credited },
			]);
		const page = await (await on.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
		await page.goto(`${on.host.url}tab/`);
		await page
			.getByText(/1[,\u202f\u00a0 ]194[.,]56/)
			.first()
			.waitFor();
		await page.context().close();
	});
});
