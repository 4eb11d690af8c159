import { z } from "zod";
import { DomainError } from "./error.ts";

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

const exponents = new Map<string, number>();

/** Decimals of a currency (EUR 2, JPY 0, TND 3) as ISO 4217 gives them; 2 for a code it does not know. */
export function exponentOf(currency: string): number {
	let exponent = exponents.get(currency);
	if (exponent === undefined) {
		const format = new Intl.NumberFormat("en", { style: "currency", currency });
		exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
		exponents.set(currency, exponent);
	}
	return exponent;
}

/** `123450` EUR → `1234.50`, `5` JPY → `5`: the text of an amount for files and interfaces. */
export function decimalOf({ minor, currency }: Money): string {
	const exponent = exponentOf(currency);
	const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
	const whole = digits.slice(0, digits.length - exponent);
	const text = exponent === 0 ? whole : `${whole}.${digits.slice(digits.length - exponent)}`;
	return minor < 0 ? `-${text}` : text;
}

const DECIMAL = /^([+-]?)(\d{1,15})(?:[.,](\d{1,6}))?$/;

/**
 * Reads an amount with a decimal point or comma and no grouping, exactly.
 * @returns minor units of the currency
 * @throws DomainError `invalid_input` for other text, or for more decimals than the currency has
 */
export function minorOf(text: string, currency: Currency): number {
	const found = DECIMAL.exec(text.trim());
	if (!found) throw new DomainError("invalid_input", "not an amount", "amount");
	const [, sign, whole = "", decimals = ""] = found;
	const exponent = exponentOf(currency);
	const kept = decimals.replace(/0+$/, "");
	if (kept.length > exponent)
		throw new DomainError("invalid_input", `${currency} has ${exponent} decimals`, "amount");
	const minor = Number(whole + kept.padEnd(exponent, "0"));
	if (!Number.isSafeInteger(minor)) throw new DomainError("invalid_input", "too large an amount", "amount");
	return sign === "-" && minor !== 0 ? -minor : minor;
}

/**
 * Shares an amount by weights without losing a unit: the largest remainders take what rounding left.
 * @param weights not negative; all zero counts as all equal
 * @returns shares in the order of the weights, adding up to `minor`
 */
export function allocate(minor: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	const even = sum === 0;
	const parts = weights.map((weight) => {
		const numerator = BigInt(minor) * BigInt(even ? 1 : weight);
		const denominator = BigInt(even ? weights.length : sum);
		const remainder = ((numerator % denominator) + denominator) % denominator;
		return { share: Number((numerator - remainder) / denominator), remainder };
	});
	let left = minor - parts.reduce((total, { share }) => total + share, 0);
	const byRemainder = [...parts].sort((a, b) => Number(b.remainder - a.remainder));
	for (const part of byRemainder) {
		if (left <= 0) break;
		part.share += 1;
		left -= 1;
	}
	return parts.map(({ share }) => share);
}
