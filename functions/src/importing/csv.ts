import type { ImportLine } from "@accord/shared/app/accord.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { type TextLine, textLines } from "./lines.ts";

const delimiters = [";", ",", "\t"] as const;
const mostLinesInRecord = 100;
const mostCharactersInRecord = 64_000;

type Cells = { readonly cells: readonly string[] } | { readonly error: string } | "open";

/** Splits one record; a quote opens only at the start of a cell, so `12" pipe` stays as it is. */
function split(record: string, delimiter: string): Cells {
	const cells: string[] = [];
	let at = 0;
	for (;;) {
		if (record[at] === '"') {
			let cell = "";
			let from = at + 1;
			for (;;) {
				const quote = record.indexOf('"', from);
				if (quote < 0) return "open";
				cell += record.slice(from, quote);
				if (record[quote + 1] === '"') {
					cell += '"';
					from = quote + 2;
					continue;
				}
				at = quote + 1;
				break;
			}
			if (at < record.length && record[at] !== delimiter)
				return { error: `text after the closing quote of cell ${cells.length + 1}` };
			cells.push(cell);
			if (at >= record.length) return { cells };
			at += 1;
		} else {
			const end = record.indexOf(delimiter, at);
			if (end < 0) {
				cells.push(record.slice(at));
				return { cells };
			}
			cells.push(record.slice(at, end));
			at = end + 1;
		}
	}
}

/** The delimiter that occurs most in the header line. */
function delimiterOf(header: string): string {
	const count = (d: string) => header.split(d).length - 1;
	return delimiters.reduce<string>((best, d) => (count(d) > count(best) ? d : best), ";");
}

/** Column names as the import knows them: lower case, no accents, only letters and digits. */
export function normaliseColumn(name: string): string {
	return name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]/g, "");
}

/**
 * CSV bytes as import lines, streaming. After an unclosed quote the reader reports that line and goes on with
 * the next physical one, so one broken line never swallows the good ones behind it.
 * @throws DomainError invalid_input when there is no header line
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ImportLine> {
	let header: readonly string[] | undefined;
	let delimiter = ";";
	let pending: TextLine[] = [];

	const record = function* (parts: readonly TextLine[], last: boolean): Generator<ImportLine | "open"> {
		const first = parts[0];
		if (!first) return;
		const text = parts.length === 1 ? first.text : parts.map((part) => part.text).join("\n");
		if (parts.length === 1 && text.trim() === "" && !first.cut) return;
		if (parts.some((part) => part.cut))
			yield { line: first.number, error: "the line is longer than 1,000,000 characters" };
		else if (text.includes("\uFFFD")) yield { line: first.number, error: "the line is not UTF-8" };
		else {
			const read = split(text, delimiter);
			if (read === "open") {
				if (!last && parts.length < mostLinesInRecord && text.length < mostCharactersInRecord) yield "open";
				else yield { line: first.number, error: "a quote is opened and never closed" };
			} else if ("error" in read) yield { line: first.number, error: read.error };
			else yield cellsOf(first.number, read.cells);
		}
	};
	const cellsOf = (line: number, values: readonly string[]): ImportLine => {
		const names = header ?? [];
		if (values.length > names.length && values.slice(names.length).some((value) => value.trim() !== ""))
			return { line, error: `${values.length} cells where the header has ${names.length}` };
		const cells: Record<string, string> = {};
		names.forEach((name, index) => {
			cells[name] = (values[index] ?? "").trim();
		});
		return { line, cells };
	};
	/** Reads what is pending; keeps it when the record is still open, and after a broken one tries again one line later. */
	const drain = function* (last: boolean): Generator<ImportLine> {
		while (pending.length > 0) {
			const [result] = record(pending, last);
			if (result === "open") return;
			const broken = result !== undefined && "error" in result && pending.length > 1;
			if (result !== undefined) yield result;
			if (!broken) {
				pending = [];
				return;
			}
			const again = pending.slice(1);
			pending = [];
			for (const line of again) {
				pending.push(line);
				const [next] = record(pending, false);
				if (next === "open") continue;
				if (next !== undefined) yield next;
				pending = [];
			}
			if (!last) return;
		}
	};

	for await (const line of textLines(bytes)) {
		if (!header) {
			if (line.text.trim() === "") continue;
			delimiter = delimiterOf(line.text);
			const read = split(line.text, delimiter);
			if (read === "open" || "error" in read || line.cut)
				throw new DomainError("invalid_input", "the header line cannot be read", "columns");
			header = read.cells.map(normaliseColumn);
			continue;
		}
		pending.push(line);
		yield* drain(false);
	}
	yield* drain(true);
	if (!header) throw new DomainError("invalid_input", "the file is empty", "columns");
}
