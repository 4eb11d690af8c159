import type { OpenItemRef } from "../types.ts";
import type { Mention } from "./money.ts";

const taxes = [20, 10, 5.5, 8.1, 7.7, 2.6, 19, 21, 23, 18, 7, 13, 5, 14.975];
const saysNet =
	/^ ?(?:€|eur|£|gbp|chf)? ?(?:ht\b|hors taxe|net\b|before vat|excl|ex vat|(?:plus|\+) ?(?:vat|tva|tax|gst))/;

const saysGross =
	/^ ?(?:€|eur|£|gbp|chf)? ?(?:ttc\b|toutes taxes|(?:inc|incl|including|with) (?:vat|tax)|gross\b)/;

/** Whether one sum is the other with a tax. */
export function isTaxed(net: number, gross: number): boolean {
	return taxes.some((tax) => Math.abs(net * (1 + tax / 100) - gross) < 3);
}

/** Whether a sum is told to be without its tax or with it. */
export function saysOfTax(folded: string, { end }: Mention): "net" | "gross" | undefined {
	const after = folded.slice(end, end + 20);
	return saysNet.test(after) ? "net" : saysGross.test(after) ? "gross" : undefined;
}

/** Of these an untold sum is taken for the net of an invoice. */
const usual = [20, 19, 21];

/** Whether a sum is all of an invoice without a usual tax, though no word says so. */
export function isLikelyNetOf(minor: number, items: readonly OpenItemRef[]): boolean {
	return items.some(({ amountMinor }) =>
		usual.some((tax) => Math.abs(minor * (1 + tax / 100) - amountMinor) < 1),
	);
}

/** "218 € HT" of an invoice of 261.60 is all of it. */
export function isNetOf({ minor, end }: Mention, folded: string, items: readonly OpenItemRef[]): boolean {
	return (
		saysNet.test(folded.slice(end, end + 20)) && items.some(({ amountMinor }) => isTaxed(minor, amountMinor))
	);
}
