import { readFileSync } from "node:fs";
import { evaluate } from "./evaluate.ts";

/** Reads one mail per line and prints one prediction per line; the format is in `docs/intake.md`. */
const [path] = process.argv.slice(2);
if (path === undefined) {
	console.error("usage: npm run --silent intake -- FILE.jsonl");
	process.exit(2);
}
const catalogue = JSON.parse(readFileSync(new URL("./catalogue.json", import.meta.url), "utf8"));
for (const line of readFileSync(path, "utf8").split("\n")) {
	if (line.trim() === "") continue;
	process.stdout.write(`${JSON.stringify(evaluate(line, catalogue))}\n`);
}
