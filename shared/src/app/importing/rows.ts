import type { Currency } from "../../dispute/money.ts";
import { currencySchema } from "../../dispute/money.ts";
import type { ImportLine, ImportOptions } from "../accord.ts";
import { type Aliases, assertColumns, type Columns, fieldsOf, findColumns } from "./columns.ts";
import { BadLine, type ImportTally } from "./lineErrors.ts";

/** One line by field. */
export interface Row<Field extends string> {
	readonly line: number;
	/** Trimmed; undefined when there is no such column or nothing in it. */
	get(field: Field): string | undefined;
	/** The name the field has in this file, for messages. */
	column(field: Field): string | undefined;
}

interface Table<Field extends string> {
	readonly aliases: Aliases<Field>;
	/** Of each group, one column must be there. */
	readonly required: readonly (readonly Field[])[];
}

const PROGRESS_EVERY = 1000;

/**
 * Lines as rows; what cannot be read is tallied and left out.
 * @throws DomainError invalid_input naming a required column that is missing, before the first row is given
 */
export async function* rowsOf<Field extends string>(
	lines: AsyncIterable<ImportLine>,
	table: Table<Field>,
	to: { readonly tally: ImportTally; readonly options: ImportOptions },
): AsyncGenerator<Row<Field>> {
	const fields = fieldsOf(table.aliases);
	let columns: Columns<Field> | undefined;
	for await (const line of lines) {
		to.tally.lines += 1;
		if (to.tally.lines % PROGRESS_EVERY === 0) to.options.onProgress?.(to.tally.lines);
		if ("error" in line) {
			to.tally.nameless += 1;
			to.tally.reject(line.line, "unreadable", { detail: line.error });
			continue;
		}
		if (!columns) {
			columns = findColumns(table.aliases, fields, Object.keys(line.cells));
			assertColumns(columns, table.aliases, table.required);
		}
		yield rowOf(line.line, line.cells, columns);
	}
	to.options.onProgress?.(to.tally.lines);
}

function rowOf<Field extends string>(
	line: number,
	cells: Readonly<Record<string, string>>,
	columns: Columns<Field>,
): Row<Field> {
	return {
		line,
		column: (field) => columns[field],
		get: (field) => {
			const column = columns[field];
			const value = column === undefined ? undefined : cells[column]?.trim();
			return value === "" ? undefined : value;
		},
	};
}

/** @throws BadLine missing, tooLong */
export function needed<Field extends string>(row: Row<Field>, field: Field, longest: number): string {
	const value = row.get(field);
	if (value === undefined) throw new BadLine("missing", row.column(field) ?? field);
	if (value.length > longest) throw new BadLine("tooLong", row.column(field));
	return value;
}

const symbols: Readonly<Record<string, string>> = {
	"€": "EUR",
	$: "USD",
	"£": "GBP",
	EURO: "EUR",
	EUROS: "EUR",
};
const known = new Map<string, Currency>();

/** @throws BadLine notACurrency */
export function currencyIn(text: string, column: string | undefined): Currency {
	const found = known.get(text);
	if (found) return found;
	const upper = text.toUpperCase();
	const parsed = currencySchema.safeParse(symbols[upper] ?? upper);
	if (!parsed.success) throw new BadLine("notACurrency", column);
	known.set(text, parsed.data);
	return parsed.data;
}
