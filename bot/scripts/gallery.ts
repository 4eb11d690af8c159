// Draws every card of the gallery to a PNG, light and dark: `node bot/scripts/gallery.ts [folder]`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { gallery } from "../src/testing/gallery.ts";
import { hostConfig } from "./hostConfig.ts";

const folder = process.argv[2] ?? join(import.meta.dirname, "../dist/gallery");
mkdirSync(folder, { recursive: true });
const renderer = readFileSync(
	createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js"),
	"utf8",
);

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
	for (const theme of ["light", "dark"] as const) {
		const page = await browser.newPage({ viewport: { width: 560, height: 400 } });
		await page.route("**/*", (route) => route.abort());
		const { paper, ink, brand, line } = hostConfig[theme].page;
		await page.setContent(
			`<style>body{margin:16px;background:${paper};color:${ink};font:14px "Segoe UI",system-ui,sans-serif}
			.ac-actionSet{flex-wrap:wrap;row-gap:8px}
			.ac-adaptiveCard{border:1px solid ${line};border-radius:6px}
			button.ac-pushButton{font:600 14px "Segoe UI",system-ui,sans-serif;padding:5px 12px;border:1px solid ${line};border-radius:4px;background:transparent;color:inherit}
			button.style-positive{background:${brand};color:#fff;border-color:${brand}}
			input,textarea,select{font:inherit;width:100%;box-sizing:border-box;padding:5px 8px;border:1px solid ${line};border-radius:4px;background:transparent;color:inherit}</style><div id="card"></div>`,
		);
		await page.addScriptTag({ content: renderer });
		for (const { name, draw } of gallery) {
			const card = await draw();
			for (const opened of [false, true]) {
				const forms = await page.evaluate(
					({ card, config, opened }) => {
						const { AdaptiveCards } = Object(globalThis);
						const drawn = new AdaptiveCards.AdaptiveCard();
						drawn.hostConfig = new AdaptiveCards.HostConfig(config);
						drawn.parse(card);
						const rendered = drawn.render();
						const place = document.getElementById("card");
						place?.replaceChildren(rendered);
						const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[aria-expanded]")];
						if (opened) buttons[0]?.click();
						return buttons.length;
					},
					{ card, config: hostConfig[theme].config, opened },
				);
				if (opened && forms === 0) continue;
				const png = await page.locator("#card").screenshot();
				writeFileSync(join(folder, `${name}.${theme}${opened ? ".form" : ""}.png`), png);
			}
		}
		await page.close();
	}
} finally {
	await browser.close();
}
console.error(`accord: ${gallery.length} cards drawn into ${folder}`);
