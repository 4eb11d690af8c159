import type { Currency } from "./money.ts";

/** A payment that names an item, as the ERP or the bank file reports it; amounts in minor units. */
export interface NamedPayment {
	readonly item: string;
	readonly currency: Currency;
	readonly paid: number;
	/** What was open on the item before the payment. */
	readonly openBefore: number;
	/** What disputes already hold of it: the customer has said why they keep that back. */
	readonly held: number;
	/** What the customer wrote with the payment, verbatim. */
	readonly words?: string;
}

/** A claim that nobody has qualified yet. */
export interface Deduction {
	readonly source: "deduction";
	readonly items: readonly { readonly item: string; readonly amount: number }[];
	readonly currency: Currency;
	readonly words: string;
}

/**
 * A short payment becomes a claim to qualify: what is missing and no dispute explains.
 * @param tolerance differences up to this many minor units are no claim (rounding, bank charges)
 * @returns undefined for a payment that is complete, explained or none at all
 */
export function deductionOf(payment: NamedPayment, tolerance: number): Deduction | undefined {
	const { item, currency, paid, openBefore, held, words = "" } = payment;
	const missing = openBefore - paid - held;
	if (paid <= 0 || missing <= tolerance) return undefined;
	return { source: "deduction", items: [{ item, amount: missing }], currency, words };
}
