/** An amount of money found in text. */
export interface Mention {
	readonly minor: number;
	/** ISO code when written beside the number. */
	readonly currency: string | undefined;
	readonly start: number;
	readonly end: number;
}

/** Codes written beside a number; those that are words of either language too are left out. */
const otherCodes =
	"NGN KES GHS UGX TZS ZMW BWP NAD MUR EGP BRL MXN CLP CZK HUF BGN RSD UAH ILS SAR QAR KWD BHD OMR JOD LBP PKR LKR BDT NPR THB VND IDR MYR SGD HKD CNY TWD KRW PHP NZD XAF XPF DZD HTG CDF GNF RWF".split(
		" ",
	);
const currencies: readonly (readonly [string, string])[] = [
	["€", "EUR"],
	["euros", "EUR"],
	["euro", "EUR"],
	["eur", "EUR"],
	["£", "GBP"],
	["gbp", "GBP"],
	["pounds", "GBP"],
	["pound", "GBP"],
	["quid", "GBP"],
	["balles", "EUR"],
	["us$", "USD"],
	["usd", "USD"],
	["dollars", "USD"],
	["dollar", "USD"],
	["$", "USD"],
	["chf", "CHF"],
	["francs", "CHF"],
	["rupees", "INR"],
	["rands", "ZAR"],
	["rand", "ZAR"],
	["cad", "CAD"],
	["sek", "SEK"],
	["nok", "NOK"],
	["dkk", "DKK"],
	["pln", "PLN"],
	["mad", "MAD"],
	["aed", "AED"],
	["inr", "INR"],
	["rs.", "INR"],
	["rs", "INR"],
	["₹", "INR"],
	["jpy", "JPY"],
	["¥", "JPY"],
	["aud", "AUD"],
	["zar", "ZAR"],
	["xof", "XOF"],
	["tnd", "TND"],
	["dirhams", "MAD"],
	["dhs", "MAD"],
	["dh", "MAD"],
	["dinars", "TND"],
	["dt", "TND"],
	["fcfa", "XOF"],
	["r", "ZAR"],
	["n", "NGN"],
	["ksh", "KES"],
	["rmb", "CNY"],
	["dollars canadiens", "CAD"],
	["naira", "NGN"],
	["shillings", "KES"],
	...otherCodes.map((code): readonly [string, string] => [code.toLowerCase(), code]),
	["cfa", "XOF"],
];

