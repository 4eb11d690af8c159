import { linesOf } from "../typing/fields.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days as `YYYY-MM-DD`, the earliest first, each once. */
const inOrder = (days: readonly string[]): string[] => [...new Set(days)].sort();

export const closingDaysOf = (text: string | undefined): string[] => linesOf(text);
export const textOfClosingDays = (days: readonly string[]): string => inOrder(days).join("\n");

/** The days with one more, or why it cannot be added. */
export function withDay(
	days: readonly string[],
	day: string,
): { readonly days: string[] } | { readonly refused: "noDay" | "known" } {
	if (!DAY.test(day)) return { refused: "noDay" };
	if (days.includes(day)) return { refused: "known" };
	return { days: inOrder([...days, day]) };
}
