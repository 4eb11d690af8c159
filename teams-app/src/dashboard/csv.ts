/** One cell: quoted where the separator, a quote or a line break is in it, and never read as a formula. */
function cell(value: string | number): string {
	if (typeof value === "number") return String(value);
	// A customer's name that begins with = + - @ would run as a formula in a spreadsheet.
	const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A table as CSV with `;`, which both French and English spreadsheets open, and a byte order mark for accents. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
	return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** Offers a text as a file. */
export function download(name: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 1000);
}
