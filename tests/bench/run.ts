import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Figure, kept } from "./figure.ts";

const { values, positionals } = parseArgs({
	options: { json: { type: "string" } },
	allowPositionals: true,
});

interface Bench {
	readonly title: string;
	readonly measure: () => Promise<readonly Figure[]>;
}
function isBench(value: unknown): value is Bench {
	return typeof value === "object" && value !== null && "title" in value && "measure" in value;
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const figures: Figure[] = [];
const files = readdirSync(import.meta.dirname)
	.filter((file) => file.endsWith(".bench.ts"))
	.filter((file) => positionals.length === 0 || positionals.some((wanted) => file.includes(wanted)))
	.sort();
for (const file of files) {
	const module: { default?: unknown } = await import(join(import.meta.dirname, file));
	if (!isBench(module.default)) throw new Error(`${file} exports no bench`);
	console.log(`\n${module.default.title}`);
	for (const figure of await module.default.measure()) {
		figures.push(figure);
		const bound = figure.better === "atMost" ? "≤" : "≥";
		const limit =
			figure.limit === undefined
				? ""
				: `   limit ${number.format(figure.limit)} ${figure.unit}${figure.limitName ? ` (${figure.limitName})` : ""}`;
		console.log(
			`  ${kept(figure) ? "✓" : "✗"} ${figure.name.padEnd(48)} ${number.format(figure.value).padStart(12)} ${figure.unit.padEnd(9)} ${bound} ${number.format(figure.budget)}${limit}`,
		);
	}
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);
const broken = figures.filter((figure) => !kept(figure));
if (broken.length > 0) console.log(`\n${broken.length} of ${figures.length} figures are over their budget`);
process.exitCode = broken.length > 0 ? 1 : 0;