/** Decimal places of a currency's smallest unit. */
export function minorDigits(currency: string | undefined): number {
	if (currency === "JPY" || currency === "XOF" || currency === "XAF" || currency === "KRW") return 0;
	return currency === "TND" || currency === "KWD" || currency === "BHD" ? 3 : 2;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Reads "1 250,40", "1.250,40", "1,250.40", "1250" into units; undefined when it is no plain number. */
export function parseNumber(written: string): number | undefined {
	const text = written.replaceAll(/[\s']/g, "");
	if (!/^\d{1,12}(?:[.,]\d{1,3})*$/.test(text)) return undefined;
	const lastDot = text.lastIndexOf(".");
	const lastComma = text.lastIndexOf(",");
	const last = Math.max(lastDot, lastComma);
	if (last < 0) return Number(text);
	const decimals = text.length - last - 1;
	const separator = text.charAt(last);
	const once = text.indexOf(separator) === last;
	const both = lastDot >= 0 && lastComma >= 0;
	const groups = !both && ((decimals === 3 && !text.startsWith("0")) || !once);
	if (groups) return decimals === 3 ? Number(text.replaceAll(/[.,]/g, "")) : undefined;
	return Number(`${text.slice(0, last).replaceAll(/[.,]/g, "")}.${text.slice(last + 1)}`);
}

/** "R1 860,00": a letter alone is a currency only right before the number. */
const letter = /^[a-z]$/;

/** The currency written right at a place of a folded text. */
export function currencyAt(folded: string, at: number): { code: string; end: number } | undefined {
	for (const [sign, code] of currencies) {
		if (!folded.startsWith(sign, at) || letter.test(sign)) continue;
		const end = at + sign.length;
		if (/[a-z]$/.test(sign) && /[a-z]/.test(folded.charAt(end))) continue;
		return { code, end };
	}
	return undefined;
}

function currencyBefore(folded: string, at: number): { code: string; start: number } | undefined {
	let end = at;
	while (end > 0 && folded.charAt(end - 1) === " ") end--;
	for (const [sign, code] of currencies) {
		const start = end - sign.length;
		if (start < 0 || !folded.startsWith(sign, start)) continue;
		if (/^[a-z]/.test(sign) && /[a-z0-9]/.test(folded.charAt(start - 1))) continue;
		if (letter.test(sign) && end < at) continue;
		if (at - end > 1) continue;
		return { code, start };
	}
	return undefined;
}

/** End of a number that starts at `at`, thousands separated by single spaces included. */
function endOfNumber(folded: string, at: number): number {
	let end = at;
	while (end < folded.length && end - at < 20) {
		const code = folded.charCodeAt(end);
		if (isDigit(code)) end++;
		else if ((code === 46 || code === 44 || code === 39) && isDigit(folded.charCodeAt(end + 1))) end++;
		else if (
			code === 32 &&
			end - at <= 11 &&
			/^\d{3}(?!\d)/.test(folded.slice(end + 1, end + 5)) &&
			/^\d{1,3}(?: \d{3})*$/.test(folded.slice(at, end))
		)
			end += 4;
		else break;
	}
	return end;
}

const mostNumbers = 80;

/** Every sum in a folded text: a number beside a currency, or one with two decimals. */
export function findMoney(folded: string): Mention[] {
	const out: Mention[] = [];
	let seen = 0;
	for (let i = 0; i < folded.length && seen < mostNumbers; i++) {
		if (!isDigit(folded.charCodeAt(i))) continue;
		seen++;
		const before = folded.charAt(i - 1);
		const end = endOfNumber(folded, i);
		if (/[a-z]/.test(before) || (/[-/.,_]/.test(before) && /[a-z0-9]/.test(folded.charAt(i - 2)))) {
			if (!gluedCurrency(folded, i, end)) {
				i = end - 1;
				continue;
			}
		}
		const mention = mentionAt(folded, i, end);
		if (mention !== undefined) out.push(mention);
		i = Math.max(end, mention?.end ?? 0) - 1;
	}
	return out;
}

/** "EUR1250"; a single letter only before what can be nothing but a sum ("R1 860,00", "N31,800"; R1187 is a number). */
function gluedCurrency(folded: string, start: number, end: number): boolean {
	const before = folded.slice(Math.max(0, start - 4), start);
	if (/(?:eur|usd|gbp|chf|rs\.?|ngn|zar|kes)$/.test(before)) return true;
	return /(?:^|[^a-z0-9])[rn]$/.test(before) && /[.,]\d{2}$|\d[ ,]\d{3}(?!\d)/.test(folded.slice(start, end));
}

/** "Daté du 28.02". */
function isDate(folded: string, start: number, end: number): boolean {
	const [day, month] = folded.slice(start, end).split(".").map(Number);
	return (
		day !== undefined &&
		month !== undefined &&
		day <= 31 &&
		month >= 1 &&
		month <= 12 &&
		/\b(?:du|le|au|on|of|dated|from|until|by)\s$/.test(folded.slice(Math.max(0, start - 8), start))
	);
}

function mentionAt(folded: string, start: number, end: number): Mention | undefined {
	let value = parseNumber(folded.slice(start, end));
	if (value === undefined) return undefined;
	let at = end;
	if (folded.charAt(at) === " ") at++;
	const kilo = folded.charAt(at) === "k" && !/[a-z]/.test(folded.charAt(at + 1)) ? 1 : 0;
	if (kilo === 1) {
		value *= 1000;
		at++;
	}
	const after = currencyAt(folded, at);
	const ahead = currencyBefore(folded, start);
	const currency = after?.code ?? ahead?.code;
	if (currency === undefined) {
		if (
			kilo === 1 ||
			!/[.,]\d{2}$/.test(folded.slice(start, end)) ||
			/^\s?(?:%|kg|g\b|h\b|m\b|m2|km|l\b|t\b|cm|mm)/.test(folded.slice(end, end + 4))
		)
			return undefined;
		if (/[-/.]\d/.test(folded.slice(end, end + 2)) || isDate(folded, start, end)) return undefined;
	}
	// "Dt 24/11" is a day.
	if (after === undefined && /^\/\d/.test(folded.slice(end, end + 2))) return undefined;
	let stop = after?.end ?? (kilo === 1 ? at : end);
	// "1250€40"
	if (
		after !== undefined &&
		after.code === "EUR" &&
		!/[.,]/.test(folded.slice(start, end)) &&
		/^\d{2}(?!\d)/.test(folded.slice(stop, stop + 3))
	) {
		value += Number(folded.slice(stop, stop + 2)) / 100;
		stop += 2;
	}
	// "62 euros 15"
	const cents =
		after?.code === "EUR" || after?.code === "CHF"
			? /^ (\d{2})(?=\s*(?:[.,;:)]|$|d'|de\b|qu'|que\b|qui\b|pour\b|en\b|ttc\b|ht\b|sur\b))/.exec(
					folded.slice(stop, stop + 9),
				)
			: null;
	if (cents !== null && /s$|o$/.test(folded.slice(0, stop)) && Number.isInteger(value)) {
		value += Number(cents[1]) / 100;
		stop += 3;
	}
	const minor = Math.round(value * 10 ** minorDigits(currency));
	if (!Number.isSafeInteger(minor)) return undefined;
	return {
		minor,
		currency,
		start: ahead !== undefined && after === undefined ? ahead.start : start,
		end: stop,
	};
}
