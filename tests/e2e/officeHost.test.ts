import { proposal } from "@accord/outlook-addin/gallery/company.ts";
import { ExampleService } from "@accord/outlook-addin/gallery/service.ts";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import type { StandInDraft, StandInMail } from "./outlookStandIn.ts";
import { accord, broker, type OutlookWorld, outlook, serveOutlookWorld } from "./outlookWorld.ts";

const first: StandInMail = {
	subject: "Re: Relance F2024-0113",
	internetMessageId: "<1@durand.example>",
	from: { address: "compta@durand.example", name: "Mme Durand" },
	body: "<p>Nous ne réglerons pas la facture F2024-0113.</p>",
};
const second: StandInMail = { ...first, subject: "Autre", internetMessageId: "<2@durand.example>" };
const config = {
	clientId: "33333333-3333-3333-3333-333333333333",
	authority: "https://login.microsoftonline.com/organizations",
	scope: "api://accord/access",
};

describe.skipIf(!hasBrowser)("the pane inside Outlook, with Microsoft's own office.js", () => {
	let browser: Browser;
	let page: Page;
	let world: OutlookWorld;
	let service: ExampleService;

	beforeAll(async () => {
		browser = await openBrowser(["--disable-features=LocalNetworkAccessChecks"]);
	});
	afterAll(() => browser?.close());
	afterEach(() => page?.context().close());

	interface Look {
		readonly locale?: string;
		readonly brokerSilent?: boolean;
		readonly item?: StandInMail | StandInDraft;
		readonly path?: string;
		/** A dispute on F2024-0113 runs before Outlook is opened. */
		readonly already?: boolean;
	}
	async function open(options: Look = {}): Promise<Frame> {
		service = new ExampleService(proposal());
		if (options.already) service.already();
		const context = await browser.newContext({ timezoneId: "Europe/Paris" });
		await context.addInitScript(broker(options.brokerSilent ?? false));
		world = await serveOutlookWorld(context, service, config);
		page = await context.newPage();
		await page.clock.setFixedTime(new Date("2026-03-03T12:00:00Z"));
		await page.goto(outlook);
		await page.evaluate(
			([url, locale, mail]) => {
				const StandIn = Reflect.get(globalThis, "OutlookStandIn");
				Reflect.set(globalThis, "outlook", new StandIn({ url, locale, mail }));
			},
			[`${accord}${options.path ?? "/pane/"}`, options.locale ?? "fr-FR", options.item ?? first] as const,
		);
		const element = await page.waitForSelector("iframe");
		const frame = await element.contentFrame();
		if (!frame) throw new Error("the pane has no frame");
		return frame;
	}
	const select = (mail: StandInMail | undefined) =>
		page.evaluate((chosen) => Reflect.get(globalThis, "outlook").select(chosen), mail);
	const mailsRead = () =>
		service.asked
			.filter(({ path }) => path === "/api/intake/mail")
			.map(({ body }) => (typeof body === "object" && body ? Reflect.get(body, "messageId") : undefined));

	test("it reads the open mail, signs in through Outlook's broker and opens the dispute", async () => {
		const frame = await open();
		await frame.getByRole("button", { name: "Ouvrir le litige" }).click();
		await frame.getByText("Le litige D-2026-000001 est ouvert.").waitFor();
		expect(service.asked.find(({ path }) => path === "/api/intake/mail")?.body).toMatchObject({
			messageId: "<1@durand.example>",
			conversationId: "conversation of the mail",
			from: { address: "compta@durand.example", name: "Mme Durand" },
			subject: "Re: Relance F2024-0113",
			bodyType: "html",
			body: first.body,
			receivedAt: "2026-03-03T08:12:00.000Z",
		});
		expect([...world.authorizations]).toEqual(["Bearer token of the broker"]);
		expect(await frame.evaluate(() => typeof history.pushState)).toBe("function");

		await frame.getByRole("button", { name: "Accuser réception au client" }).click();
		await frame.getByText("La réponse est prête dans Outlook.").waitFor();
		const replies = await page.evaluate(() => Reflect.get(globalThis, "outlook").replies);
		expect(JSON.stringify(replies)).toContain("D-2026-000001");
		expect(await page.evaluate(() => Reflect.get(globalThis, "outlook").unknown)).toEqual([]);
		expect(world.strange).toEqual([]);
	});

	test("pinned, it follows the selection, shows the agenda while no mail is open, and keeps what was begun", async () => {
		const frame = await open();
		await frame.getByLabel("Montant contesté sur F2024-0113").fill("123,45");
		await select(second);
		await expect.poll(() => mailsRead()).toContain("<2@durand.example>");
		await expect.poll(() => frame.getByLabel("Montant contesté sur F2024-0113").inputValue()).toBe("600,00");
		await select(undefined);
		await frame.getByRole("heading", { name: "À faire aujourd'hui" }).waitFor();
		await select(first);
		await expect.poll(() => frame.getByLabel("Montant contesté sur F2024-0113").inputValue()).toBe("123,45");
	});

	test("a reminder from the agenda opens as a new mail of Outlook, addressed and written", async () => {
		const frame = await open();
		await frame.getByRole("button", { name: "À faire aujourd'hui" }).click();
		await frame.getByRole("button", { name: /À relancer : en retard/ }).click();
		await frame.getByRole("button", { name: "Écrire la relance" }).click();
		await frame.getByText("Le brouillon est ouvert dans Outlook.").waitFor();
		const forms = await page.evaluate(() => Reflect.get(globalThis, "outlook").replies);
		expect(JSON.stringify(forms)).toContain("compta@durand.example");
		expect(JSON.stringify(forms)).toContain("<p>");
		expect(await page.evaluate(() => Reflect.get(globalThis, "outlook").unknown)).toEqual([]);
	});

	test("it speaks the language of Outlook", async () => {
		const frame = await open({ locale: "en-US" });
		await frame.getByRole("button", { name: "Open dispute" }).waitFor();
	});

	test("a broker that never answers is given up, and the older sign-in is used", async () => {
		const frame = await open({ brokerSilent: true });
		await frame.getByRole("button", { name: "Ouvrir le litige" }).waitFor();
		expect([...world.authorizations]).toEqual(["Bearer token of the older sign-in"]);
	});

	const reminder: StandInDraft = {
		subject: "Relance",
		to: [{ address: "compta@durand.example", name: "Mme Durand" }],
		body: "Sauf erreur, la facture F2024-0113 reste impayée.",
	};

	test("beside a mail being written it shows what the recipient owes and what is held", async () => {
		const frame = await open({ item: reminder, path: "/pane/?mode=compose", already: true });
		await frame.getByRole("heading", { name: "Boulangeries Durand et Fils SA" }).waitFor();
		await frame.getByText("600,00 € bloqués").waitFor();
		await frame.getByRole("button", { name: "Afficher D-2026-000001" }).click();
		await frame.getByText("Claire Morel a ouvert le litige").waitFor();
	});

	async function sent(item: StandInDraft): Promise<unknown> {
		await open({ item, path: "/pane/launchevent.html", already: true });
		const answer = () =>
			page.evaluate(() => {
				const standIn = Reflect.get(globalThis, "outlook");
				if (standIn.ready("appCommandInvoked") && !Reflect.get(globalThis, "raised")) {
					Reflect.set(globalThis, "raised", true);
					standIn.invoke("onMessageSend");
				}
				return standIn.completed[0]?.[2];
			});
		await expect.poll(answer, { timeout: 10_000 }).toBeTypeOf("string");
		return JSON.parse(String(await answer())).completedContext;
	}

	test("a reminder about a held invoice is asked about before it goes", async () => {
		expect(await sent(reminder)).toEqual({
			allowEvent: false,
			errorMessage: expect.stringMatching(
				/F2024-0113 : 600,00\s€ bloqués par le litige D-2026-000001, 3\s900,00\s€ relançables\./u,
			),
		});
		expect([...world.authorizations]).toEqual(["Bearer token of the older sign-in"]);
	});

	test("a mail about the dispute goes at once", async () => {
		const body = "Votre litige D-2026-000001 sur F2024-0113 est en cours.";
		expect(await sent({ ...reminder, body })).toEqual({ allowEvent: true });
	});
});
