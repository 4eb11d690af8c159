/**
 * The number people say on the phone, per tenant and year: `D-2026-000123`.
 * @param sequence 1, 2, 3 … ; gaps are allowed
 */
export function disputeNumber(year: number, sequence: number): string {
	return `D-${String(year).padStart(4, "0")}-${String(sequence).padStart(6, "0")}`;
}

const NUMBER = /\bD-(\d{4})-(\d{6,})\b/i;

/** The first dispute number in a text, and its parts; undefined when there is none. */
export function findDisputeNumber(
	text: string,
): { number: string; year: number; sequence: number } | undefined {
	const found = NUMBER.exec(text);
	if (!found) return undefined;
	const [number, year, sequence] = found;
	return { number: number.toUpperCase(), year: Number(year), sequence: Number(sequence) };
}
