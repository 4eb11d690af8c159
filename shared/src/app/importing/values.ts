import type { Day } from "../../dispute/dispute.ts";
import { exponentOf } from "../../dispute/money.ts";

/** What a cell says is wrong, by a code of `lineErrors.ts`. */
export class BadCell extends Error {
	readonly code: "notAnAmount" | "tooManyDecimals" | "tooLarge" | "notADate";
	constructor(code: BadCell["code"]) {
		super(code);
		this.code = code;
	}
}

/** Which sign a file puts before the decimals. */
export type DecimalSign = "," | ".";

const LARGEST_MINOR = 1e13;
const spaces = /[\s\u00A0\u202F'’]/g;
const unit = /^(?:[A-Z]{3}|[€$£¥]|Fr\.?)|(?:[A-Z]{3}|[€$£¥]|Fr\.?)$/gi;

/** The decimal sign an amount leaves no doubt about. */
export function decimalSignIn(text: string): DecimalSign | undefined {
	const plain = text.replace(spaces, "");
	const comma = plain.lastIndexOf(",");
	const point = plain.lastIndexOf(".");
	if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
	const found = /([.,])(\d+)\D*$/.exec(plain);
	if (!found || found[2]?.length === 3) return undefined;
	const sign = found[1] === "," ? "," : ".";
	return plain.split(sign).length === 2 ? sign : undefined;
}

/**
 * Reads an amount as people and systems write it: `1 250,40`, `1,250.40`, `1250.4`, `(12,00)`, `12.00-`, `€ 3`.
 * Three digits after a single sign are thousands, unless the file or the currency says otherwise.
 * @returns minor units
 * @throws BadCell
 */
export function amountIn(text: string, currency: string, sign: DecimalSign | undefined): number {
	let plain = text.replace(spaces, "").replace("−", "-").replace(unit, "").replace(unit, "");
	const bracketed = /^\((.*)\)$/.exec(plain);
	plain = bracketed?.[1] ?? plain;
	const signed = /^([+-]?)([\d.,]+)([+-]?)$/.exec(plain);
	if (!signed) throw new BadCell("notAnAmount");
	const [, before = "", digits = "", after = ""] = signed;
	if (before !== "" && after !== "") throw new BadCell("notAnAmount");
	const negative = bracketed !== null || before === "-" || after === "-";
	const exponent = exponentOf(currency);
	const { whole, decimals } = split(digits, sign, exponent);
	const kept = decimals.replace(/0+$/, "");
	if (kept.length > exponent) throw new BadCell("tooManyDecimals");
	const minor = Number(whole + kept.padEnd(exponent, "0"));
	if (!Number.isSafeInteger(minor) || minor > LARGEST_MINOR) throw new BadCell("tooLarge");
	return negative && minor !== 0 ? -minor : minor;
}

const grouped = {
	",": /^\d{1,3}(?:,\d{2,3})*(?:,\d{3})$|^\d+$/,
	".": /^\d{1,3}(?:\.\d{3})+$|^\d+$/,
} as const;

function split(digits: string, known: DecimalSign | undefined, exponent: number) {
	const decimal = decimalOf(digits, known, exponent);
	if (decimal === undefined) return { whole: ungroup(digits), decimals: "" };
	const at = digits.lastIndexOf(decimal);
	const decimals = digits.slice(at + 1);
	if (!/^\d*$/.test(decimals)) throw new BadCell("notAnAmount");
	return { whole: ungroup(digits.slice(0, at) || "0"), decimals };
}

function decimalOf(
	digits: string,
	known: DecimalSign | undefined,
	exponent: number,
): DecimalSign | undefined {
	const commas = digits.split(",").length - 1;
	const points = digits.split(".").length - 1;
	if (commas > 0 && points > 0) return digits.lastIndexOf(",") > digits.lastIndexOf(".") ? "," : ".";
	if (commas + points !== 1) return undefined;
	const only: DecimalSign = commas === 1 ? "," : ".";
	const after = digits.length - 1 - digits.indexOf(only);
	if (known !== undefined) return known === only ? only : undefined;
	if (after !== 3 || digits.indexOf(only) === 0) return only;
	return exponent === 3 ? only : undefined;
}

function ungroup(digits: string): string {
	if (/^\d+$/.test(digits)) return digits;
	const sign = digits.includes(",") ? "," : ".";
	if (digits.includes(sign === "," ? "." : ",") || !grouped[sign].test(digits))
		throw new BadCell("notAnAmount");
	return digits.replaceAll(sign, "");
}

/**
 * Reads a day: `2026-03-14`, `14/03/2026`, `14.03.26`, `20260314`, with a time behind it or not.
 * @throws BadCell notADate
 */
export function dayIn(text: string): Day {
	const plain = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, "");
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
	if (iso) return checked(iso[1], iso[2], iso[3]);
	const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(plain);
	if (!european) throw new BadCell("notADate");
	const year = european[3] ?? "";
	return checked(year.length === 2 ? `20${year}` : year, european[2], european[1]);
}

function checked(year = "", month = "", day = ""): Day {
	const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	const date = new Date(`${text}T00:00:00Z`);
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) throw new BadCell("notADate");
	return text;
}
