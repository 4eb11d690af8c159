import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { proposal } from "@accord/outlook-addin/gallery/company.ts";
import { ExampleService, problem } from "@accord/outlook-addin/gallery/service.ts";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import { type ExampleServer, startExampleServer } from "./exampleServer.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!hasBrowser)("the pane in the demonstration inbox", () => {
	let browser: Browser;
	let server: ExampleServer;
	let page: Page;

	beforeAll(async () => {
		server = await startExampleServer(new ExampleService(proposal()));
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
	});
	afterEach(() => page?.context().close());

	/** The inbox with its first mail open, in French unless said, and the pane beside it. */
	async function open(
		service: ExampleService,
		look: { person?: string; theme?: string; language?: string; width?: number } = {},
	): Promise<Frame> {
		server.service = service;
		const context = await browser.newContext({
			viewport: { width: look.width ?? 1360, height: 860 },
			timezoneId: "Europe/Paris",
		});
		page = await context.newPage();
		await page.clock.setFixedTime(new Date("2026-03-03T12:00:00Z"));
		const preferences = { language: "fr", theme: "light", person: "claire", ...look };
		await page.addInitScript(
			(text) => localStorage.setItem("accord.inbox", text),
			JSON.stringify(preferences),
		);
		await page.goto(`${server.url}/inbox/`);
		const element = await page.waitForSelector("iframe.pane-frame");
		const frame = await element.contentFrame();
		if (!frame) throw new Error("the pane has no frame");
		await frame.waitForSelector("h1");
		return frame;
	}

	async function faults(frame: Frame | Page): Promise<string[]> {
		await frame.evaluate(axe);
		return frame.evaluate(async () => {
			const { violations } = await Reflect.get(globalThis, "axe").run(document, {
				runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"],
			});
			return violations.map(
				(violation: { id: string; nodes: { html: string }[] }) =>
					`${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`,
			);
		});
	}

	test("one click turns the mail into a dispute, and the reply is in the customer's language", async () => {
		const service = new ExampleService(proposal());
		const frame = await open(service, { language: "en" });
		await frame.getByRole("button", { name: "Open dispute" }).click();
		await frame.getByText("Dispute D-2026-000001 is open.").waitFor();
		expect(service.asked.filter(({ path }) => path === "/api/disputes")).toHaveLength(1);
		await frame.getByText("Claire Morel opened the dispute").waitFor();
		await frame.getByRole("button", { name: "Acknowledge to the customer" }).click();
		const reply = page.getByRole("dialog", { name: "Reply" });
		await expect(reply.getByRole("textbox").inputValue()).resolves.toMatch(
			/^Bonjour,[\s\S]*Nous l'avons enregistré comme litige D-2026-000001/,
		);
	});

	test("a letter that could not be written is asked for again; the dispute is open all the same", async () => {
		const service = new ExampleService(proposal());
		const frame = await open(service, { language: "en" });
		await frame.getByRole("button", { name: "Open dispute" }).click();
		await frame.getByText("Dispute D-2026-000001 is open.").waitFor();
		service.instead.push((path) =>
			path.endsWith("/letter")
				? Promise.resolve(problem(503, "unavailable", "The service does not answer just now."))
				: undefined,
		);
		await frame.getByRole("button", { name: "Acknowledge to the customer" }).click();
		await frame.getByRole("alert").getByText("only the letter is missing").waitFor();
		await frame.getByRole("button", { name: "Acknowledge to the customer" }).click();
		await page.getByRole("dialog", { name: "Reply" }).waitFor();
		await frame.getByText("The reply is ready in Outlook.").waitFor();
	});

	test("a double Ctrl+Enter and a lost answer open one dispute", async () => {
		const service = new ExampleService(proposal());
		const frame = await open(service);
		service.instead.push((path) =>
			path === "/api/disputes"
				? Promise.resolve(problem(503, "unavailable", "Le service ne répond pas pour l'instant."))
				: undefined,
		);
		await frame.getByLabel("Montant contesté sur F2024-0113").fill("612,40");
		await page.keyboard.press("Control+Enter");
		await frame.getByRole("alert").getByText("Le service ne répond pas pour l'instant.").waitFor();
		await expect(frame.getByLabel("Montant contesté sur F2024-0113").inputValue()).resolves.toBe("612,40");
		await frame.getByRole("button", { name: "Réessayer" }).click();
		await frame.getByText("Le litige D-2026-000001 est ouvert.").waitFor();
		const keys = service.asked
			.filter(({ path }) => path === "/api/disputes")
			.map(({ body }) =>
				typeof body === "object" && body ? Reflect.get(body, "idempotencyKey") : undefined,
			);
		expect(keys).toHaveLength(2);
		expect(new Set(keys).size).toBe(1);
	});

	test("what a colleague did meanwhile is shown, and what was typed is kept", async () => {
		const service = new ExampleService(proposal());
		service.already();
		const frame = await open(service, { person: "samir" });
		await frame.getByRole("heading", { name: "Vos litiges" }).waitFor();
		await frame.getByRole("button", { name: "Afficher D-2026-000001" }).click();
		await frame.getByText("C'est à vous").waitFor();
		await frame.getByRole("button", { name: "Commenter" }).click();
		await frame.getByRole("textbox").fill("Je regarde l'offre.");
		service.meanwhile("claire", { type: "AddComment", text: "Le client a rappelé." });
		await frame.getByRole("button", { name: "Commenter", exact: true }).click();
		await frame.getByRole("alert").getByText("Le client a rappelé.").waitFor();
		await expect(frame.getByRole("textbox").inputValue()).resolves.toBe("Je regarde l'offre.");
		await frame.getByRole("button", { name: "Le faire sur le litige tel qu'il est" }).click();
		await frame.getByRole("list").getByText("Je regarde l'offre.").waitFor();
	});

	test("a mail that already led to a dispute shows it first", async () => {
		const service = new ExampleService(proposal());
		service.already();
		const frame = await open(service);
		await frame.getByText("D-2026-000001").first().waitFor();
		await expect(frame.getByRole("button", { name: "Ouvrir le litige" }).count()).resolves.toBe(0);
		await frame.getByRole("button", { name: "Ouvrir un autre litige" }).click();
		await frame.getByRole("button", { name: "Ouvrir le litige" }).waitFor();
	});

	test("a mail that contests nothing is said to be one, and can be contested all the same", async () => {
		const promise = {
			intent: "promise_to_pay",
			promiseDate: "2026-03-13",
			quote: "Nous réglons vendredi en huit.",
		};
		const frame = await open(new ExampleService(proposal(promise)));
		await frame.getByText("Ce mail se lit comme une promesse de règlement.").waitFor();
		await frame.getByText("Règlement annoncé : 13 mars").waitFor();
		await frame.getByRole("button", { name: "Ouvrir tout de même un litige" }).click();
		await frame.getByRole("button", { name: "Ouvrir le litige" }).waitFor();
	});

	test("a wish for other bank details from nobody known is warned of, and nothing is proposed", async () => {
		const service = new ExampleService(
			proposal({ account: undefined, intent: "other", lines: [], suspicious: ["bankDetailsChange"] }),
		);
		const frame = await open(service);
		await frame.getByRole("alert").getByText("coordonnées bancaires").waitFor();
		await expect(frame.getByRole("button", { name: "Ouvrir le litige" }).count()).resolves.toBe(0);
		await frame.getByRole("button", { name: "Ouvrir tout de même un litige" }).click();
		await frame.getByRole("combobox", { name: "Client" }).fill("dur");
		await frame.getByRole("option", { name: /Durand/ }).click();
		await expect
			.poll(() => service.asked.filter(({ path }) => path === "/api/intake/mail").at(-1)?.body)
			.toMatchObject({ account: "C001" });
	});

	test("what the account owes shows what is held", async () => {
		const service = new ExampleService(proposal());
		service.already();
		const frame = await open(service);
		await frame.getByRole("button", { name: "Ouvrir un autre litige" }).click();
		await frame.getByRole("button", { name: "Relevé" }).click();
		await frame.getByText("600,00 € bloqués").waitFor();
		expect(await faults(frame)).toEqual([]);
		await frame.getByRole("button", { name: "Retour" }).click();
		await frame.getByRole("button", { name: "Ouvrir le litige" }).waitFor();
	});

	test("markup of a mail neither runs nor calls home", async () => {
		await open(new ExampleService(proposal()));
		const asked: string[] = [];
		// What the mail's own policy stops is announced by the browser and never reaches a route.
		await page.context().route(
			(url) => !url.href.startsWith(server.url),
			(route) => {
				asked.push(route.request().url());
				return route.abort();
			},
		);
		await page.getByRole("option", { name: /Northline/ }).click();
		await page.getByRole("option", { name: /Durand/ }).click();
		await page.frameLocator("iframe[title='Texte du mail']").getByText("Nous ne réglerons pas").waitFor();
		expect(await page.title()).toBe("Accord · inbox");
		expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
	});

	test("the list is worked with the keyboard alone", async () => {
		await open(new ExampleService(proposal()));
		await page.getByRole("listbox", { name: "Mails" }).focus();
		await page.keyboard.press("j");
		await page.getByRole("heading", { name: "Invoice SI-000567: short delivery" }).waitFor();
		await page.keyboard.press("ArrowUp");
		await page.getByRole("heading", { name: "Re: Relance F2024-0113" }).waitFor();
	});

	test.each(["light", "dark", "contrast"])("nothing for axe to say in the %s theme", async (theme) => {
		const frame = await open(new ExampleService(proposal()), { theme });
		expect(await faults(frame)).toEqual([]);
		await frame.getByRole("button", { name: "Ajouter un poste ouvert" }).click();
		expect(await faults(frame)).toEqual([]);
		await page.keyboard.press("Escape");
		await frame.getByRole("button", { name: "Ouvrir le litige" }).click();
		await frame.getByText("Claire Morel a ouvert le litige").waitFor();
		expect(await faults(frame)).toEqual([]);
		await frame.getByRole("button", { name: "Commenter" }).click();
		expect(await faults(frame)).toEqual([]);
		expect(await faults(page)).toEqual([]);
	});

	test.each([320, 360, 480])("nothing is cut off at %i pixels", async (width) => {
		const frame = await open(new ExampleService(proposal()), { width });
		const over = () => frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(await over()).toBeLessThanOrEqual(0);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
		await frame.getByRole("button", { name: "Ouvrir le litige" }).click();
		await frame.getByText("Claire Morel a ouvert le litige").waitFor();
		expect(await over()).toBeLessThanOrEqual(0);
	});
});
