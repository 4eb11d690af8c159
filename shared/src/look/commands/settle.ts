import type { Line } from "../../dispute/dispute.ts";
import { formatMoney } from "../../i18n/format.ts";
import { amountText } from "./amount.ts";
import { amountOf, answer, type FormField, type FormMakers, type Values } from "./form.ts";
import { channels } from "./talk.ts";
import { formWords } from "./words.ts";

const isPart = (values: Values): boolean => values.outcome === "part";

/** What one line becomes; undefined when the parts are more than what is left. */
function outcomeOf(line: Line, values: Values) {
	const left = line.stillDisputed;
	const credited = isPart(values)
		? amountOf(values, `credited.${line.id}`, line.currency)
		: values.outcome === "credit"
			? left
			: 0;
	const writtenOff = isPart(values) ? amountOf(values, `writtenOff.${line.id}`, line.currency) : 0;
	if (credited === undefined || writtenOff === undefined || credited + writtenOff > left) return undefined;
	return { line: line.id, credited, upheld: left - credited - writtenOff, writtenOff };
}

/** Acts that decide or record amounts. */
export const settleForms: FormMakers = {
	ProposeOutcome: ({ language, view, catalogue }) => {
		const say = formWords(language);
		const { dispute } = view;
		const open = dispute.lines.filter((line) => line.stillDisputed > 0);
		const reason = catalogue.reasons.find((candidate) => candidate.code === dispute.reason);
		const causes = reason && reason.rootCauses.length > 0 ? reason.rootCauses : catalogue.rootCauses;
		const amounts = open.flatMap((line): FormField[] => {
			const money = (minor: number) => formatMoney({ minor, currency: line.currency }, language);
			const common = {
				kind: "amount" as const,
				currency: line.currency,
				max: line.stillDisputed,
				shown: isPart,
				group: `${line.item} · ${money(line.stillDisputed)}`,
			};
			return [
				{
					...common,
					name: `credited.${line.id}`,
					label: say.credited,
					says: (_minor, values) => {
						const decided = outcomeOf(line, values);
						return decided ? say.upheldRest(money(decided.upheld)) : say.tooMuch;
					},
				},
				{ ...common, name: `writtenOff.${line.id}`, label: say.writtenOff },
			];
		});
		return {
			fields: [
				{
					name: "outcome",
					kind: "choice",
					label: say.outcome,
					required: true,
					choices: [
						{ id: "credit", label: say.creditAll },
						{ id: "part", label: say.creditPart },
						{ id: "uphold", label: say.upholdAll },
					],
				},
				...amounts,
				{ name: "because", kind: "words", label: say.because, required: true },
				{
					name: "rootCause",
					kind: "choice",
					label: say.rootCause,
					initial: dispute.rootCause ?? "",
					choices: [
						{ id: "", label: say.notKnown },
						...causes.map((id) => ({ id, label: say.rootCauses[id] ?? id })),
					],
				},
			],
			check: (values) =>
				open.every((line) => outcomeOf(line, values) !== undefined) ? undefined : say.tooMuch,
			build: (values) => {
				const lines = open.map((line) => outcomeOf(line, values)).filter((line) => line !== undefined);
				const rootCause = answer(values, "rootCause");
				if (lines.length !== open.length) return undefined;
				return {
					type: "ProposeOutcome",
					lines,
					because: answer(values, "because"),
					...(rootCause === "" ? {} : { rootCause }),
				};
			},
		};
	},

	RecordDocument: ({ language, view, today }) => {
		const say = formWords(language);
		const { dispute } = view;
		const currency = dispute.lines[0]?.currency;
		const credited = "outcome" in dispute ? (dispute.outcome?.lines ?? []) : [];
		const noted = dispute.notes.reduce((sum, note) => sum + note.amount, 0);
		const expected = credited.reduce((sum, line) => sum + line.credited, 0) - noted;
		return {
			fields: [
				{
					name: "kind",
					kind: "choice",
					label: say.note,
					initial: "creditNote",
					choices: [
						{ id: "creditNote", label: say.creditNote },
						{ id: "debitNote", label: say.debitNote },
					],
				},
				{ name: "number", kind: "text", label: say.noteNumber, required: true },
				{
					name: "amount",
					kind: "amount",
					label: say.amount,
					required: true,
					currency: currency ?? "EUR",
					...(expected > 0 && currency ? { initial: amountText(expected, currency, language) } : {}),
				},
				{ name: "date", kind: "day", label: say.date, required: true, initial: today },
			],
			build: (values) => {
				const amount = currency && amountOf(values, "amount", currency);
				if (!currency || !amount) return undefined;
				return {
					type: "RecordDocument",
					note: {
						kind: values.kind === "debitNote" ? "debitNote" : "creditNote",
						number: answer(values, "number"),
						amount,
						currency,
						date: answer(values, "date"),
					},
				};
			},
		};
	},

	ConfirmWithCustomer: (context) => {
		const say = formWords(context.language);
		return {
			fields: [
				{
					name: "agreed",
					kind: "choice",
					label: say.agreed,
					initial: "yes",
					choices: [
						{ id: "yes", label: say.agrees },
						{ id: "no", label: say.refuses },
					],
				},
				{
					name: "by",
					kind: "text",
					label: say.by,
					required: true,
					initial: context.view.dispute.accountName,
				},
				{ name: "via", kind: "choice", label: say.via, initial: "mail", choices: channels(context, true) },
				{ name: "note", kind: "words", label: say.noteText },
			],
			build: (values) => {
				const note = answer(values, "note");
				return {
					type: "ConfirmWithCustomer",
					agreed: values.agreed !== "no",
					by: answer(values, "by"),
					via: values.via === "phone" ? "phone" : values.via === "link" ? "link" : "mail",
					...(note === "" ? {} : { note }),
				};
			},
		};
	},

	RecordPayment: ({ language, view }) => {
		const say = formWords(language);
		const open = view.dispute.lines.filter((line) => line.stillDisputed > 0);
		const payments = (values: Values) =>
			open
				.map((line) => ({
					line: line.id,
					amount: amountOf(values, `paid.${line.id}`, line.currency) ?? 0,
				}))
				.filter((payment) => payment.amount > 0);
		return {
			fields: [
				...open.map(
					(line): FormField => ({
						name: `paid.${line.id}`,
						kind: "amount",
						label: say.paid,
						currency: line.currency,
						max: line.stillDisputed,
						group: line.item,
						...(open.length === 1
							? { initial: amountText(line.stillDisputed, line.currency, language) }
							: {}),
					}),
				),
				{ name: "reference", kind: "text", label: say.reference },
			],
			check: (values) => (payments(values).length > 0 ? undefined : say.notAnAmount),
			build: (values) => {
				const reference = answer(values, "reference");
				return {
					type: "RecordPayment",
					payments: payments(values),
					...(reference === "" ? {} : { reference }),
				};
			},
		};
	},
};
