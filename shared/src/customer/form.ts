import type { Claim } from "../api/schemas.ts";
import { addDays } from "../dispute/businessCalendar.ts";
import { type Day, type DisputeId, daySchema } from "../dispute/dispute.ts";
import { type ReasonCode, reasonCodeSchema } from "../dispute/procedure.ts";
import type { CustomerPage, PageItem } from "./page.ts";

/** What the customer says, once the form is understood. */
export interface Submission {
	readonly kind: NonNullable<Claim["kind"]>;
	readonly words: string;
	readonly items: Claim["items"];
	readonly reason?: ReasonCode;
	readonly payment?: { readonly date: Day; readonly reference?: string };
	readonly dispute?: DisputeId;
}

export type FieldName =
	| "act"
	| "items"
	| "amount"
	| "reason"
	| "words"
	| "date"
	| "reference"
	| "dispute"
	| "files";
export type FieldProblem =
	| "missing"
	| "unknown"
	| "tooMuch"
	| "notAnAmount"
	| "tooLong"
	| "notADay"
	| "past"
	| "tooFar";
export interface FormError {
	readonly field: FieldName;
	/** The item an amount belongs to. */
	readonly item?: string;
	readonly problem: FieldProblem;
}

const longestWords = 4000;
const farthestPromise = 180;
const oldestPayment = 400;

/** Fields as the browser sends them; a name may come several times. */
export type Fields = { getAll(name: string): readonly string[] };

/**
 * Understands a form of the page, or names every field that is wrong. Only what the page shows can be named: an item,
 * a dispute or a reason of anybody else is as unknown as one that does not exist.
 */
export function readForm(
	fields: Fields,
	page: CustomerPage,
): { readonly submission: Submission } | { readonly errors: readonly FormError[] } {
	const text = (name: string) => (fields.getAll(name)[0] ?? "").replace(/\r\n?/g, "\n").trim();
	const errors: FormError[] = [];
	const act = text("act");
	const words = text("words");
	if (words.length > longestWords) errors.push({ field: "words", problem: "tooLong" });
	if (act === "agree" || act === "refuse" || act === "answer") {
		const about = page.decisions.find(({ dispute }) => dispute === text("dispute"));
		const fits = about && (about.kind === "question") === (act === "answer") && !about.answered;
		if (!fits) errors.push({ field: "dispute", problem: "unknown" });
		if (act !== "agree" && words === "") errors.push({ field: "words", problem: "missing" });
		if (errors.length > 0 || !about) return { errors };
		return { submission: { kind: act, words, items: [], dispute: about.dispute } };
	}
	if (!page.mayClaim || (act !== "contest" && act !== "promise" && act !== "paid"))
		return { errors: [{ field: "act", problem: "unknown" }] };

	const items = chosen(fields, page, errors);
	const reason = act === "contest" ? reasonIn(text("reason"), page, errors) : undefined;
	if (act === "contest" && words === "") errors.push({ field: "words", problem: "missing" });
	const payment = act === "contest" ? undefined : paymentIn(act, text, page.today, errors);
	if (errors.length > 0) return { errors };
	return {
		submission: {
			kind: act,
			words,
			items,
			...(reason === undefined ? {} : { reason }),
			...(payment === undefined ? {} : { payment }),
		},
	};
}

function chosen(fields: Fields, page: CustomerPage, errors: FormError[]): Claim["items"] {
	const numbers = [...new Set(fields.getAll("item"))];
	if (numbers.length === 0) errors.push({ field: "items", problem: "missing" });
	return numbers.flatMap((number): Claim["items"] => {
		const item = page.items.find((one) => one.number === number && one.open.minor > 0);
		if (!item) {
			errors.push({ field: "items", problem: "unknown" });
			return [];
		}
		const written = (fields.getAll(`amount:${number}`)[0] ?? "").trim();
		if (written === "") return [{ item: number, amount: item.free }];
		const amount = parseAmount(written, digitsOf(item));
		if (amount === undefined || amount <= 0)
			errors.push({ field: "amount", item: number, problem: "notAnAmount" });
		else if (amount > item.free) errors.push({ field: "amount", item: number, problem: "tooMuch" });
		else return [{ item: number, amount }];
		return [];
	});
}

function reasonIn(code: string, page: CustomerPage, errors: FormError[]): ReasonCode | undefined {
	const known = page.reasons.some((reason) => reason.code === code);
	const parsed = known ? reasonCodeSchema.safeParse(code).data : undefined;
	if (parsed === undefined) errors.push({ field: "reason", problem: code === "" ? "missing" : "unknown" });
	return parsed;
}

function paymentIn(
	act: "promise" | "paid",
	text: (name: string) => string,
	today: Day,
	errors: FormError[],
): Submission["payment"] {
	const date = text(`${act}Date`);
	const reference = act === "paid" ? text("reference") : "";
	const problem = dayProblem(date, act, today);
	if (problem) errors.push({ field: "date", problem });
	if (reference.length > 120) errors.push({ field: "reference", problem: "tooLong" });
	return { date, ...(reference === "" ? {} : { reference }) };
}

function dayProblem(date: string, act: "promise" | "paid", today: Day): FieldProblem | undefined {
	if (date === "") return "missing";
	if (!daySchema.safeParse(date).success) return "notADay";
	if (act === "promise") {
		if (date < today) return "past";
		return date > addDays(today, farthestPromise) ? "tooFar" : undefined;
	}
	return date > today || date < addDays(today, -oldestPayment) ? "tooFar" : undefined;
}

function digitsOf(item: PageItem): number {
	const format = new Intl.NumberFormat("en", { style: "currency", currency: item.open.currency });
	return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** "1 250,40", "1,250.40" or "1250.4" in minor units; undefined for anything that could be read two ways. */
export function parseAmount(written: string, digits: number): number | undefined {
	const bare = written.replace(/[\s\u00a0\u202f'’]|€|\$|£|[A-Z]{3}/g, "");
	const match = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:([.,])(\d{1,3}))?$/.exec(bare);
	if (!match) return undefined;
	const [, whole = "", mark, decimals = ""] = match;
	const grouping = /[.,]/.exec(whole)?.[0];
	if (grouping !== undefined && (grouping === mark || new Set(whole.match(/[.,]/g)).size > 1))
		return undefined;
	// "1.250" may be a thousand two hundred and fifty or one and a quarter: with a currency of cents it is the former.
	if (decimals.length > digits) {
		if (decimals.length !== 3 || digits === 3 || grouping !== undefined || whole.length > 3) return undefined;
		return Number(whole + decimals) * 10 ** digits;
	}
	const value = Number(whole.replace(/[.,]/g, "") + decimals.padEnd(digits, "0"));
	return Number.isSafeInteger(value) ? value : undefined;
}
