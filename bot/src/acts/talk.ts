import { words } from "@accord/shared/i18n/index.ts";
import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { defineAct, optionalText, textInput } from "./act.ts";
import { choosing, choosingProps, form, hint, writing, writingProps } from "./form.ts";

export const comment = defineAct({
	verb: "comment",
	command: "AddComment",
	props: writingProps,
	template: form("comment", [hint, writing("commentText")]),
	input: z.object({ commentText: textInput }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.AddComment,
			submit: say.act.comment,
			label: form.text,
			missing: say.act.write,
			hint: form.effect.AddComment,
		},
		draft: drafts.commentText ?? "",
	}),
	toCommand: ({ commentText }) => ({ type: "AddComment", text: commentText, visibility: "internal" }),
});

export const askCustomer = defineAct({
	verb: "askCustomer",
	command: "AskCustomer",
	props: writingProps,
	template: form("askCustomer", [hint, writing("askText")]),
	input: z.object({ askText: textInput }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.AskCustomer,
			submit: say.act.ask,
			label: form.question,
			missing: say.act.write,
			hint: form.effect.AskCustomer,
		},
		draft: drafts.askText ?? "",
	}),
	toCommand: ({ askText }) => ({ type: "AskCustomer", question: askText }),
});

const via = z.enum(["mail", "phone", "link"]);

export const recordAnswer = defineAct({
	verb: "recordAnswer",
	command: "RecordCustomerAnswer",
	props: z.object({
		t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose"]),
		draft: z.string(),
		...choosingProps,
	}),
	template: form("recordAnswer", [hint, writing("answerText"), choosing("answerVia")]),
	input: z.object({ answerText: textInput, answerVia: via.default("mail") }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.RecordCustomerAnswer,
			submit: say.act.answer,
			label: form.answer,
			missing: say.act.write,
			hint: form.effect.RecordCustomerAnswer,
			choose: form.via,
		},
		draft: drafts.answerText ?? "",
		chosen: drafts.answerVia ?? "mail",
		choices: [
			{ title: form.viaMail, value: "mail" },
			{ title: form.viaPhone, value: "phone" },
			{ title: form.viaLink, value: "link" },
		],
	}),
	toCommand: ({ answerText, answerVia }) => ({
		type: "RecordCustomerAnswer",
		answer: answerText,
		via: answerVia,
	}),
});

const agreementProps = z.object({
	t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose", "by"]),
	by: z.string(),
	draft: z.string(),
	...choosingProps,
});
const agreementForm = (verb: "customerAgrees" | "customerRefuses") =>
	form(verb, [
		writing(`${verb}By`, { label: "by", draft: "by" }, { isMultiline: false, maxLength: 200 }),
		choosing(`${verb}Via`),
		writing(`${verb}Note`, { required: verb === "customerRefuses" }),
	]);

function agreement(verb: "customerAgrees" | "customerRefuses") {
	const agreed = verb === "customerAgrees";
	return defineAct({
		verb,
		command: "ConfirmWithCustomer",
		props: agreementProps,
		template: agreementForm(verb),
		input: z
			.object({
				[`${verb}By`]: z.string().trim().min(1).max(200),
				[`${verb}Via`]: via.default("mail"),
				[`${verb}Note`]: agreed ? optionalText : textInput,
			})
			.transform((input) => ({
				by: String(input[`${verb}By`]),
				via: via.parse(input[`${verb}Via`]),
				note: optionalText.parse(input[`${verb}Note`]),
			})),
		bind: ({ say, form, drafts }) => ({
			t: {
				title: agreed ? say.act.agrees : say.act.refuses,
				submit: agreed ? say.act.sendAgrees : say.act.sendRefuses,
				label: agreed ? `${form.noteText} ${say.act.optional}` : form.noteText,
				missing: say.act.write,
				hint: "",
				choose: form.via,
				by: form.by,
			},
			by: drafts[`${verb}By`] ?? "",
			draft: drafts[`${verb}Note`] ?? "",
			chosen: drafts[`${verb}Via`] ?? "mail",
			choices: [
				{ title: form.viaMail, value: "mail" },
				{ title: form.viaPhone, value: "phone" },
			],
		}),
		toCommand: ({ by, via: channel, note }) => ({
			type: "ConfirmWithCustomer",
			agreed,
			by,
			via: channel,
			...(note === undefined ? {} : { note }),
		}),
	});
}

export const customerAgrees = agreement("customerAgrees");
export const customerRefuses = agreement("customerRefuses");
