import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { strToU8, zipSync } from "fflate";
import { checkPackage } from "./checks.ts";
import { readEnvironment } from "./environment.ts";
import { frenchTexts, unifiedManifest } from "./unified.ts";
import { xmlManifest } from "./xml.ts";

const { values } = parseArgs({ options: { env: { type: "string" }, out: { type: "string" } } });
if (!values.env) {
	console.error("Which environment? npm run package -- --env example   (manifests/env/*.json)");
	process.exit(2);
}
const environment = readEnvironment(values.env);
const icon = (name: string) => readFileSync(join(import.meta.dirname, "../icons", name));
const manifest = unifiedManifest(environment);
const french = frenchTexts(environment);
const xml = xmlManifest(environment);
const icons = { "color.png": icon("accord-192.png"), "outline.png": icon("outline-32.png") };

const faults = await checkPackage({ environment, manifest, french, xml, icons });
if (faults.length > 0) {
	for (const fault of faults) console.error(`✗ ${fault}`);
	process.exit(1);
}
const folder = values.out ?? join(import.meta.dirname, "../dist");
mkdirSync(folder, { recursive: true });
const written = new Date("2026-01-01T00:00:00Z");
const zip = zipSync(
	{
		"manifest.json": strToU8(JSON.stringify(manifest, undefined, 2)),
		"fr.json": strToU8(JSON.stringify(french, undefined, 2)),
		...icons,
	},
	// A fixed time keeps the archive of the same sources byte for byte the same.
	{ mtime: written },
);
const base = join(folder, `accord-${environment.name}`);
writeFileSync(`${base}.zip`, zip);
writeFileSync(`${base}-outlook.xml`, xml);
console.log(`${base}.zip\n${base}-outlook.xml`);
