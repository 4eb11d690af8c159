import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = join(import.meta.dirname, "../icons");
const sizes = { accord: [16, 25, 32, 48, 64, 80, 128, 192], outline: [32] } as const;

/** Draws each SVG at the sizes the stores ask for; run by hand when a drawing changes. */
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [name, widths] of Object.entries(sizes)) {
	const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
	for (const width of widths) {
		const page = await browser.newPage({ viewport: { width, height: width } });
		await page.setContent(
			`<style>html,body{margin:0;background:transparent}svg{display:block;width:${width}px;height:${width}px}</style>${svg}`,
		);
		writeFileSync(join(folder, `${name}-${width}.png`), await page.screenshot({ omitBackground: true }));
		await page.close();
	}
}
await browser.close();
