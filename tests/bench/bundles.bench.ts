import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figure.ts";

const root = join(import.meta.dirname, "../..");

/** Every script and style sheet a page loads before it is interactive, compressed one by one as a server does. */
function pageKilobytes(folder: string, page: string): number {
	const html = readFileSync(join(root, folder, page), "utf8");
	const files = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(
		(match) => match[1] ?? "",
	);
	const bytes = [html, ...files.map((file) => readFileSync(join(root, folder, file)))].map(
		(part) => gzipSync(part).length,
	);
	return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

export default {
	title: "Bundle sizes (whole page, gzip)",
	measure: async (): Promise<readonly Figure[]> => {
		execFileSync("node", [join(root, "functions/scripts/build.ts")], { stdio: "inherit" });
		const size = (file: string) => gzipSync(readFileSync(join(root, file))).length / 1000;
		return [
			{
				name: "Outlook pane",
				value: pageKilobytes("outlook-addin/dist", "pane/index.html"),
				unit: "kB",
				budget: 60,
				better: "atMost",
			},
			{
				name: "Teams tab",
				value: pageKilobytes("teams-app/dist", "index.html"),
				unit: "kB",
				budget: 110,
				better: "atMost",
			},
			...globSync("functions/dist/*.cjs", { cwd: root }).map(
				(file): Figure => ({ name: file, value: size(file), unit: "kB", budget: 3000, better: "atMost" }),
			),
		];
	},
};
