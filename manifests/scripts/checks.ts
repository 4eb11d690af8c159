import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppManifestUtils } from "@microsoft/app-manifest";
import type { Environment } from "./environment.ts";
import type { frenchTexts, unifiedManifest } from "./unified.ts";

export interface Package {
	readonly environment: Environment;
	readonly manifest: ReturnType<typeof unifiedManifest>;
	readonly french: ReturnType<typeof frenchTexts>;
	readonly xml: string;
	readonly icons: Readonly<Record<string, Uint8Array>>;
}

const require = createRequire(import.meta.url);
const schemas = join(
	dirname(require.resolve("@microsoft/app-manifest/package.json")),
	"build/json-schemas/teams/v1.30",
);
const read = (name: string) => JSON.parse(readFileSync(join(schemas, name), "utf8"));

/** What is wrong with the packages, in sentences; the schemas first, then what no schema says. */
export async function checkPackage(made: Package): Promise<string[]> {
	return [
		...(await schemaFaults(made)),
		...actionFaults(made),
		...hostFaults(made),
		...idFaults(made),
		...iconFaults(made),
		...textFaults(made),
		...xmlFaults(made),
	];
}

async function schemaFaults({ manifest }: Package): Promise<string[]> {
	const faults: unknown = await AppManifestUtils.validateAgainstSchema(
		JSON.parse(JSON.stringify(manifest)),
		read("MicrosoftTeams.schema.json"),
	);
	return Array.isArray(faults) ? faults.map((fault) => `manifest.json: ${String(fault)}`) : [];
}

function strings(value: unknown, name: string): string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		key === name && typeof inner === "string" ? [inner] : strings(inner, name),
	);
}

function actionFaults({ manifest }: Package): string[] {
	const known = new Set(
		manifest.extensions.flatMap((extension) =>
			extension.runtimes.flatMap((runtime) => runtime.actions.map((action) => action.id)),
		),
	);
	return strings(manifest, "actionId")
		.filter((id) => !known.has(id))
		.map((id) => `actionId ${id} leads to no action`);
}

/** Every address of both manifests is on the environment's own host. */
function hostFaults({ manifest, xml, environment }: Package): string[] {
	const own = new Set([
		environment.host,
		new URL(environment.developer.websiteUrl).host,
		"developer.microsoft.com",
		"schemas.microsoft.com",
		"www.w3.org",
	]);
	const found = `${JSON.stringify(manifest)}${xml}`.matchAll(/https?:\/\/([^/"<>\s]+)/g);
	const foreign = [...found].map((match) => match[1] ?? "").filter((host) => !own.has(host));
	const domains = manifest.validDomains.filter((domain) => domain !== environment.host);
	return [
		...foreign.map((host) => `address on the foreign host ${host}`),
		...domains.map((domain) => `valid domain ${domain} is not ours`),
	];
}

function idFaults({ environment: { appId, teamsAppId, outlookAddinId } }: Package): string[] {
	return new Set([appId, teamsAppId, outlookAddinId].map((id) => id.toLowerCase())).size === 3
		? []
		: ["appId, teamsAppId and outlookAddinId must differ"];
}

function iconFaults({ icons }: Package): string[] {
	const sizes: Readonly<Record<string, number>> = { "color.png": 192, "outline.png": 32 };
	return Object.entries(sizes).flatMap(([name, size]) => {
		const bytes = icons[name];
		if (!bytes) return [`${name} is missing`];
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		return view.getUint32(16) === size && view.getUint32(20) === size
			? []
			: [`${name} is not ${size} by ${size}`];
	});
}

/** The place a localization path names in the manifest, or undefined. */
function placeOf(manifest: unknown, path: string): unknown {
	return path
		.split(/[.[\]]+/)
		.filter(Boolean)
		.reduce<unknown>(
			(at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
			manifest,
		);
}

function textFaults({ french, manifest }: Package): string[] {
	return Object.entries(french)
		.filter(([path]) => path !== "$schema")
		.flatMap(([path, value]) => {
			if (placeOf(manifest, path) === undefined) return [`fr.json: ${path} names nothing`];
			const limit =
				path === "name.short" ? 30 : path === "name.full" ? 100 : path === "description.short" ? 80 : 4000;
			return value.length > limit ? [`fr.json: ${path} is longer than ${limit} characters`] : [];
		});
}

function xmlFaults({ xml }: Package): string[] {
	const ids = new Set([...xml.matchAll(/ id="(\w+)" DefaultValue/g)].map((match) => match[1]));
	const dangling = [...xml.matchAll(/resid="(\w+)"/g)].map((match) => match[1]).filter((id) => !ids.has(id));
	const long = [...xml.matchAll(/resid="(\w+)"/g)]
		.map((match) => match[1] ?? "")
		.filter((id) => id.length > 32);
	return [...new Set(dangling)]
		.map((id) => `outlook.xml: resid ${id} names nothing`)
		.concat(long.map((id) => `outlook.xml: resid ${id} is longer than 32 characters`));
}
