import type { ImportLine } from "@accord/shared/app/accord.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { normaliseColumn } from "./csv.ts";

/** A JSON array of flat objects as import lines, numbered from 1. @throws DomainError invalid_input */
export async function* readJsonRows(value: unknown): AsyncGenerator<ImportLine> {
	if (!Array.isArray(value))
		throw new DomainError("invalid_input", "an array of objects is expected", "body");
	const rows: readonly unknown[] = value;
	for (const [index, row] of rows.entries()) {
		const line = index + 1;
		if (typeof row !== "object" || row === null || Array.isArray(row)) {
			yield { line, error: "an object is expected" };
			continue;
		}
		const cells: Record<string, string> = {};
		let bad: string | undefined;
		for (const [name, cell] of Object.entries(row)) {
			if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean")
				cells[normaliseColumn(name)] = String(cell).trim();
			else if (cell !== null && cell !== undefined) bad = name;
		}
		yield bad === undefined ? { line, cells } : { line, error: `${bad} is neither text nor number` };
	}
}
