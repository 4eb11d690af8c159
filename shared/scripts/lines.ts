import { readFileSync } from "node:fs";
import type { ReasonCatalogue } from "../src/intake/types.ts";

/** The lines of a file that hold anything. */
export function linesOf(file: string | URL): string[] {
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "");
}

/** The reasons a tenant starts with. */
export const defaultCatalogue: ReasonCatalogue = JSON.parse(
	readFileSync(new URL("./catalogue.json", import.meta.url), "utf8"),
);
