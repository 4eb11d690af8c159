import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CONTAINERS, containerDefinition } from "../../functions/src/adapters/cosmos/container.ts";
import { productionSchema } from "../../functions/src/config.ts";

const folder = join(import.meta.dirname, "../../manifests/azure");
const files = new Map(
	readdirSync(folder)
		.filter((name) => name.endsWith(".bicep"))
		.map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
const readText = (name: string) => readFileSync(join(folder, name), "utf8");
const parametersSchema = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) });
const read = (name: string) => files.get(name) ?? "";

/** Settings that the platform reads, not the code. */
const platform = /^(AzureWebJobs|APPLICATIONINSIGHTS_AUTHENTICATION_STRING|ACCORD_FEED__)/;
const settings = [...read("functions.bicep").matchAll(/\{ name: '(\w+)', value:/g)].map(
	(match) => match[1] ?? "",
);
/** Settings that production must not have. */
const forbidden = ["ACCORD_LOCAL_IDENTITY", "ACCORD_DATA"];

describe("the Azure resources", () => {
	it("set every setting the code reads, and no other", () => {
		const wanted = Object.keys(productionSchema.shape).filter((name) => !forbidden.includes(name));
		expect(settings.filter((name) => !platform.test(name)).sort()).toEqual(wanted.sort());
	});

	it("index in each container exactly what the adapter's own definition does", () => {
		const cosmos = read("cosmos.bicep");
		const written = [...cosmos.matchAll(/\{ name: '(\w+)', fields: \[([^\]]+)\] \}/g)].map(
			([, name, fields]) => [name, [...(fields ?? "").matchAll(/'(\w+)'/g)].map((match) => match[1])],
		);
		expect(Object.fromEntries(written)).toEqual(CONTAINERS);
		for (const [name, fields] of Object.entries(CONTAINERS)) {
			const { indexingPolicy, partitionKey, defaultTtl } = containerDefinition(name, fields);
			const paths = indexingPolicy?.includedPaths?.map(({ path }) => path);
			expect(paths).toEqual(["/partition/?", ...fields.map((field) => `/body/${field}/?`)]);
			expect(indexingPolicy?.excludedPaths).toEqual([{ path: "/*" }]);
			expect(partitionKey).toMatchObject({ paths: ["/partition"], version: 2 });
			expect(defaultTtl).toBe(-1);
		}
		expect(cosmos).toContain(
			`includedPaths: concat([{ path: '/partition/?' }], map(container.fields, field => { path: '/body/\${field}/?' }))`,
		);
		expect(cosmos).toContain("excludedPaths: [{ path: '/*' }]");
		expect(cosmos).toContain("partitionKey: { paths: ['/partition'], kind: 'Hash', version: 2 }");
		expect(cosmos).toContain("defaultTtl: -1");
	});

	it("give each module the parameters it declares, and no other", () => {
		const modules = [
			...read("main.bicep").matchAll(/module \w+ '([\w.]+)' = \{[\s\S]*?params: \{([\s\S]*?)\}\n/g),
		];
		expect(modules.length).toBe(files.size - 1);
		for (const [, file, params] of modules) {
			const given = [...(params ?? "").matchAll(/(?:^|[\s{,])(\w+):/g)].map((match) => match[1]);
			const declared = [...read(file ?? "").matchAll(/^param (\w+) /gm)].map((match) => match[1]);
			expect(given.sort(), file).toEqual(declared.sort());
		}
	});

	it("are given every parameter by the environment, and the operations page says how to set each", () => {
		const declared = [...read("main.bicep").matchAll(/^param (\w+) \w+( =)?/gm)];
		const { parameters } = parametersSchema.parse(JSON.parse(readText("main.parameters.json")));
		const required = declared.flatMap(([, name, preset]) => (preset === undefined ? [name] : []));
		expect(Object.keys(parameters)).toEqual(expect.arrayContaining(required));
		const page = readText("../../docs/operations.md");
		for (const [name, { value }] of Object.entries(parameters)) {
			expect(declared.map(([, known]) => known)).toContain(name);
			const variable = /^\$\{(\w+)(=?)\}$/.exec(value);
			if (variable?.[1]?.startsWith("ACCORD_") && variable[2] === "")
				expect(page).toContain(`azd env set ${variable[1]}`);
		}
	});

	it("use only outputs that exist", () => {
		for (const [, module, output] of read("main.bicep").matchAll(/(\w+)\.outputs\.(\w+)/g)) {
			const file = new RegExp(`module ${module} '([\\w.]+)'`).exec(read("main.bicep"))?.[1] ?? "";
			expect(read(file), `${module}.${output}`).toMatch(new RegExp(`^output ${output} `, "m"));
		}
	});

	it("hold no key: identities everywhere, keys switched off", () => {
		const all = [...files.values()].join("\n");
		expect(all).not.toMatch(/listKeys|connectionString\(|AccountKey|sharedAccessKey/i);
		expect(read("cosmos.bicep")).toContain("disableLocalAuth: true");
		expect(read("storage.bicep")).toContain("allowSharedKeyAccess: false");
	});

	it("balance their brackets, which no compiler here would notice", () => {
		for (const [name, text] of files) {
			const bare = text.replace(/^\s*\/\/.*$/gm, "").replace(/'(?:[^'\\]|\\.)*'/g, "''");
			for (const [open, close] of ["{}", "[]", "()"].map((pair) => [...pair]))
				expect(bare.split(open ?? "").length, `${name} ${open}${close}`).toBe(bare.split(close ?? "").length);
		}
	});
});
