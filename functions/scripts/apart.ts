import { copyFileSync, mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/**
 * Packages that the function app loads when it first needs them, each in a file of its own: one file of everything
 * would have to be read and compiled before the first request, most of it for nothing.
 */
const apart = ["@azure/cosmos", "@azure/identity", "adaptivecards-templating"];
/** Imported at the top of a file, but only ever called with `new`. */
const constructed = "date-holidays";
/** The mail model: two megabytes that only the reading of a mail needs. */
const data = /[\\/]intake[\\/]model\.json$/;
/** Only another way to prove the bot than the managed identity loads these. */
const absent = ["botbuilder", "botframework-connector"];

const fileOf = (name: string) => `./lib/${name.replace(/^@/, "").replace("/", "-")}.cjs`;

const plugin = (folder: string): Plugin => ({
	name: "apart",
	setup({ onResolve, onLoad }) {
		onLoad({ filter: data }, async ({ path }) => {
			mkdirSync(join(folder, "lib"), { recursive: true });
			copyFileSync(path, join(folder, "lib", basename(path)));
			const fields = Object.keys(JSON.parse(await readFile(path, "utf8")));
			const getters = fields.map((field) => `get ${field}() { return data().${field}; }`);
			return {
				contents: `const data = () => require("./lib/${basename(path)}");
					export default { ${getters.join(", ")} };`,
			};
		});
		onResolve({ filter: new RegExp(`^(${[...apart, ...absent].join("|")})$`) }, ({ path }) => ({
			path: absent.includes(path) ? path : fileOf(path),
			external: true,
		}));
		onResolve({ filter: new RegExp(`^${constructed}$`) }, ({ path }) => ({ path, namespace: "constructed" }));
		onLoad({ filter: /.*/, namespace: "constructed" }, ({ path }) => ({
			contents: `module.exports = function (...given) {
				const loaded = require(${JSON.stringify(fileOf(path))});
				return new (loaded.default ?? loaded)(...given);
			};`,
		}));
		onResolve({ filter: /^\.\/lib\// }, ({ path }) => ({ path, external: true }));
	},
});

/** Bundles an entry with the heavy packages beside it. */
export async function buildApart(options: BuildOptions & { readonly outfile: string }): Promise<void> {
	const { outfile, entryPoints, ...shared } = options;
	await Promise.all([
		build({ ...shared, entryPoints: entryPoints ?? [], outfile, plugins: [plugin(dirname(outfile))] }),
		...[...apart, constructed].map((name) =>
			build({
				...shared,
				stdin: {
					contents: `module.exports = require(${JSON.stringify(name)});`,
					resolveDir: join(import.meta.dirname, ".."),
				},
				outfile: join(dirname(outfile), fileOf(name)),
			}),
		),
	]);
}
