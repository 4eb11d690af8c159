import type { Command } from "@accord/shared/dispute/command.ts";
import { currencySchema, totals } from "@accord/shared/dispute/money.ts";
import { formatMoney, formatTotals } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import { z } from "zod";
import { shorten } from "../text.ts";
import { wordsSchema } from "../words/index.ts";
import { type ActView, defineAct, NotAnAmount, optionalText, textInput } from "./act.ts";
import { choiceSchema, choosing, choosingProps, form, hint, writing, writingProps } from "./form.ts";

/** Lines of a form with one input each: more would not fit a card of 20 KB with everything else. */
const most = 12;

const carriedLines = z
	.array(z.object({ line: z.string().min(1).max(20), still: z.int().positive(), currency: currencySchema }))
	.min(1)
	.max(100);

/** The lines as drawn go along with the button, so that a repeated press proposes the same amounts again. */
const carry = ({ file }: ActView) => ({
	lines: file.dispute.lines
		.filter((line) => line.stillDisputed > 0)
		.map((line) => ({ line: line.id, still: line.stillDisputed, currency: line.currency })),
});

const stillText = ({ file, reader }: ActView) =>
	formatTotals(
		totals(file.dispute.lines.map((line) => ({ minor: line.stillDisputed, currency: line.currency }))),
		reader.language,
	);

const somethingLeft = ({ file }: ActView) => file.dispute.lines.some((line) => line.stillDisputed > 0);

const causeInput = (id: string) => choosing(id, { label: "${t.choose}" });
const proposalProps = z.object({
	t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose"]),
	draft: z.string(),
	...choosingProps,
});

function causeChoices({ rootCauses, form }: ActView): z.infer<typeof choiceSchema>[] {
	const known = rootCauses.slice(0, 20).map((value) => ({ title: form.rootCauses[value] ?? value, value }));
	return [{ title: form.notKnown, value: "-" }, ...known];
}

const proposal = (
	lines: readonly { line: string; credited: number; upheld: number; writtenOff: number }[],
	because: string,
	cause: string | undefined,
): Command => ({
	type: "ProposeOutcome",
	lines: [...lines],
	because,
	...(cause === undefined || cause === "-" ? {} : { rootCause: cause }),
});

export const creditAll = defineAct({
	verb: "creditAll",
	command: "ProposeOutcome",
	props: proposalProps,
	template: form("creditAll", [hint, writing("creditAllBecause"), causeInput("creditAllCause")]),
	input: z.object({ lines: carriedLines, creditAllBecause: textInput, creditAllCause: optionalText }),
	shown: somethingLeft,
	bind: (view) => ({
		t: {
			title: view.say.act.creditAll,
			submit: view.say.act.sendCreditAll,
			label: view.form.because,
			missing: view.say.act.write,
			hint: `${view.say.act.creditAllHint} ${stillText(view)}. ${view.form.effect.ProposeOutcome}`,
			choose: `${view.form.rootCause} ${view.say.act.optional}`,
		},
		draft: view.drafts.creditAllBecause ?? "",
		chosen: view.drafts.creditAllCause ?? "-",
		choices: causeChoices(view),
	}),
	carry,
	toCommand: ({ lines, creditAllBecause, creditAllCause }) =>
		proposal(
			lines.map(({ line, still }) => ({ line, credited: still, upheld: 0, writtenOff: 0 })),
			creditAllBecause,
			creditAllCause,
		),
});

export const upholdAll = defineAct({
	verb: "upholdAll",
	command: "ProposeOutcome",
	props: writingProps,
	template: form("upholdAll", [hint, writing("upholdAllBecause")]),
	input: z.object({ lines: carriedLines, upholdAllBecause: textInput }),
	shown: somethingLeft,
	bind: (view) => ({
		t: {
			title: view.say.act.upholdAll,
			submit: view.say.act.sendUpholdAll,
			label: view.form.because,
			missing: view.say.act.write,
			hint: `${view.say.act.upholdAllHint} ${stillText(view)}.`,
		},
		draft: view.drafts.upholdAllBecause ?? "",
	}),
	carry,
	toCommand: ({ lines, upholdAllBecause }) =>
		proposal(
			lines.map(({ line, still }) => ({ line, credited: 0, upheld: still, writtenOff: 0 })),
			upholdAllBecause,
			undefined,
		),
});

