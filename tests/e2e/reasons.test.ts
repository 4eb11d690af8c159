import { catalogueSchema } from "@accord/shared/dispute/procedure.ts";
import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab } from "./hostTab.ts";

describe.skipIf(!hasBrowser)("the reason catalogue in the settings, on a real host", () => {
	const on = hostAndBrowser();
	const { call } = apiAs(on, "alex.martin");

	const catalogue = async () => catalogueSchema.parse(await (await call("GET", "catalogue")).json());
	const codes = async () => (await catalogue()).reasons.map(({ code }) => String(code));
	const open = (place: string, more: { person?: string; width?: number; language?: "fr" | "en" } = {}) =>
		openTab(on, { person: "alex.martin", place, ...more });

	/** Somebody else's save, through the API. */
	async function elsewhere(code: string, change: object): Promise<void> {
		const now = await catalogue();
		const reasons = now.reasons.map((one) => (one.code === code ? { ...one, ...change } : one));
		const answer = await call("PUT", "catalogue", { ...now, version: now.version + 1, reasons });
		expect(answer.status).toBe(200);
	}

	test("given an administrator who reads French, a reason is moved and added with the keyboard alone", async () => {
		const page = await open("settings/reasons", { language: "fr" });
		await expectAccessible(page);
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-reason"));
		await page.locator("a[data-reason=PRICE]").focus();
		await page.keyboard.press("Alt+ArrowDown");
		await page.getByText("Litige prix est numéro 2 sur 10.").waitFor();
		expect(await focused()).toBe("PRICE");
		await page.getByRole("button", { name: "Descendre Litige prix" }).focus();
		await page.keyboard.press("Enter");
		await page.getByText("Litige prix est numéro 3 sur 10.").waitFor();
		expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
			"Descendre Litige prix",
		);
		await page.getByRole("button", { name: "Enregistrer l'ordre" }).press("Enter");
		await page.getByText("L'ordre est enregistré.").waitFor();
		expect((await codes()).slice(0, 3)).toEqual(["QUANTITY", "QUALITY", "PRICE"]);

		await page.getByRole("link", { name: "Ajouter un motif" }).press("Enter");
		const form = page.getByRole("form", { name: "Un nouveau motif" });
		await form.getByLabel("Code", { exact: true }).fill("météo");
		await form.getByLabel("Instruire · Jours ouvrés").fill("bientôt");
		await form.getByLabel("Instruire · Jours ouvrés").press("Enter");
		await form.getByText("Un nombre entier de 0 à 250.").waitFor();
		expect(await form.getByLabel("Code", { exact: true }).getAttribute("aria-invalid")).toBe("true");
		expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("code");
		await expectAccessible(page);
		await form.getByLabel("Code", { exact: true }).fill("WEATHER");
		await form.getByLabel("Instruire · Jours ouvrés").fill("4");
		await form.getByLabel("Nom en français").fill("Météo");
		await form.getByLabel("Nom en anglais").press("Enter");
		// These are the service's refusals, each beside its field.
		await form.getByText("Le motif n'a pas été enregistré.").waitFor();
		for (const label of ["Nom en anglais", "Ce qu'il attend, en français", "Ce qu'il attend, en anglais"])
			expect(await form.getByLabel(label).getAttribute("aria-invalid"), label).toBe("true");
		expect(await form.getByLabel("Nom en français").getAttribute("aria-invalid")).toBeNull();
		await form.getByLabel("Nom en anglais").fill("Weather");
		await form.getByLabel("Ce qu'il attend, en français").fill("un bulletin");
		await form.getByLabel("Ce qu'il attend, en anglais").fill("a bulletin");
		await form.getByLabel("Action de suivi en français").fill("Relire le bulletin");
		await form.getByLabel("Action de suivi en anglais").fill("Read the bulletin");
		await form.getByLabel("Exemples").fill("Il a plu sur les cartons.\nLa neige a tout bloqué.");
		await form.getByLabel("Ajouter une cause racine").fill("ciel");
		await form.getByLabel("Ajouter une cause racine").press("Enter");
		await form.getByRole("button", { name: "Enregistrer le motif" }).press("Enter");
		await page.getByText("Le motif est ajouté.").waitFor();
		await page.getByRole("form", { name: "Météo" }).waitFor();
		const after = await catalogue();
		expect(after.rootCauses).toContain("ciel");
		expect(after.reasons.at(-1)).toMatchObject({
			code: "WEATHER",
			examples: ["Il a plu sur les cartons.", "La neige a tout bloqué."],
			// A new reason starts from the procedure of the first one in the list.
			procedure: { version: 1, owner: "logistics", approveAbove: { EUR: 50_000 } },
		});
		await page.context().close();
	});

	test("somebody saved meanwhile: what was typed stays, theirs is told, and both come together", async () => {
		const page = await open("settings/reasons?reason=QUALITY");
		const form = page.getByRole("form", { name: "Quality" });
		await form.getByLabel("Name in English").fill("Quality, mine");
		await form.getByLabel("Find out · Business days").fill("6");
		await elsewhere("QUALITY", {
			label: { fr: "Qualité, eux", en: "Quality, theirs" },
		});
		await form.getByRole("button", { name: "Save the reason" }).click();
		await page.getByText("1 field was changed by both of you").waitFor();
		expect(await page.getByLabel("Name in French").inputValue()).toBe("Qualité, eux");
		expect(await page.getByLabel("Name in English").inputValue()).toBe("Quality, mine");
		await page.getByText("They saved: “Quality, theirs”.").waitFor();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Take theirs" }).click();
		expect(await page.getByLabel("Name in English").inputValue()).toBe("Quality, theirs");
		await page.getByRole("button", { name: "Save the reason" }).click();
		await page.getByText("Saved. Disputes opened from now on follow version 2.").waitFor();
		const quality = (await catalogue()).reasons.find(({ code }) => code === "QUALITY");
		expect(quality).toMatchObject({
			label: { fr: "Qualité, eux", en: "Quality, theirs" },
			procedure: { version: 2, stages: [{ businessDays: 6 }, {}, {}, {}] },
		});
		await page.context().close();
	});

	test("leaving with something unsaved is asked about; the words stay or go as the person says", async () => {
		const page = await open("settings/reasons?reason=BILLING");
		await page.getByLabel("Name in English").fill("Paperwork");
		await page.getByRole("link", { name: "Disputes" }).click();
		const dialog = page.getByRole("dialog", { name: "Your changes are not saved" });
		await dialog.getByRole("button", { name: "Stay here" }).click();
		expect(page.url()).toContain("reason=BILLING");
		expect(await page.getByLabel("Name in English").inputValue()).toBe("Paperwork");
		await page.getByRole("link", { name: "Disputes" }).click();
		await dialog.getByRole("button", { name: "Leave without saving" }).click();
		await page.getByRole("heading", { level: 1, name: "Disputes" }).waitFor();
		await page.goBack();
		await page.getByRole("form", { name: "Billing details" }).waitFor();
		await page.context().close();
	});

	test("a dispute keeps its procedure and its label through an edit and the archiving of its reason", async () => {
		const opening = (amount: number, key: string) => ({
			account: "C1007",
			lines: [{ item: "FA26/00210", amount }],
			reason: "DELIVERY",
			words: "Rien n'est arrivé.",
			source: { kind: "phone" },
			idempotencyKey: key,
		});
		const opened = await call("POST", "disputes", opening(30_000, "reasons-test-1"), "claire.morel");
		expect(opened.status).toBe(201);
		const { dispute } = await opened.json();
		expect(dispute.procedure).toMatchObject({ version: 1, approveAbove: { EUR: 50_000 } });
		await elsewhere("DELIVERY", {
			procedure: {
				...(await catalogue()).reasons.find(({ code }) => code === "DELIVERY")?.procedure,
				approveAbove: { EUR: 0 },
			},
		});

		const page = await open("settings/reasons");
		await page.getByRole("button", { name: "Archive Delivery" }).click();
		const dialog = page.getByRole("dialog", { name: "Archive Delivery" });
		await dialog.getByText("Open disputes with this reason: 1.").waitFor();
		await expectAccessible(page);
		await dialog.getByRole("button", { name: "Archive", exact: true }).click();
		await page.getByText("Delivery is archived.").waitFor();
		await page
			.getByRole("region", { name: "Archived reasons" })
			.getByRole("link", { name: /^Delivery/ })
			.waitFor();

		const later = await call("POST", "disputes", opening(1_000, "reasons-test-2"), "claire.morel");
		expect([later.status, (await later.json()).code]).toEqual([422, "unknown_reason"]);
		const read = await (await call("GET", `disputes/${dispute.id}`)).json();
		expect(read).toMatchObject({
			reasonLabel: { fr: "Litige livraison", en: "Delivery" },
			dispute: { procedure: { version: 1, approveAbove: { EUR: 50_000 } } },
		});
		// Under the procedure it began with, 300 euros need no approver.
		const proposed = await call(
			"POST",
			`disputes/${dispute.id}/commands`,
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 30_000, upheld: 0, writtenOff: 0 }],
				because: "It was never delivered.",
				expectedVersion: dispute.version,
				idempotencyKey: "reasons-test-3",
			},
			dispute.owner,
		);
		expect((await proposed.json()).dispute.status).toBe("awaitingDocument");

		await page.getByRole("button", { name: "Restore : Delivery" }).click();
		await page.getByText("Delivery is in use again").waitFor();
		const again = await call("POST", "disputes", opening(1_000, "reasons-test-4"), "claire.morel");
		expect((await again.json()).dispute.procedure).toMatchObject({ version: 2, approveAbove: { EUR: 0 } });
		await page.context().close();
	});

	test("whoever is neither manager nor administrator reads and changes nothing, in the tab and at the API", async () => {
		const page = await open("settings/reasons?reason=PRICE", { person: "samir.benali", width: 320 });
		await page.getByText("Only a manager or an administrator changes reasons.").waitFor();
		expect(await page.getByLabel("Name in English").isDisabled()).toBe(true);
		expect(await page.getByRole("button", { name: "Save the reason" }).count()).toBe(0);
		await expectAccessible(page);
		await page.context().close();
		const now = await catalogue();
		for (const person of ["samir.benali", "claire.morel"]) {
			const answer = await call("PUT", "catalogue", { ...now, version: now.version + 1 }, person);
			expect(answer.status, person).toBe(403);
		}
	});
});
