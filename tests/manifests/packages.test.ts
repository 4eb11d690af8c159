import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTabLink } from "@accord/bot/tabLink.ts";
import { disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkPackage, type Package } from "../../manifests/scripts/checks.ts";
import { readEnvironment } from "../../manifests/scripts/environment.ts";
import { frenchTexts, unifiedManifest } from "../../manifests/scripts/unified.ts";
import { xmlManifest } from "../../manifests/scripts/xml.ts";

function made(name = "example"): Package {
	const environment = readEnvironment(name);
	const icon = (file: string) => readFileSync(join(import.meta.dirname, "../../manifests/icons", file));
	return {
		environment,
		manifest: unifiedManifest(environment),
		french: frenchTexts(environment),
		xml: xmlManifest(environment),
		icons: { "color.png": icon("accord-192.png"), "outline.png": icon("outline-32.png") },
	};
}

describe("the app packages", () => {
	it.each(["example", "local"])("given environment %s, have no fault", async (name) => {
		expect(await checkPackage(made(name))).toEqual([]);
	});

	it("given two environments, share no id, so both fit in one tenant", () => {
		const ids = ["example", "local"]
			.map(readEnvironment)
			.flatMap((e) => [e.appId, e.teamsAppId, e.outlookAddinId]);
		expect(new Set(ids).size).toBe(6);
	});

	it("have the tab that links on cards open", () => {
		const { manifest, environment } = made();
		const dispute = disputeIdSchema.parse("C~20001.01ABC");
		const link = new URL(
			createTabLink({ teamsAppId: environment.teamsAppId, host: environment.host })(dispute),
		);
		const [, , , appId, entity] = link.pathname.split("/");
		expect(`${link.origin} ${appId}`).toBe(`https://teams.microsoft.com ${manifest.id}`);
		expect(manifest.staticTabs.map(({ entityId }) => entityId)).toContain(entity);
		const { subEntityId } = z
			.object({ subEntityId: z.string() })
			.parse(JSON.parse(link.searchParams.get("context") ?? ""));
		const place = `#/disputes/${encodeURIComponent(dispute)}`;
		// `teams-app/src/app/route.test.ts` follows it from here.
		expect(subEntityId).toBe(dispute);
		expect(link.searchParams.get("webUrl")).toBe(`${manifest.staticTabs[0]?.contentUrl}${place}`);
		expect(link.href).not.toContain("+");
	});

	it.each<[string, (good: Package) => Package, RegExp]>([
		[
			"a name too long for the schema",
			(p) => ({ ...p, manifest: { ...p.manifest, name: { short: "x".repeat(40), full: "x" } } }),
			/manifest\.json/,
		],
		[
			"an address elsewhere",
			(p) => ({ ...p, xml: p.xml.replace("/pane/", "/pane/https://evil.example/") }),
			/foreign host evil\.example/,
		],
		[
			"equal ids",
			(p) => ({ ...p, environment: { ...p.environment, outlookAddinId: p.environment.appId } }),
			/must differ/,
		],
		["a missing icon", (p) => ({ ...p, icons: {} }), /color\.png is missing/],
		[
			"a text for nothing",
			(p) => ({ ...p, french: { ...p.french, "staticTabs[9].name": "x" } }),
			/staticTabs\[9\]/,
		],
		[
			"a dangling resource",
			(p) => ({ ...p, xml: p.xml.replace('bt:Url id="paneUrl"', 'bt:Url id="other"') }),
			/resid paneUrl/,
		],
		[
			"an action that does not exist",
			(p) => ({
				...p,
				manifest: JSON.parse(
					JSON.stringify(p.manifest).replace('"actionId":"openReadPane"', '"actionId":"nothing"'),
				),
			}),
			/actionId nothing/,
		],
	])("given %s, say so", async (_, spoil, sentence) => {
		expect((await checkPackage(spoil(made()))).join("\n")).toMatch(sentence);
	});
});
