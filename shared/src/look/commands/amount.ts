const exponents = new Map<string, number>();

/** Decimals of a currency: EUR 2, JPY 0, TND 3. */
export function decimalsOf(currency: string): number {
	let known = exponents.get(currency);
	if (known === undefined) {
		const format = new Intl.NumberFormat("en", { style: "currency", currency });
		known = format.resolvedOptions().maximumFractionDigits ?? 2;
		exponents.set(currency, known);
	}
	return known;
}

/**
 * Minor units of an amount as people type it: `1 250,40`, `1,250.40`, `1250.4`, `€12`. The last separator
 * followed by at most the currency's decimals is the decimal one. Undefined when it is no amount.
 */
export function parseAmount(text: string, currency: string): number | undefined {
	const digits = text.replace(/[\s\u00a0\u202f'’€$£]/g, "").replace(/^[A-Z]{3}|[A-Z]{3}$/g, "");
	if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return undefined;
	const decimals = decimalsOf(currency);
	const last = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."));
	const tail = last < 0 ? "" : digits.slice(last + 1);
	const separator = last < 0 ? "" : digits.charAt(last);
	// `1.250` in a currency with cents is a thousand, never one and a quarter.
	const isDecimal = last >= 0 && tail.length <= decimals && digits.indexOf(separator) === last;
	const head = (isDecimal ? digits.slice(0, last) : digits).replace(/[.,]/g, "");
	const grouped = isDecimal ? digits.slice(0, last) : digits;
	if (/[.,]/.test(grouped) && !/^\d{1,3}([.,]\d{3})+$/.test(grouped)) return undefined;
	const minor = Number(`${head || "0"}${(isDecimal ? tail : "").padEnd(decimals, "0")}`);
	return Number.isSafeInteger(minor) ? minor : undefined;
}

/** The amount as it stands in an input: no currency, no grouping, the reader's decimal sign. */
export function amountText(minor: number, currency: string, language: "fr" | "en"): string {
	const decimals = decimalsOf(currency);
	const text = (minor / 10 ** decimals).toFixed(decimals);
	return language === "fr" ? text.replace(".", ",") : text;
}
