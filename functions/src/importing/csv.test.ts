import { describe, expect, it } from "vitest";
import { readCsv } from "./csv.ts";

async function read(text: string | Uint8Array, chunk = 7) {
	const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
	const pieces = async function* () {
		for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
	};
	const lines = [];
	for await (const line of readCsv(pieces())) lines.push(line);
	return lines;
}

describe("reading CSV", () => {
	it.each([";", ",", "\t"])(
		"given %j between cells, with a byte order mark, reads each line under its column",
		async (d) => {
			const lines = await read(`\uFEFFN° de pièce${d}Montant${d}Libellé\r\nF-1${d}12${d}été\r\n`);
			expect(lines).toEqual([{ line: 2, cells: { ndepiece: "F-1", montant: "12", libelle: "été" } }]);
		},
	);

	it("given a quoted line break and doubled quotes, keeps them in the cell", async () => {
		const lines = await read('a;b\n"one\ntwo";"say ""hi"""\nx;12" pipe\n');
		expect(lines).toEqual([
			{ line: 2, cells: { a: "one\ntwo", b: 'say "hi"' } },
			{ line: 4, cells: { a: "x", b: '12" pipe' } },
		]);
	});

	it("given a quote that never closes, reports that line and still reads those behind it", async () => {
		const good = Array.from({ length: 300 }, (_, i) => `g${i};1`).join("\n");
		const lines = await read(`a;b\nF-1;1\n"broken;2\n${good}\n`, 1000);
		expect(lines).toHaveLength(302);
		expect(lines[1]).toEqual({ line: 3, error: "a quote is opened and never closed" });
		expect(lines[301]).toEqual({ line: 303, cells: { a: "g299", b: "1" } });
	});

	it("given an unclosed quote near the end, reports it and reads the rest", async () => {
		const lines = await read('a;b\n"broken;2\nx;1\ny;2\n');
		expect(lines).toEqual([
			{ line: 2, error: "a quote is opened and never closed" },
			{ line: 3, cells: { a: "x", b: "1" } },
			{ line: 4, cells: { a: "y", b: "2" } },
		]);
	});

	it("given too many cells, text after a quote, or bytes that are not UTF-8, reports each line", async () => {
		const bytes = Buffer.concat([
			Buffer.from('a;b\n1;2;3\n"x"y;2\n'),
			Buffer.from([0xe9, 0x3b, 0x31, 0x0a]),
			Buffer.from("ok;1"),
		]);
		const lines = await read(bytes);
		expect(lines.map((line) => ("error" in line ? line.error : line.cells))).toEqual([
			"3 cells where the header has 2",
			"text after the closing quote of cell 1",
			"the line is not UTF-8",
			{ a: "ok", b: "1" },
		]);
	});

	it("given ten megabytes in one field, reports the line in bounded memory", async () => {
		const lines = await read(`a;b\n${"x".repeat(10_000_000)};1\nok;2\n`, 65_536);
		expect(lines).toEqual([
			{ line: 2, error: "the line is longer than 1,000,000 characters" },
			{ line: 3, cells: { a: "ok", b: "2" } },
		]);
	});

	it("given nothing at all, refuses", async () => {
		await expect(read("\n\n")).rejects.toMatchObject({ code: "invalid_input", field: "columns" });
	});
});
