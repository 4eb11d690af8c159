import type { Day } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { type Currency, exponentOf, type Money, totals } from "./money.ts";

/** One day's rates as a central bank publishes them: units of each currency for one unit of the base. */
export interface DailyRates {
	readonly day: Day;
	readonly base: Currency;
	/** Decimal text, so that a rate is exact. */
	readonly rates: Readonly<Record<string, string>>;
}

/** A total in the tenant's currency, saying what it rests on. */
export interface ConvertedTotal {
	readonly total: Money;
	/** The day of the rates used; absent when nothing had to be converted. */
	readonly rateDay?: Day;
	readonly converted: readonly { readonly from: Money; readonly to: Money }[];
	/** Amounts without a rate, left out of the total. */
	readonly missing: readonly Money[];
}

const RATE = /^(\d{1,12})(?:\.(\d{1,12}))?$/;
const SCALE = 12;

function scaled(rate: string): bigint {
	const found = RATE.exec(rate);
	const value = found ? BigInt((found[1] ?? "") + (found[2] ?? "").padEnd(SCALE, "0")) : 0n;
	if (value === 0n) throw new DomainError("invalid_input", `${rate} is no rate`, "rates");
	return value;
}

/** Rounds half away from zero, as people do on paper. */
function divide(numerator: bigint, denominator: bigint): number {
	const half = denominator / 2n;
	const rounded = numerator < 0n ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
	return Number(rounded);
}

/**
 * Converts one amount at a stored rate, in whole-number arithmetic.
 * @returns undefined when a rate is missing
 * @throws DomainError `invalid_input` for a rate that is no positive decimal number
 */
export function convert(money: Money, to: Currency, rates: DailyRates): Money | undefined {
	if (money.currency === to) return money;
	const rateOf = (currency: Currency) => (currency === rates.base ? "1" : rates.rates[currency]);
	const from = rateOf(money.currency);
	const into = rateOf(to);
	if (from === undefined || into === undefined) return undefined;
	const numerator = BigInt(money.minor) * scaled(into) * 10n ** BigInt(exponentOf(to));
	const denominator = scaled(from) * 10n ** BigInt(exponentOf(money.currency));
	return { minor: divide(numerator, denominator), currency: to };
}

/** Amounts of several currencies as one total of the tenant's, with the rates' day and what could not be converted. */
export function totalIn(currency: Currency, amounts: Iterable<Money>, rates: DailyRates): ConvertedTotal {
	const converted: { from: Money; to: Money }[] = [];
	const missing: Money[] = [];
	let minor = 0;
	for (const from of totals(amounts)) {
		const to = convert(from, currency, rates);
		if (to) minor += to.minor;
		else missing.push(from);
		if (to && from.currency !== currency) converted.push({ from, to });
	}
	const day = converted.length > 0 ? { rateDay: rates.day } : {};
	return { total: { minor, currency }, ...day, converted, missing };
}
