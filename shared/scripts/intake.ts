import { evaluate } from "./evaluate.ts";
import { defaultCatalogue, linesOf } from "./lines.ts";

/** Reads one mail per line and prints one prediction per line; the format is in `docs/intake.md`. */
const [path] = process.argv.slice(2);
if (path === undefined) {
	console.error("usage: npm run --silent intake -- FILE.jsonl");
	process.exit(2);
}
for (const line of linesOf(path))
	process.stdout.write(`${JSON.stringify(evaluate(line, defaultCatalogue))}\n`);
