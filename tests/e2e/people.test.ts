import { personSchema } from "@accord/shared/api/schemas.ts";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { expectAccessible, openTab } from "./hostTab.ts";

const peopleSchema = z.object({ people: z.array(personSchema) });

describe.skipIf(!hasBrowser)("the people in the settings, on a real host", () => {
	const on = hostAndBrowser();
	const { call } = apiAs(on, "alex.martin");

	async function person(id: string) {
		const { people } = peopleSchema.parse(await (await call("GET", "people")).json());
		const found = people.find((one) => one.id === id);
		if (!found) throw new Error(`nobody is ${id}`);
		return found;
	}
	/** A day some days from now; the host's clock is the real one. */
	const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

	test("given a salesperson who goes away, the administrator names a deputy and the dispute falls to them", async () => {
		const own = await openTab(on, {
			person: "samir.benali",
			place: "settings/people",
			language: "fr",
			width: 320,
		});
		const mine = own.getByRole("form", { name: "Quand je suis absent" });
		await mine.getByLabel("Premier jour d'absence").fill(day(0));
		await mine.getByLabel("Premier jour d'absence").press("Enter");
		await mine.getByText("Les deux jours ou aucun").waitFor();
		expect(await own.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("absent.to");
		await expectAccessible(own);
		await mine.getByLabel("Dernier jour d'absence").fill(day(7));
		await mine.getByLabel("Dernier jour d'absence").press("Enter");
		await mine.getByText("Enregistré.").waitFor();
		expect((await person("samir.benali")).absent).toEqual({ from: day(0), to: day(7) });
		await own.context().close();

		const page = await openTab(on, {
			person: "alex.martin",
			place: "settings/people",
			theme: "dark",
		});
		await page.getByLabel("Find a person").fill("samir");
		await page.getByRole("link", { name: /^Samir Benali .*nobody stands in/ }).press("Enter");
		const form = page.getByRole("form", { name: "Samir Benali" });
		await form.getByLabel("Deputy").selectOption({ label: "Olivia Grant" });
		await form.getByLabel("Territories").fill("North, East");
		await expectAccessible(page);
		await form.getByRole("button", { name: "Save the person" }).press("Enter");
		await form.getByText("Saved. It holds").waitFor();
		expect(await person("samir.benali")).toMatchObject({
			deputy: "olivia.grant",
			territories: ["North", "East"],
			absent: { from: day(0), to: day(7) },
		});

		await page.getByRole("link", { name: "‹ Everybody" }).press("Enter");
		const preview = page.getByRole("region", { name: "Who would get it?" });
		await preview.getByLabel("Account").fill("Lagarde");
		await preview.getByRole("option", { name: /Transports Lagarde/ }).click();
		const row = preview.getByRole("row", { name: /^Find out/ });
		await row.waitFor();
		const said = (await row.textContent()) ?? "";
		await expectAccessible(page);
		const opened = await call(
			"POST",
			"disputes",
			{
				account: "C1007",
				lines: [{ item: "FA26/00210", amount: 10_000 }],
				reason: "PRICE",
				words: "Le prix est faux.",
				source: { kind: "phone" },
				idempotencyKey: "people-test-1",
			},
			"claire.morel",
		);
		const { dispute, people } = await opened.json();
		expect(people[dispute.court.person]).toBe("Olivia Grant");
		expect(said).toContain("Olivia Grant");
		expect(said).toContain("instead of Samir Benali, who is away");
		await page.context().close();
	});

	test("somebody saved meanwhile: what was typed stays, and theirs comes in", async () => {
		const page = await openTab(on, {
			person: "alex.martin",
			place: "settings/people?person=luc.garnier",
		});
		const form = page.getByRole("form", { name: "Luc Garnier" });
		await form.getByLabel("Territories").fill("South");
		const absent = { from: day(3), to: day(4) };
		expect((await call("PUT", "people/luc.garnier/absence", { absent }, "luc.garnier")).status).toBe(200);
		await form.getByRole("button", { name: "Save the person" }).click();
		await form.getByText("Somebody saved other changes meanwhile.").waitFor();
		expect(await form.getByLabel("Territories").inputValue()).toBe("South");
		expect(await form.getByLabel("Last day away").inputValue()).toBe(absent.to);
		await form.getByRole("button", { name: "Save the person" }).click();
		await form.getByText("Saved. It holds").waitFor();
		expect(await person("luc.garnier")).toMatchObject({ territories: ["South"], absent });
		await page.context().close();
	});

	test("the last administrator cannot take it from themselves; the field says why", async () => {
		const page = await openTab(on, {
			person: "alex.martin",
			place: "settings/people?person=alex.martin",
			language: "fr",
			theme: "contrast",
		});
		await page.getByRole("checkbox", { name: "Administrateur" }).uncheck();
		await page.getByRole("button", { name: "Enregistrer la personne" }).click();
		await page.getByText("Il faut un administrateur.").waitFor();
		await expectAccessible(page);
		expect((await person("alex.martin")).roles).toEqual(["admin"]);
		await page.context().close();
	});

	test("nobody but an administrator changes others, at the API neither", async () => {
		const page = await openTab(on, {
			person: "claire.morel",
			place: "settings/people?person=nadia.rossi",
		});
		await page.getByText("Only an administrator changes people.").waitFor();
		expect(await page.getByLabel("Territories").isDisabled()).toBe(true);
		await page.context().close();
		const absent = { from: day(1), to: day(2) };
		const others = await call("PUT", "people/nadia.rossi/absence", { absent }, "claire.morel");
		expect(others.status).toBe(403);
		const { id, ...nadia } = await person("nadia.rossi");
		expect((await call("PUT", `people/${id}`, nadia, "claire.morel")).status).toBe(403);
		const backwards = { from: day(2), to: day(1) };
		const refused = await call("PUT", "people/nadia.rossi/absence", { absent: backwards }, "nadia.rossi");
		expect([refused.status, (await refused.json()).field]).toEqual([400, "absent.to"]);
		expect((await call("PUT", "people/nobody/absence", { absent: null })).status).toBe(404);
		expect((await person("nadia.rossi")).absent).toBeUndefined();
		const routing = await call("GET", "routing?reason=NOPE&account=C1007");
		expect([routing.status, (await routing.json()).code]).toEqual([422, "unknown_reason"]);
	});
});
