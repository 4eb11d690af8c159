import { z } from "zod";
import { readMail } from "../src/intake/readMail.ts";
import { minorDigits } from "../src/intake/sums/money.ts";
import type { Intent, Mail, OpenItemRef, ReasonCatalogue } from "../src/intake/types.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}/);
const mailLine = z.object({
	id: z.string(),
	date: day.nullish(),
	subject: z.string().nullish(),
	bodyType: z.enum(["text", "html"]).default("text"),
	body: z.string(),
	from: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish(),
	openItems: z
		.array(
			z.object({
				number: z.string(),
				amount: z.number(),
				currency: z.string(),
				dueDate: z.string().nullish(),
				issuedOn: z.string().nullish(),
				label: z.string().nullish(),
			}),
		)
		.default([]),
});
type MailLine = z.infer<typeof mailLine>;

export interface Prediction {
	readonly id: string;
	readonly intent: Intent;
	readonly reason: string | null;
	readonly reasons: readonly string[];
	readonly confidence: number;
	readonly invoices: readonly string[];
	readonly amount: number | null;
	readonly currency: string | null;
	readonly promiseDate: string | null;
	readonly quote: string | null;
	readonly language: string;
}

/** An open item of the format as the reader knows it. */
export function openItemOf(item: MailLine["openItems"][number]): OpenItemRef {
	return {
		number: item.number,
		amountMinor: Math.round(item.amount * 10 ** minorDigits(item.currency)),
		currency: item.currency,
		...(item.dueDate ? { dueDate: item.dueDate } : {}),
		...(item.issuedOn ? { issuedOn: item.issuedOn } : {}),
		...(item.label ? { label: item.label } : {}),
	};
}

/** A mail of the format as the reader takes it. */
export function mailOf(mail: MailLine): Mail {
	return {
		bodyType: mail.bodyType,
		body: mail.body,
		...(mail.subject ? { subject: mail.subject } : {}),
		...(mail.date ? { date: mail.date } : {}),
	};
}

/** Reads one mail of the evaluation format with the code the product uses; `intent` when a person has told it. */
export function predict(mail: MailLine, catalogue: ReasonCatalogue, intent?: Intent): Prediction {
	const reading = readMail(mailOf(mail), {
		openItems: mail.openItems.map(openItemOf),
		catalogue,
		...(intent === undefined ? {} : { intent }),
	});
	const reasons = reading.reasons.map(({ value }) => value);
	// The format asks for what the customer states.
	const amount = reading.amount?.derived ? undefined : reading.amount;
	return {
		id: mail.id,
		intent: reading.intent,
		reason: reasons[0] ?? null,
		reasons,
		confidence: Math.round(reading.confidence * 1000) / 1000,
		invoices: reading.contested,
		amount: amount === undefined ? null : amount.minor / 10 ** minorDigits(amount.currency),
		currency: amount?.currency ?? null,
		promiseDate: reading.intent === "promise_to_pay" ? (reading.promise?.date ?? null) : null,
		quote: reading.quote?.text ?? null,
		language: reading.language,
	};
}

function idOf(value: unknown): string | null {
	return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
		? value.id
		: null;
}

/** One line in, one prediction or `{id, error}` out; never throws. */
export function evaluate(
	line: string,
	catalogue: ReasonCatalogue,
): Prediction | { id: string | null; error: string } {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return { id: null, error: "the line is not JSON" };
	}
	const parsed = mailLine.safeParse(value);
	if (!parsed.success) return { id: idOf(value), error: z.prettifyError(parsed.error) };
	return predict(parsed.data, catalogue);
}

export { mailLine };
