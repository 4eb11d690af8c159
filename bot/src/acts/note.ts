import { daySchema } from "@accord/shared/dispute/dispute.ts";
import { currencySchema } from "@accord/shared/dispute/money.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { type ActView, defineAct, NotAnAmount } from "./act.ts";
import { form } from "./form.ts";
import { creditedOf } from "./outcome.ts";

/** What is still to be booked, in the currency of the largest part. */
function toBook({ file }: ActView) {
	const { dispute } = file;
	const left = creditedOf(dispute).map(({ minor, currency }) => ({
		currency,
		minor: dispute.notes.reduce(
			(rest, note) => (note.currency === currency ? rest - note.amount : rest),
			minor,
		),
	}));
	const first = dispute.lines[0];
	return (
		left.sort((a, b) => b.minor - a.minor)[0] ?? { currency: currencySchema.parse(first?.currency), minor: 0 }
	);
}

export const recordNote = defineAct({
	verb: "recordNote",
	command: "RecordDocument",
	props: z.object({
		t: wordsSchema(["title", "submit", "number", "amount", "date", "missing", "notAnAmount"]),
		number: z.string(),
		amount: z.string(),
		date: z.string(),
	}),
	template: form("recordNote", [
		{
			type: "Input.Text",
			id: "noteNumber",
			label: "${t.number}",
			value: "${number}",
			maxLength: 80,
			isRequired: true,
			errorMessage: "${t.missing}",
		},
		{
			type: "Input.Text",
			id: "noteAmount",
			label: "${t.amount}",
			value: "${amount}",
			maxLength: 40,
			isRequired: true,
			errorMessage: "${t.notAnAmount}",
		},
		{
			type: "Input.Date",
			id: "noteDate",
			label: "${t.date}",
			value: "${date}",
			isRequired: true,
			errorMessage: "${t.missing}",
		},
	]),
	input: z.object({
		currency: currencySchema,
		noteNumber: z.string().trim().min(1).max(80),
		noteAmount: z.string().max(40),
		noteDate: daySchema,
	}),
	bind: (view) => {
		const { say, form, reader, drafts } = view;
		const { minor, currency } = toBook(view);
		return {
			t: {
				title: words(reader.language).command.RecordDocument,
				submit: say.act.note,
				number: `${form.creditNote} · ${form.noteNumber}`,
				amount: `${form.amount} (${currency})`,
				date: form.date,
				missing: say.act.write,
				notAnAmount: form.notAnAmount,
			},
			number: drafts.noteNumber ?? "",
			amount: drafts.noteAmount ?? (minor > 0 ? amountText(minor, currency, reader.language) : ""),
			date: drafts.noteDate ?? reader.today,
		};
	},
	carry: (view) => ({ currency: toBook(view).currency }),
	toCommand: ({ currency, noteNumber, noteAmount, noteDate }) => {
		const amount = parseAmount(noteAmount, currency);
		if (amount === undefined || amount === 0) throw new NotAnAmount(noteAmount);
		return {
			type: "RecordDocument",
			note: { kind: "creditNote", number: noteNumber, amount, currency, date: noteDate },
		};
	},
});
