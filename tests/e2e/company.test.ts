import { join } from "node:path";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { LEDGER_FILE, LOCAL_TENANT, VIEWS_FILE } from "@accord/functions/compose.ts";
import { adminRoutes } from "@accord/shared/api/adminRoutes.ts";
import type { DirectoryState } from "@accord/shared/api/schemas.ts";
import { accountPartition, ids } from "@accord/shared/app/documents.ts";
import { park } from "@accord/shared/app/running/parked.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab, shoot } from "./hostTab.ts";
import { startLocalHost } from "./localHost.ts";

/** A day some days from now; the host's clock is the real one. */
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** How a person reads it, but for weekday and month. */
const written = (one: string) => new RegExp(`\\b${Number(one.slice(8))} .* ${one.slice(0, 4)}`);

describe.skipIf(!hasBrowser)("the company in the settings, on a real host", () => {
	const on = hostAndBrowser();
	const { call } = apiAs(on, "alex.martin");

	const settings = async (person = "alex.martin") =>
		adminRoutes.readSettings.output.parse(await (await call("GET", "settings", undefined, person)).json());
	const put = async (change: object, person = "alex.martin") => {
		const now = await settings();
		return fetch(`${on.host.url}api/settings`, {
			method: "PUT",
			headers: {
				"x-accord-person": person,
				"content-type": "application/json",
				"if-match": `"${now.version}"`,
			},
			body: JSON.stringify({ ...now, ...change }),
		});
	};

	test("given an administrator who reads French, closing days, the person of last resort and the rules change with the keyboard", async () => {
		const page = await openTab(on, { person: "alex.martin", place: "settings/company", language: "fr" });
		const form = page.getByRole("form", { name: "Entreprise" });
		/** Once it has the focus, which follows what was drawn. */
		const focused = (one: Locator) => one.and(page.locator(":focus")).waitFor();
		const listedDay = (one: string) => form.locator(`time[datetime="${one}"]`);
		await form.getByText("Aucun jour de fermeture.").waitFor();
		await expectAccessible(page);
		const [first, second, gone] = [day(20), day(40), day(30)];
		for (const one of [second, first, gone]) {
			await form.getByLabel("Un jour", { exact: true }).fill(one);
			await form.getByLabel("Un jour", { exact: true }).press("Enter");
			await listedDay(one).waitFor();
		}
		const listed = form.getByRole("list", { name: "Jours de fermeture à venir" }).getByRole("listitem");
		const shown = await listed
			.locator("time")
			.evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
		expect(shown).toEqual([first, gone, second]);
		expect(await listed.first().textContent()).toMatch(/^(lun|mar|mercre|jeu|vendre|same|diman).* 202\d/);
		await form.getByLabel("Un jour", { exact: true }).fill(first);
		await form.getByRole("button", { name: "Ajouter le jour" }).press("Enter");
		await form.getByText("Ce jour est dans la liste.").waitFor();
		await listed
			.nth(1)
			.getByRole("button", { name: /^Retirer / })
			.press("Enter");
		await listedDay(gone).waitFor({ state: "detached" });
		await focused(form.getByLabel("Un jour", { exact: true }));

		await form.getByLabel("Personne de dernier recours").fill("samir");
		await form.getByLabel("Personne de dernier recours").press("Enter");
		await form.getByLabel("Fuseau horaire").fill("bruss");
		await form.getByLabel("Fuseau horaire").press("Enter");
		await form.getByLabel("le jour même").check();

		const rule = (n: number) =>
			form.getByRole("region", { name: /^Fonctions/ }).getByRole("group", { name: `Règle ${n}` });
		for (const n of [1, 2]) {
			await form.getByRole("button", { name: "Ajouter une règle de fonction" }).press("Enter");
			await focused(rule(n).getByLabel("Service"));
		}
		await rule(1).getByLabel("Service").fill("SAV*");
		await rule(1).getByLabel("Fonction").selectOption({ label: "Technicien" });
		await form.getByRole("button", { name: "Enregistrer les réglages" }).press("Enter");
		await form.getByText("Les réglages n'ont pas été enregistrés.").waitFor();
		await focused(rule(2).getByLabel("Service"));
		expect(await rule(2).getByLabel("Service").getAttribute("aria-invalid")).toBe("true");
		expect(await rule(1).getByLabel("Service").getAttribute("aria-invalid")).toBeNull();
		await expectAccessible(page);
		await rule(2).getByLabel("Intitulé de poste").fill("Assistante commerciale");
		await form.getByRole("button", { name: "Monter la règle 2" }).press("Enter");
		await focused(
			form.getByRole("region", { name: /^Fonctions/ }).getByRole("button", { name: "Monter la règle 1" }),
		);
		expect(await rule(1).getByLabel("Intitulé de poste").inputValue()).toBe("Assistante commerciale");
		await form.getByRole("button", { name: "Ajouter une règle de secteur" }).press("Enter");
		await focused(form.getByLabel("Bureau"));
		await page.keyboard.type("Lyon*");
		await form.getByLabel("Secteur", { exact: true }).fill("Sud-Est");
		await form.getByLabel("Secteur", { exact: true }).press("Enter");
		await form.getByText("Enregistré.").waitFor();
		expect(await settings()).toMatchObject({
			closingDays: [first, second],
			fallbackPerson: "samir.benali",
			timeZone: "Europe/Brussels",
			release: "sameDay",
			directory: {
				functions: [
					{ jobTitle: "Assistante commerciale", function: "sales" },
					{ department: "SAV*", function: "technician" },
				],
				territories: [{ office: "Lyon*", territory: "Sud-Est" }],
			},
		});
		await shoot(page, "company-fr");
		await page.context().close();
	});

	test("somebody saved meanwhile: what they alone changed is taken, both sides are shown, mine is saved over it", async () => {
		const page = await openTab(on, { person: "alex.martin", place: "settings/company", theme: "dark" });
		const form = page.getByRole("form", { name: "Company" });
		await form.getByLabel("Name", { exact: true }).fill("Atelier, mine");
		await form.getByLabel("A day", { exact: true }).fill(day(60));
		await form.getByRole("button", { name: "Add the day" }).click();
		expect((await put({ name: "Atelier, theirs", currency: "CHF", closingDays: [day(50)] })).status).toBe(
			200,
		);
		await form.getByRole("button", { name: "Save the settings" }).click();
		const note = form.getByRole("alert");
		await note.getByText("Someone else saved this while you were editing.").waitFor();
		const sides = await note.getByRole("listitem").allTextContents();
		expect(sides).toHaveLength(2);
		expect(sides[0]).toContain("Atelier, theirs");
		expect(sides[0]).toContain("Atelier, mine");
		expect(sides[1]).toMatch(written(day(50)));
		expect(sides[1]).toMatch(written(day(60)));
		expect(await form.getByLabel("Currency").inputValue()).toBe("CHF");
		await expectAccessible(page);
		await shoot(page, "company-conflict-dark");
		expect((await settings()).name).toBe("Atelier, theirs");
		await note.getByRole("button", { name: "Save mine over it" }).click();
		await form.getByText("Saved. They hold").waitFor();
		expect(await settings()).toMatchObject({ name: "Atelier, mine", currency: "CHF" });

		await form.getByLabel("Name", { exact: true }).fill("Atelier, again");
		expect((await put({ name: "Atelier Montclar" })).status).toBe(200);
		await form.getByRole("button", { name: "Save the settings" }).click();
		await note.getByRole("button", { name: "Take theirs" }).first().click();
		await note.waitFor({ state: "detached" });
		expect(await form.getByLabel("Name", { exact: true }).inputValue()).toBe("Atelier Montclar");
		await page.context().close();
	});

	test("what the service refuses is said at its field, and leaving with something unsaved is asked about", async () => {
		const page = await openTab(on, { person: "alex.martin", place: "settings/company", width: 320 });
		const form = page.getByRole("form", { name: "Company" });
		await form.getByLabel("Name", { exact: true }).fill(" ");
		await form.getByLabel("Name", { exact: true }).press("Enter");
		await form.getByText("1 to 120 characters.").waitFor();
		await page.locator("[name=name][aria-invalid=true]:focus").waitFor();
		await form.getByLabel("Country of the public holidays").fill("kuwait");
		await form.getByLabel("Country of the public holidays").press("Enter");
		await form.getByText("Public holidays of this country are not known").waitFor();
		await form.getByText("This installation has no language model").waitFor();
		await expectAccessible(page);
		await shoot(page, "company-admin-320");
		await page.getByRole("link", { name: "Disputes" }).click();
		const dialog = page.getByRole("dialog", { name: "Your changes are not saved" });
		await dialog.getByRole("button", { name: "Stay here" }).click();
		expect(await form.getByLabel("Country of the public holidays").inputValue()).toBe("Kuwait");
		await page.context().close();
	});

	test("a manager reads and changes nothing; whoever is neither finds no such part, in the tab and at the API", async () => {
		const page = await openTab(on, { person: "helene.duval", place: "settings/company", width: 320 });
		await page.getByText("Only an administrator changes the company's settings.").waitFor();
		expect(await page.getByLabel("Name", { exact: true }).isDisabled()).toBe(true);
		for (const name of [/^Save/, /^Add/, /^Remove/, /^Move/])
			expect(await page.getByRole("button", { name }).count(), String(name)).toBe(0);
		expect(await page.getByRole("link", { name: "Operations" }).count()).toBe(0);
		await expectAccessible(page);
		await shoot(page, "company-manager-320");
		await page.context().close();

		const other = await openTab(on, { person: "samir.benali", place: "settings/company" });
		await other.getByRole("form", { name: "My digest" }).waitFor();
		expect(await other.getByRole("link", { name: "Company" }).count()).toBe(0);
		await other.context().close();
		expect((await call("GET", "settings", undefined, "samir.benali")).status).toBe(403);
		for (const person of ["samir.benali", "helene.duval"]) {
			expect((await put({ name: "Theirs now" }, person)).status, person).toBe(403);
			for (const path of ["parked", "directory"])
				expect((await call("GET", path, undefined, person)).status, `${person} ${path}`).toBe(403);
		}
	});

	test("what was put aside is listed with its reason, and tried again: the rest stays", async () => {
		const before = await startLocalHost();
		await before.stop();
		const account = accountIdSchema.parse("X1");
		const partition = accountPartition(LOCAL_TENANT, account);
		const ledger = createSqliteStore({ file: join(before.data, LEDGER_FILE), container: "ledger" });
		await ledger.commit(partition, [
			{ kind: "put", id: ids.item("F/2"), body: { kind: "item", item: { number: "F/2" } } },
		]);
		await ledger.close();
		const views = createSqliteStore({ file: join(before.data, VIEWS_FILE), container: "views" });
		const needs = { views, clock: { now: () => new Date().toISOString() }, log: silent };
		for (const id of [ids.item("F/2"), ids.item("GONE")])
			await park(needs, { follower: "views", partition, id, error: "ZodError" });
		await views.close();
		const host = await startLocalHost({ data: before.data });
		try {
			const page = await openTab(
				{ browser: on.browser, host },
				{ person: "alex.martin", place: "settings/operations", width: 320, theme: "dark" },
			);
			const aside = page.getByRole("region", { name: "Put aside" });
			await aside.getByText("Open item GONE of account X1").waitFor();
			await expectAccessible(page);
			await shoot(page, "operations-parked-320-dark");
			expect(await aside.getByRole("listitem").count()).toBeGreaterThanOrEqual(2);
			await aside.getByRole("button", { name: "Try all again" }).press("Enter");
			await aside.getByText(/document.* taken in, \d+ .* still put aside\./).waitFor();
			await aside.getByText("Open item F/2 of account X1").first().waitFor();
			expect(await aside.getByText(/GONE/).count()).toBe(0);
			await page.context().close();
		} finally {
			await host.stop();
			host.forget();
		}
	});

	test("nothing put aside, no directory connected, how the installation is, in French and in high contrast", async () => {
		const page = await openTab(on, {
			person: "alex.martin",
			place: "settings/operations",
			language: "fr",
			theme: "contrast",
		});
		await page.getByText("Rien n'est mis de côté").waitFor();
		await page.getByText("Aucun annuaire n'est relié").waitFor();
		expect(await page.getByRole("button", { name: "Mettre à jour maintenant" }).count()).toBe(0);
		const health = page.getByRole("region", { name: "Santé" });
		await health.getByText("Tout fonctionne.").waitFor();
		await health.getByRole("button", { name: "Regarder à nouveau" }).press("Enter");
		await expectAccessible(page);
		await shoot(page, "operations-fr-contrast");
		await page.context().close();
	});

	test("a directory without consent says who has to give it; once given, it is read at once", async () => {
		const page = await openTab(on, { person: "alex.martin", place: "settings" });
		// This host has no directory: its answers, in the shapes of the route.
		const answer = (state: DirectoryState) => ({ json: state });
		const since = "2026-11-20T08:00:00.000Z";
		await page.route("**/api/directory", (route) =>
			route.fulfill(answer({ status: "refused", since, triedAt: since })),
		);
		await page.route("**/api/directory/sync?*", (route) =>
			route.fulfill(answer({ status: "ok", syncedAt: since, triedAt: since, reading: false })),
		);
		await page.getByRole("link", { name: "Operations" }).click();
		const card = page.getByRole("region", { name: "The company's directory" });
		await card.getByText(/^A Global Administrator or Privileged Role Administrator/).waitFor();
		await card.getByText("never").waitFor();
		await expectAccessible(page);
		await shoot(page, "operations-refused");
		await card.getByRole("button", { name: "Bring up to date now" }).click();
		await card.getByText("The directory was read.").waitFor();
		await card.getByText("People follow it.").waitFor();
		expect(await card.getByText(/Global Administrator/).count()).toBe(0);
		await page.context().close();
	});
});
