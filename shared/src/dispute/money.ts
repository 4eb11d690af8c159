import { z } from "zod";

/** ISO 4217 alphabetic code. */
export const currencySchema = z
	.string()
	.regex(/^[A-Z]{3}$/)
	.brand("Currency");
export type Currency = z.infer<typeof currencySchema>;

/** An amount in the smallest unit of its currency (cents, yen, millimes): always a safe integer. */
export const minorSchema = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export const positiveMinorSchema = z.int().positive().max(1e13);
export const amountMinorSchema = z.int().min(0).max(1e13);

export const moneySchema = z.object({ minor: minorSchema, currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;

/** Sums amounts without ever mixing currencies: one total per currency, sorted by code. */
export function totals(amounts: Iterable<Money>): Money[] {
	const byCurrency = new Map<Currency, number>();
	for (const { minor, currency } of amounts)
		byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + minor);
	return [...byCurrency]
		.map(([currency, minor]) => ({ minor, currency }))
		.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