export const decideLines = defineAct({
	verb: "decideLines",
	command: "ProposeOutcome",
	props: z.object({
		...proposalProps.shape,
		t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose", "rest", "notAnAmount"]),
		lines: z.array(z.object({ input: z.string(), label: z.string(), value: z.string() })),
		rest: z.array(choiceSchema),
		restChosen: z.string(),
	}),
	template: form("decideLines", [
		hint,
		{
			$data: "${lines}",
			// Not Input.Number: where the page and the person disagree on the decimal sign, 12,50 becomes 1250.
			type: "Input.Text",
			id: "${input}",
			label: "${label}",
			value: "${value}",
			isRequired: true,
			maxLength: 40,
			errorMessage: "${$root.t.notAnAmount}",
			regex: "^[0-9 \u00a0\u202f.,'’€$£A-Z]*[0-9][0-9 \u00a0\u202f.,'’€$£A-Z]*$",
		},
		{
			type: "Input.ChoiceSet",
			id: "decideRest",
			label: "${t.rest}",
			style: "compact",
			value: "${restChosen}",
			choices: [{ $data: "${rest}", title: "${title}", value: "${value}" }],
		},
		writing("decideBecause"),
		causeInput("decideCause"),
	]),
	input: z.looseObject({
		lines: carriedLines,
		decideRest: z.enum(["upheld", "writtenOff"]).default("upheld"),
		decideBecause: textInput,
		decideCause: optionalText,
	}),
	shown: (view) => somethingLeft(view) && carry(view).lines.length <= most,
	bind: (view) => {
		const { say, form, reader, drafts, file } = view;
		const open = file.dispute.lines.filter((line) => line.stillDisputed > 0);
		return {
			t: {
				title: say.act.decide,
				submit: say.act.sendDecide,
				label: form.because,
				missing: say.act.write,
				hint: `${say.act.decideHint} ${form.effect.ProposeOutcome}`,
				choose: `${form.rootCause} ${say.act.optional}`,
				rest: say.act.rest,
				notAnAmount: form.notAnAmount,
			},
			lines: open.map((line, at) => ({
				input: `decide${at}`,
				label: `${shorten(line.item, 60)} · ${say.card.credit} (${words(reader.language).amount.of} ${formatMoney(
					{ minor: line.stillDisputed, currency: line.currency },
					reader.language,
				)})`,
				value: drafts[`decide${at}`] ?? amountText(line.stillDisputed, line.currency, reader.language),
			})),
			rest: [
				{ title: say.act.restUpheld, value: "upheld" },
				{ title: say.act.restWrittenOff, value: "writtenOff" },
			],
			restChosen: drafts.decideRest ?? "upheld",
			draft: drafts.decideBecause ?? "",
			chosen: drafts.decideCause ?? "-",
			choices: causeChoices(view),
		};
	},
	carry,
	toCommand: ({ lines, decideRest, decideBecause, decideCause, ...typed }) =>
		proposal(
			lines.map(({ line, still, currency }, at) => {
				const text = String(typed[`decide${at}`] ?? "").slice(0, 40);
				const credited = parseAmount(text, currency);
				if (credited === undefined || credited > still) throw new NotAnAmount(text);
				const rest = still - credited;
				return {
					line,
					credited,
					upheld: decideRest === "upheld" ? rest : 0,
					writtenOff: decideRest === "writtenOff" ? rest : 0,
				};
			}),
			decideBecause,
			decideCause,
		),
});

export const approve = defineAct({
	verb: "approve",
	command: "Approve",
	props: writingProps,
	template: form("approve", [hint, writing("approveComment", { required: false })]),
	input: z.object({ approveComment: optionalText }),
	bind: ({ say, form, reader, drafts, file }) => {
		const { command, amount } = words(reader.language);
		return {
			t: {
				title: command.Approve,
				submit: say.act.approve,
				label: `${form.approveComment} ${say.act.optional}`,
				missing: say.act.write,
				hint: `${amount.credited} ${formatTotals(creditedOf(file.dispute), reader.language)}`,
			},
			draft: drafts.approveComment ?? "",
		};
	},
	toCommand: ({ approveComment }) => ({
		type: "Approve",
		...(approveComment === undefined ? {} : { comment: approveComment }),
	}),
});

/** What the outcome credits, per currency. */
export function creditedOf(dispute: ActView["file"]["dispute"]) {
	const outcome = "outcome" in dispute ? dispute.outcome : undefined;
	return totals(
		(outcome?.lines ?? []).flatMap((one) => {
			const currency = dispute.lines.find((line) => line.id === one.line)?.currency;
			return currency === undefined ? [] : [{ minor: one.credited, currency }];
		}),
	);
}
