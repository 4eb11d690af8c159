import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { linkAnswerSchema } from "@accord/shared/api/dunningSchemas.ts";
import { accountSchema, statementSchema } from "@accord/shared/api/schemas.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hasBrowser } from "./browser.ts";
import { apiAs, hostAndBrowser } from "./hostAndBrowser.ts";
import { shoot } from "./hostTab.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
	violations: z.array(z.object({ id: z.string(), nodes: z.array(z.unknown()) })),
});

/** What a customer sees and does behind their link, in a real browser, against the running product. */
describe.skipIf(!hasBrowser)("the customer's page", { timeout: 120_000 }, () => {
	const on = hostAndBrowser();
	const { call, ask } = apiAs(on, "claire.morel");
	let account: string;

	const statement = async () => statementSchema.parse(await ask(`accounts/${account}`));
	const newLink = async () => {
		const answer = await call("POST", `accounts/${account}/link`, { to: "compta@client.example" });
		expect(answer.status).toBe(200);
		return linkAnswerSchema.parse(await answer.json()).url;
	};
	const context = (options: Parameters<Browser["newContext"]>[0] = {}) =>
		on.browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, ...options });
	const clean = async (page: Page) => {
		// The page's own policy allows no script, which is right; axe comes in beside it.
		const session = await page.context().newCDPSession(page);
		await session.send("Page.setBypassCSP", { enabled: true });
		await page.reload();
		await page.evaluate(axe);
		const found = axeResult.parse(await page.evaluate("axe.run()"));
		expect(found.violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes).slice(0, 300)}`)).toEqual(
			[],
		);
	};
	const opened = async (within: BrowserContext, url: string) => {
		const page = await within.newPage();
		page.setDefaultTimeout(10_000);
		await page.goto(url);
		return page;
	};

	beforeAll(async () => {
		const found = await ask("accounts?query=Durand");
		account = z.object({ accounts: z.array(accountSchema).min(1) }).parse(found).accounts[0]?.id ?? "";
	});

	test("the link moves into a cookie no script sees, and leaves the address", async () => {
		const url = await newLink();
		const within = await context();
		const first = await fetch(url, { redirect: "manual" });
		expect(first.status).toBe(303);
		expect(first.headers.get("set-cookie")).toMatch(
			/^accord_page=[A-Za-z0-9_-]{43}; Path=\/api\/customer; Max-Age=7200; HttpOnly; SameSite=Lax$/,
		);
		for (const [name, value] of [
			["referrer-policy", "no-referrer"],
			["cache-control", "no-store"],
			["x-content-type-options", "nosniff"],
			["x-frame-options", "DENY"],
		] as const)
			expect(first.headers.get(name)).toBe(value);
		const page = await opened(within, url);
		expect(page.url()).toBe(`${on.host.url}api/customer/page`);
		const [cookie] = await within.cookies(page.url());
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/api/customer" });
		expect(await page.content()).not.toContain(cookie?.value);
		const answer = await page.request.get(page.url());
		expect(answer.headers()["content-security-policy"]).toMatch(
			/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
		);
		await within.close();
	});

	test("whatever opens nothing gets the same answer, and a scanner changes nothing", async () => {
		const url = await newLink();
		const token = url.split("/").at(-1) ?? "";
		const flipped = url.slice(0, -10) + (url.at(-10) === "A" ? "B" : "A") + url.slice(-9);
		const revoked = await newLink();
		const head = await fetch(url, { method: "HEAD" });
		expect([303, 404]).toContain(head.status);
		expect((await call("DELETE", `accounts/${account}/link`)).status).toBe(200);
		const plain = { headers: { "accept-language": "en" } };
		const bodies = await Promise.all(
			[flipped, revoked, `${on.host.url}api/c/x`, `${on.host.url}api/c/${"A".repeat(43)}`, `${url}%00`].map(
				async (one) => {
					const answer = await fetch(one, { ...plain, redirect: "manual" });
					return `${answer.status} ${answer.headers.get("set-cookie")} ${await answer.text()}`;
				},
			),
		);
		expect(new Set(bodies).size).toBe(1);
		expect(bodies[0]).toMatch(/^404 null/);
		const page = await fetch(`${on.host.url}api/customer/page`, {
			headers: { ...plain.headers, cookie: `accord_page=${token}` },
		});
		expect(`${page.status} null ${await page.text()}`).toBe(bodies[0]);
		expect((await statement()).claims).toEqual([]);
	});

	test("contests a part on a phone, without a script, and follows it under the same link", async () => {
		const url = await newLink();
		const within = await context({ viewport: { width: 320, height: 640 } });
		const page = await opened(within, url);
		expect(await page.getAttribute("html", "lang")).toBe("fr");
		await shoot(page, "phone-fr");
		const wide = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
		expect(wide).toBeLessThanOrEqual(320);

		await page.getByRole("checkbox").first().check();
		await page.getByLabel("Quelque chose ne va pas").check();
		await page.getByRole("button", { name: "Envoyer" }).click();
		const alert = page.getByRole("alert");
		expect(await alert.textContent()).toContain("Vos mots : à compléter");
		expect(await page.getByRole("checkbox").first().isChecked()).toBe(true);
		await shoot(page, "phone-fr-errors");

		await page
			.getByLabel(/Montant/)
			.first()
			.fill("100,00");
		await page.getByLabel("Qu'est-ce qui ne va pas ?").selectOption({ index: 1 });
		const evil = '</textarea><script>document.title="owned"</script><img src=x onerror=alert(1)>';
		await page.getByLabel(/Avec vos mots/).fill(evil);
		await page.getByLabel(/Photos ou documents/).setInputFiles({
			name: "bon.png",
			mimeType: "image/png",
			buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
		});
		await page.getByRole("button", { name: "Envoyer" }).click();
		await page.getByRole("status").waitFor();
		expect(await page.getByText(evil, { exact: false }).first().textContent()).toContain("<script>");
		expect(await page.locator("script, img").count()).toBe(0);
		await shoot(page, "phone-fr-sent");
		const { claims } = await statement();
		expect(claims).toMatchObject([
			{
				state: "toQualify",
				source: "customerPage",
				words: evil,
				items: [{ amount: 10_000 }],
				files: [{ name: "bon.png" }],
			},
		]);
		const claim = claims[0];
		const file = await call(
			"GET",
			`accounts/${account}/claims/${claim?.id}/files/${claim?.files?.[0]?.sha256}`,
		);
		expect(file.headers.get("content-disposition")).toContain("attachment");
		expect(file.headers.get("content-type")).toBe("application/octet-stream");

		const qualified = await call("POST", `claims/${claim?.id}/qualify`, {
			account,
			idempotencyKey: "qualify-e2e-1",
		});
		expect(qualified.status).toBe(200);
		await page.goto(url);
		expect(await page.locator("main").textContent()).toMatch(/En cours d'examen : D-\d{4}-\d{6}/);
		await within.close();
		await expect
			.poll(async () => (await fetch(`${on.host.url}mailbox/`)).text(), { timeout: 10_000 })
			.toContain("Nous avons bien reçu votre message");
	});

	test("promises a payment with the keyboard alone", async () => {
		const within = await context({
			locale: "en-GB",
			javaScriptEnabled: true,
			viewport: { width: 1280, height: 900 },
		});
		const page = await opened(within, await newLink());
		await page.goto(`${page.url()}?language=en`);
		await shoot(page, "desktop-en");
		const until = async (match: (focused: string) => boolean, most = 60) => {
			for (let step = 0; step < most; step += 1) {
				await page.keyboard.press("Tab");
				const focused = await page.evaluate(() => {
					const at = document.activeElement;
					return `${at?.tagName} ${at?.getAttribute("name")} ${at?.getAttribute("type")}`;
				});
				if (match(focused)) return;
			}
			throw new Error("the keyboard does not reach it");
		};
		await until((focused) => focused.startsWith("INPUT item"));
		await page.keyboard.press("Space");
		await until((focused) => focused === "INPUT act radio");
		await page.keyboard.press("ArrowDown");
		await until((focused) => focused === "INPUT promiseDate date");
		// The date field asks in the order of the browser's own language: a day that is its month reads the same in all.
		const day = new Date(Date.now() + 86_400_000);
		while (day.getDate() !== day.getMonth() + 1) day.setDate(day.getDate() + 1);
		const two = (value: number) => String(value).padStart(2, "0");
		await page.keyboard.type(`${two(day.getDate())}${two(day.getMonth() + 1)}${day.getFullYear()}`);
		await until((focused) => focused.startsWith("BUTTON"));
		await page.keyboard.press("Enter");
		await page.getByRole("status").waitFor();
		const { claims } = await statement();
		expect(claims.some(({ kind }) => kind === "promise")).toBe(true);
		await within.close();
	});

	test.each([
		["fr", 320, "light"],
		["en", 320, "dark"],
		["fr", 1280, "dark"],
		["en", 1280, "light"],
	] as const)("is accessible in %s at %i pixels, %s", async (language, width, colorScheme) => {
		const within = await context({ javaScriptEnabled: true, viewport: { width, height: 900 }, colorScheme });
		const page = await opened(within, await newLink());
		await page.goto(`${page.url()}?language=${language}`);
		await clean(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		await page.getByRole("checkbox").first().check();
		await page.getByRole("radio").first().check();
		await shoot(page, `open-${language}-${width}-${colorScheme}`);
		await page.getByRole("button", { name: /Send|Envoyer/ }).click();
		await page.getByRole("alert").waitFor();
		await page.evaluate(axe);
		const found = axeResult.parse(await page.evaluate("axe.run()"));
		expect(found.violations.map(({ id }) => id)).toEqual([]);
		await shoot(page, `errors-${language}-${width}-${colorScheme}`);
		await within.close();
	});

	test("refuses a form from another site, one without its seal, and too many of them", async () => {
		const url = await newLink();
		const cookie = `accord_page=${url.split("/").at(-1)}`;
		const before = (await statement()).claims.length;
		const post = (headers: Record<string, string>) =>
			fetch(`${on.host.url}api/customer/page`, {
				method: "POST",
				redirect: "manual",
				headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
				body: new URLSearchParams({ act: "paid", item: "x", paidDate: "2026-01-01" }),
			});
		expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(404);
		expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(403);
		const statuses: number[] = [];
		for (let n = 0; n < 14; n += 1) statuses.push((await post({ "sec-fetch-site": "same-origin" })).status);
		expect(statuses.at(-1)).toBe(429);
		expect((await statement()).claims.length).toBe(before);
	});
});
