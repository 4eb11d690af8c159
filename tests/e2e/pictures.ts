import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.ts";
import { startLocalHost } from "./localHost.ts";
import { openChat } from "./playground.ts";

/** Draws the README's pictures from the running product: `npm run pictures`. */
const folder = join(import.meta.dirname, "../../docs/pictures");
mkdirSync(folder, { recursive: true });
const host = await startLocalHost({ chat: true });
const browser = await openBrowser();

const call = async (path: string, person: string, body?: unknown) => {
	const answer = await fetch(`${host.url}api/${path}`, {
		headers: { "x-accord-person": person, "content-type": "application/json" },
		...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
	});
	if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
	return answer.json();
};

/** A month of ordinary disputes, so that the report has something to say. */
const ordinary = [
	["C1004", "FAC 2026 163", 181_000, "QUALITY"],
	["C1005", "26-1188", 420_000, "PRICE"],
	["C1006", "F2026-0196", 953_068, "BILLING"],
	["C1009", "FAC 2026 245", 96_000, "PRICE"],
	["C1013", "RG-70321-B", 240_012, "DELIVERY"],
	["C1016", "F2026-0381", 120_307, "SERVICE"],
	["C1018", "RG-70417-B", 308_200, "PRICE"],
	["C1008", "RG-70231-B", 45_500, "RETURN"],
	["C1012", "FA26/00311", 175_364, "QUANTITY"],
	["C1017", "FA26/00397", 131_048, "DUPLICATE"],
] as const;
for (const [account, item, amount, reason] of ordinary)
	await call("disputes", "claire.morel", {
		account,
		lines: [{ item, amount }],
		reason,
		words: "Le montant facturé n'est pas celui qui était convenu.",
		source: { kind: "phone" },
		idempotencyKey: `picture-${account}-${reason}`,
	});

const inbox = await (await browser.newContext({ viewport: { width: 1360, height: 800 } })).newPage();
await inbox.addInitScript(() => {
	if (window.origin !== "null")
		localStorage.setItem(
			"accord.inbox",
			JSON.stringify({ language: "en", theme: "light", person: "james.hart" }),
		);
});
await inbox.goto(`${host.url}inbox/`);
await inbox.getByRole("option", { name: /Volume rebate/ }).click();
const pane = inbox.frameLocator("iframe.pane-frame");
await pane.getByRole("button", { name: "Open dispute" }).waitFor();
await inbox.screenshot({ path: join(folder, "pane.png") });
await pane.getByRole("button", { name: "Open dispute" }).click();
await pane.getByText(/is open/).waitFor();

for (let tries = 0; tries < 200 && host.chat() === undefined; tries += 1)
	await new Promise((r) => setTimeout(r, 100));
const chat = await openChat(browser, String(host.chat()));
const card = await chat.card("For Olivia Grant", "Pemberton Garden Centres");
await card.screenshot({ path: join(folder, "card.png") });

const tab = await (
	await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-GB" })
).newPage();
await tab.goto(`${host.url}tab/`);
await tab.getByText("By reason").waitFor();
await tab.waitForTimeout(1500);
await tab.screenshot({ path: join(folder, "tab.png") });

await browser.close();
await host.stop();
host.forget();
