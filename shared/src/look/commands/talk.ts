import { answer, type FormContext, type FormMaker, type FormMakers } from "./form.ts";
import { formWords } from "./words.ts";

/** How an answer reached us. */
export function channels(context: FormContext, withLink: boolean) {
	const say = formWords(context.language);
	return [
		{ id: "mail", label: say.viaMail },
		{ id: "phone", label: say.viaPhone },
		...(withLink ? [{ id: "link", label: say.viaLink }] : []),
	];
}

const because =
	(type: "SendBack" | "Close" | "Withdraw" | "Escalate"): FormMaker =>
	({ language }) => ({
		fields: [{ name: "because", kind: "words", label: formWords(language).because, required: true }],
		build: (values) => ({ type, because: answer(values, "because") }),
	});

/** Acts that say something and decide no amount. */
export const talkForms: FormMakers = {
	SendBack: because("SendBack"),
	Close: because("Close"),
	Withdraw: because("Withdraw"),
	Escalate: because("Escalate"),

	AddComment: ({ language, view }) => {
		const say = formWords(language);
		const { lines } = view.dispute;
		return {
			fields: [
				{ name: "text", kind: "words", label: say.text, required: true },
				...(lines.length > 1
					? [
							{
								name: "line",
								kind: "choice" as const,
								label: say.line,
								initial: "",
								choices: [
									{ id: "", label: say.wholeDispute },
									...lines.map((line) => ({ id: line.id, label: line.item })),
								],
							},
						]
					: []),
				{
					name: "visibility",
					kind: "choice",
					label: say.visibility,
					initial: "internal",
					choices: [
						{ id: "internal", label: say.internal },
						{ id: "shared", label: say.shared },
					],
				},
			],
			build: (values) => {
				const line = answer(values, "line");
				return {
					type: "AddComment",
					text: answer(values, "text"),
					visibility: values.visibility === "shared" ? "shared" : "internal",
					...(line === "" ? {} : { line }),
				};
			},
		};
	},

	AskCustomer: ({ language }) => ({
		fields: [{ name: "question", kind: "words", label: formWords(language).question, required: true }],
		build: (values) => ({ type: "AskCustomer", question: answer(values, "question") }),
	}),

	RecordCustomerAnswer: (context) => {
		const say = formWords(context.language);
		return {
			fields: [
				{
					name: "answer",
					kind: "words",
					label: say.answer,
					required: true,
					initial: context.customerSays ?? "",
				},
				{ name: "via", kind: "choice", label: say.via, initial: "mail", choices: channels(context, false) },
			],
			build: (values) => ({
				type: "RecordCustomerAnswer",
				answer: answer(values, "answer"),
				via: values.via === "phone" ? "phone" : "mail",
			}),
		};
	},

	Approve: ({ language }) => ({
		fields: [{ name: "comment", kind: "words", label: formWords(language).approveComment }],
		build: (values) => {
			const comment = answer(values, "comment");
			return { type: "Approve", ...(comment === "" ? {} : { comment }) };
		},
	}),

	Remind: ({ language }) => ({
		fields: [{ name: "message", kind: "words", label: formWords(language).message }],
		build: (values) => {
			const message = answer(values, "message");
			return { type: "Remind", ...(message === "" ? {} : { message }) };
		},
	}),
};
