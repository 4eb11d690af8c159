import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";

describe.skipIf(!hasBrowser)("the day's work in the tab, on a real host", () => {
	const on = hostAndBrowser();
	const { call } = apiAs(on, "claire.morel");

	const open = (person: string, place: string, width?: number) =>
		openTab(on, { person, place, ...(width === undefined ? {} : { width }) });

	test("a collector puts an account aside by keyboard, takes it back, and chases another one", async () => {
		const page = await open("claire.morel", "");
		await page.getByRole("heading", { name: "What there is to do today" }).waitFor();
		const first = page.locator("[data-entry^='chase.']").first();
		const name = (await first.locator("strong").textContent()) ?? "";
		await page.keyboard.press("j");
		await page.keyboard.press("Enter");
		const panel = page.getByRole("complementary", { name });
		await panel.getByText("Why each item is, or is not, asked for").waitFor();
		await panel.getByRole("button", { name: "Put aside" }).click();
		await panel.getByRole("form", { name: "Put aside" }).getByLabel("Why").fill("They pay on Friday.");
		await expectAccessible(page);
		await panel.getByRole("form").getByRole("button", { name: "Put aside" }).click();
		await page.getByText(`${name} is put aside.`).waitFor();
		await page.getByRole("link", { name }).waitFor({ state: "detached" });
		await page.getByRole("button", { name: "Undo" }).click();
		await page.getByRole("link", { name }).waitFor();

		await page.getByRole("link", { name }).click();
		await panel.getByRole("button", { name: "Open the draft" }).click();
		expect(await panel.getByRole("textbox", { name: "Text" }).inputValue()).toContain("/api/c/");
		expect(await panel.getByRole("link", { name: "Open in your mail" }).getAttribute("href")).toMatch(
			/^mailto:.+@/,
		);
		await panel.getByRole("button", { name: "It was sent" }).click();
		await page.getByText(`${name}: noted as chased today.`).waitFor();
		await page.getByRole("link", { name }).waitFor({ state: "detached" });
		await page.context().close();
	});

	test("several accounts are put aside with one confirmation and one undo", async () => {
		const page = await open("claire.morel", "agenda?coordinator=claire.morel", 320);
		const boxes = page.getByRole("checkbox", { name: /^Choose Accounts to chase/ });
		await boxes.nth(0).check();
		await boxes.nth(1).check();
		const before = await boxes.count();
		await page.getByRole("button", { name: "Put 2 aside" }).click();
		const dialog = page.getByRole("dialog", { name: "Put 2 aside" });
		await dialog.getByLabel("Why").fill("Holiday.");
		await dialog.getByRole("button", { name: "Put aside" }).click();
		await page.getByText("2 entries are put aside.").waitFor();
		await expect.poll(() => boxes.count(), { timeout: 10_000 }).toBe(before - 2);
		await page.getByRole("button", { name: "Undo" }).click();
		await expect.poll(() => boxes.count(), { timeout: 10_000 }).toBe(before);
		await expectAccessible(page);
		await page.context().close();
	});

	test("a claim becomes a dispute; what the customer wrote stays text", async () => {
		const words = "Le prix convenu était 12,50 €. <img src=x onerror=alert(1)>";
		const made = await call("POST", "claims", {
			account: "C1007",
			words,
			reason: "PRICE",
			items: [{ item: "FA26/00210", amount: 50_000 }],
			idempotencyKey: "agenda-test-claim",
		});
		expect(made.status).toBe(200);
		const page = await open("claire.morel", "agenda?kind=claim");
		await page.locator("[data-entry^='claim.']").click();
		const panel = page.getByRole("complementary", { name: "Transports Lagarde" });
		await panel.getByText(words).waitFor();
		expect(await panel.locator("img").count()).toBe(0);
		const amount = panel.getByLabel("Contested of FA26/00210");
		expect(await amount.inputValue()).toBe("500.00");
		await amount.fill("9,999,999.00");
		await panel.getByRole("button", { name: "Qualify" }).click();
		await panel.getByText("More than what is left on this line.").waitFor();
		await amount.fill("450.00");
		await expectAccessible(page);
		await panel.getByRole("button", { name: "Qualify" }).click();
		await page.getByText("The dispute is open. The amount is no longer dunned.").waitFor();
		await page.getByRole("link", { name: "Show the dispute" }).click();
		await page.getByRole("complementary", { name: /^D-/ }).getByText("€450.00").first().waitFor();
		await page.context().close();
	});

	test("a manager sees whom a policy would touch, and a letter's fault where it stands", async () => {
		const page = await open("helene.duval", "settings");
		const leaving = page.getByRole("dialog", { name: "Your changes are not saved" });
		await page.getByLabel("Days after the due date").nth(1).fill("400");
		await page.getByRole("button", { name: "Save the policy" }).click();
		await page.getByText("The policy was not saved.").waitFor();
		expect(await page.getByLabel("Days after the due date").nth(2).getAttribute("aria-invalid")).toBe("true");
		await page.getByLabel("Days after the due date").nth(1).fill("5");
		await page.getByLabel("Not chased below (EUR)").fill("30,000.00");
		await page.getByRole("button", { name: "Whom would it touch tomorrow?" }).click();
		await page.getByText(/^\d+ accounts? differs?$/).waitFor();
		await expectAccessible(page);

		await page.getByRole("link", { name: "Letters" }).click();
		await leaving.getByRole("button", { name: "Stay here" }).click();
		expect(await page.getByLabel("Not chased below (EUR)").inputValue()).toBe("30,000.00");
		await page.getByRole("link", { name: "Letters" }).click();
		await leaving.getByRole("button", { name: "Leave without saving" }).click();
		await page.getByRole("link", { name: /^Reminder, level 1 · English/ }).click();
		const body = page.getByLabel("Body (HTML)");
		const good = await body.inputValue();
		await body.fill(`${good}\n<p>#custmer_name</p>`);
		await page.getByRole("button", { name: "Save the letter" }).click();
		const line = good.split("\n").length + 1;
		await page.getByText(`Line ${line}, column 4: #custmer_name cannot be merged here.`).waitFor();
		await body.fill(`${good}\n<p>Dear #customer_name</p>`);
		await page.getByRole("button", { name: "Preview" }).click();
		await page
			.frameLocator("iframe.letter-body")
			.getByText(/^Dear /)
			.waitFor();
		await expectAccessible(page);

		await page.getByRole("link", { name: "All letters" }).click();
		await leaving.getByRole("button", { name: "Stay here" }).click();
		expect(await body.inputValue()).toContain("Dear #customer_name");
		// What is typed back to what was there is nothing to lose.
		await body.fill(good);
		await page.getByRole("link", { name: "All letters" }).click();
		await page.getByRole("heading", { name: "Letters" }).waitFor();
		expect(await leaving.count()).toBe(0);
		await page.context().close();
	});

	test("two managers edit the same policy and letter: the second sees both and chooses", async () => {
		const [first, second] = [await open("helene.duval", "settings"), await open("helene.duval", "settings")];
		await first.getByLabel("Days a promise may be late").fill("4");
		await first.getByRole("button", { name: "Save the policy" }).click();
		await first.getByText("Saved. It holds from the next look at the agenda.").waitFor();
		await second.getByLabel("Days a promise may be late").fill("6");
		await second.getByLabel("Days between two letters").fill("9");
		await second.getByRole("button", { name: "Save the policy" }).click();
		const note = second.getByRole("alert");
		await note.getByText("Someone else saved this while you were editing.").waitFor();
		expect(await note.locator("li").allInnerTexts()).toEqual([
			expect.stringMatching(/Days a promise may be late\s+Saved\s+4\s+Yours\s+6/),
			expect.stringMatching(/Days between two letters\s+Saved\s+7\s+Yours\s+9/),
		]);
		await expectAccessible(second);
		await shoot(second, "conflict-policy");
		await note.getByRole("button", { name: "Take theirs" }).click();
		expect(await second.getByLabel("Days a promise may be late").inputValue()).toBe("4");
		await second.getByLabel("Days between two letters").fill("9");
		await second.getByRole("button", { name: "Save the policy" }).click();
		await second.getByText("Saved. It holds from the next look at the agenda.").waitFor();

		for (const page of [first, second]) {
			await page.getByRole("link", { name: "Letters" }).click();
			await page.getByRole("link", { name: /^Reminder, level 2 · English/ }).click();
		}
		await first.getByLabel("Subject").fill("Theirs");
		await first.getByRole("button", { name: "Save the letter" }).click();
		await first.getByText("Saved. The next letter uses it.").waitFor();
		await second.getByLabel("Subject").fill("Mine");
		await second.getByRole("button", { name: "Save the letter" }).click();
		await note.getByText("Theirs", { exact: true }).waitFor();
		await note.getByRole("button", { name: "Save mine over it" }).click();
		await second.getByText("Saved. The next letter uses it.").waitFor();
		await first.reload();
		await expect.poll(() => first.getByLabel("Subject").inputValue()).toBe("Mine");
		await first.getByLabel("Subject").fill("Given up with the letter");
		await first.getByRole("button", { name: "Back to the supplied letter" }).click();
		await first.getByRole("heading", { name: "Letters" }).waitFor();
		expect(await first.getByRole("dialog").count()).toBe(0);
		await Promise.all([first, second].map((page) => page.context().close()));
	});

	test("a manager gives one account its own rules, sees what they change, and takes them away", async () => {
		const account = { en: "By which rules is it chased?", fr: "Selon quelles règles est-il relancé ?" };
		const page = await open("helene.duval", "account/C1007", 320);
		await page.getByText(account.en).click();
		await page.getByText("It has nothing of its own: the general policy holds.").waitFor();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Set rules for this account" }).click();
		const form = page.getByRole("form", { name: "Rules of this account" });
		await form.getByLabel("Do not chase this account").check();
		await form.getByRole("button", { name: "Save for this account" }).click();
		await form.getByText("Please say why.").waitFor();
		await form.getByLabel("Why").fill("Moving house.");
		await form.getByLabel("A minimum of its own").check();
		await form.getByLabel("Not chased below (EUR)").fill("250.00");
		await form.getByRole("button", { name: "What would change tomorrow?" }).click();
		const preview = form.getByRole("status", { name: "What would change tomorrow?" });
		await preview.getByText("Transports Lagarde").waitFor();
		expect(await preview.textContent()).toMatch(/As typed · not chased/);
		await expectAccessible(page);
		await shoot(page, "own-policy-320-en");
		await form.getByRole("button", { name: "Save for this account" }).click();
		await page.getByText("Saved. It holds from the next look at the agenda.").waitFor();
		expect(await page.getByRole("listitem").filter({ hasText: "Not chased below" }).textContent()).toMatch(
			/€250.00of this account/,
		);
		await page.context().close();

		const french = await openTab(on, {
			person: "helene.duval",
			place: "account/C1007",
			language: "fr",
			theme: "dark",
		});
		await french.getByText("Pourquoi ce compte est-il relancé").click();
		await french.getByText("Exclu des relances : Moving house.").first().waitFor();
		await french.getByText(account.fr).click();
		await french.getByText("jusqu'à nouvel ordre : Moving house.").waitFor();
		await expectAccessible(french);
		await shoot(french, "own-policy-fr-dark");
		await french.getByRole("button", { name: "Retirer ses règles propres" }).click();
		const dialog = french.getByRole("dialog", { name: "Retirer ses règles propres" });
		await dialog.getByRole("button", { name: "Retirer ses règles propres" }).click();
		await french.getByText("Rien de particulier : la règle générale s'applique.").waitFor();
		await french.getByText("Exclu des relances").first().waitFor({ state: "detached" });
		await french.context().close();

		const collector = await open("claire.morel", "account/C1007");
		await collector.getByText(account.en).click();
		await collector.getByText("It has nothing of its own: the general policy holds.").waitFor();
		expect(await collector.getByRole("button", { name: "Set rules for this account" }).count()).toBe(0);
		await collector.context().close();
	});
});
