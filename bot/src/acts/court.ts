import type { Person } from "@accord/shared/api/schemas.ts";
import type { CommandOf } from "@accord/shared/dispute/command.ts";
import { hasLeft } from "@accord/shared/dispute/hasLeft.ts";
import { personIdSchema, type Role } from "@accord/shared/dispute/people.ts";
import { OWNER_FUNCTIONS } from "@accord/shared/dispute/terms.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { type ActView, defineAct, optionalText, textInput } from "./act.ts";
import { choosing, choosingProps, form, hint, writing, writingProps } from "./form.ts";

const most = 60;
const solvers: readonly Role[] = OWNER_FUNCTIONS;

/** Whose place is handed over now, and who can take it; undefined when it is not the reader's to give. */
function place({
	file,
	reader,
	people,
}: ActView): { as: CommandOf<"Assign">["as"]; to: readonly Person[] } | undefined {
	const { dispute } = file;
	if (dispute.status === "closed") return undefined;
	const stage = { awaitingApproval: "approve", awaitingDocument: "post" } as const;
	const holder = dispute.court.person;
	const other = (roles: readonly Role[], not: readonly string[] = []) =>
		people
			.filter((one) => one.id !== holder && !not.includes(one.id) && !hasLeft(one, reader.today))
			.filter((one) => one.roles.some((role) => roles.includes(role)))
			.slice(0, most);
	switch (dispute.status) {
		case "open":
		case "awaitingCustomer":
			return { as: "owner", to: other(solvers, [dispute.owner]) };
		case "awaitingApproval":
		case "awaitingDocument": {
			if (reader.person !== holder) return undefined;
			const role = dispute.procedure.stages.find((rule) => rule.stage === stage[dispute.status])?.role;
			if (!role) return undefined;
			const approving = dispute.status === "awaitingApproval";
			return {
				as: approving ? "approver" : "poster",
				to: other([role], approving ? [dispute.outcome.proposedBy] : []),
			};
		}
		case "awaitingConfirmation":
			return reader.person === dispute.coordinator
				? { as: "coordinator", to: other(["collector"]) }
				: undefined;
	}
}

export const handOver = defineAct({
	verb: "handOver",
	command: "Assign",
	props: z.object({
		t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose"]),
		draft: z.string(),
		...choosingProps,
	}),
	template: form("handOver", [
		hint,
		choosing("handOverTo", { style: "filtered", isRequired: true, errorMessage: "${t.missing}" }),
		writing("handOverBecause", { required: false }),
	]),
	input: z.object({
		as: z.enum(["owner", "coordinator", "approver", "poster"]),
		handOverTo: personIdSchema,
		handOverBecause: optionalText,
	}),
	shown: (view) => (place(view)?.to.length ?? 0) > 0,
	bind: (view) => {
		const { say, form, reader, drafts } = view;
		const { command, role } = words(reader.language);
		return {
			t: {
				title: command.Assign,
				submit: say.act.handOver,
				label: `${form.because} ${say.act.optional}`,
				missing: say.act.choose,
				hint: form.effect.Assign,
				choose: form.person,
			},
			draft: drafts.handOverBecause ?? "",
			chosen: drafts.handOverTo ?? "",
			choices: (place(view)?.to ?? []).map((one) => ({
				title: [one.name, ...one.roles.slice(0, 1).map((each) => role[each])].join(" · "),
				value: one.id,
			})),
		};
	},
	carry: (view) => ({ as: place(view)?.as ?? "owner" }),
	toCommand: ({ as, handOverTo, handOverBecause }) => ({
		type: "Assign",
		as,
		person: handOverTo,
		...(handOverBecause === undefined ? {} : { because: handOverBecause }),
	}),
});

export const sendBack = defineAct({
	verb: "sendBack",
	command: "SendBack",
	props: writingProps,
	template: form("sendBack", [hint, writing("sendBackBecause")]),
	input: z.object({ sendBackBecause: textInput }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.SendBack,
			submit: say.act.sendBack,
			label: form.because,
			missing: say.act.write,
			hint: form.effect.SendBack,
		},
		draft: drafts.sendBackBecause ?? "",
	}),
	toCommand: ({ sendBackBecause }) => ({ type: "SendBack", because: sendBackBecause }),
});

export const withdraw = defineAct({
	verb: "withdraw",
	command: "Withdraw",
	props: writingProps,
	template: form("withdraw", [hint, writing("withdrawBecause")]),
	input: z.object({ withdrawBecause: textInput }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.Withdraw,
			submit: say.act.withdraw,
			label: form.because,
			missing: say.act.write,
			hint: form.effect.Withdraw,
		},
		draft: drafts.withdrawBecause ?? "",
	}),
	toCommand: ({ withdrawBecause }) => ({ type: "Withdraw", because: withdrawBecause }),
});

const causes = z.enum(["newFact", "customerRefused", "paymentBounced"]);

export const reopen = defineAct({
	verb: "reopen",
	command: "Reopen",
	props: z.object({
		t: wordsSchema(["title", "submit", "label", "missing", "hint", "choose"]),
		draft: z.string(),
		...choosingProps,
	}),
	template: form("reopen", [hint, choosing("reopenCause"), writing("reopenBecause")]),
	input: z.object({ reopenCause: causes.default("newFact"), reopenBecause: textInput }),
	bind: ({ say, form, reader, drafts }) => ({
		t: {
			title: words(reader.language).command.Reopen,
			submit: say.act.reopen,
			label: form.because,
			missing: say.act.write,
			hint: form.effect.Reopen,
			choose: form.cause,
		},
		draft: drafts.reopenBecause ?? "",
		chosen: drafts.reopenCause ?? "newFact",
		choices: causes.options.map((value) => ({ title: form[value], value })),
	}),
	toCommand: ({ reopenCause, reopenBecause }) => ({
		type: "Reopen",
		cause: reopenCause,
		because: reopenBecause,
	}),
});
