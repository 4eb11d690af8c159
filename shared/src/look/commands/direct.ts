import { words } from "../../i18n/index.ts";
import { answer, chosen, type FormField, type FormMakers, type Values } from "./form.ts";
import { peopleChoices } from "./people.ts";
import { formWords } from "./words.ts";

const priorities = ["low", "normal", "high", "urgent"] as const;
const parts = ["owner", "coordinator", "approver", "poster"] as const;
const causes = ["newFact", "customerRefused", "paymentBounced"] as const;

/** Acts that say who works the dispute, why and until when. */
export const directForms: FormMakers = {
	Assign: (context) => {
		const say = formWords(context.language);
		const label = {
			owner: say.asOwner,
			coordinator: say.asCoordinator,
			approver: say.asApprover,
			poster: say.asPoster,
		};
		return {
			fields: [
				{
					name: "person",
					kind: "search",
					label: say.person,
					required: true,
					choices: peopleChoices(context.people, context),
				},
				{
					name: "as",
					kind: "choice",
					label: say.as,
					initial: "owner",
					choices: parts.map((id) => ({ id, label: label[id] })),
				},
				{ name: "because", kind: "words", label: say.because },
			],
			build: (values) => {
				const person = context.people.find((candidate) => candidate.id === values.person);
				const because = answer(values, "because");
				if (!person) return undefined;
				return {
					type: "Assign",
					as: chosen(parts, values.as ?? "") ?? "owner",
					person: person.id,
					...(because === "" ? {} : { because }),
				};
			},
		};
	},

	ChangeReason: ({ language, catalogue, view }) => {
		const say = formWords(language);
		return {
			fields: [
				{
					name: "reason",
					kind: "search",
					label: say.reason,
					required: true,
					choices: catalogue.reasons
						.filter((reason) => !reason.archived && reason.code !== view.dispute.reason)
						.map((reason) => ({
							id: reason.code,
							label: reason.label[language],
							hint: reason.awaits[language],
						})),
				},
				{ name: "because", kind: "words", label: say.because },
			],
			build: (values) => {
				const reason = catalogue.reasons.find((candidate) => candidate.code === values.reason);
				const because = answer(values, "because");
				return (
					reason && { type: "ChangeReason", reason: reason.code, ...(because === "" ? {} : { because }) }
				);
			},
		};
	},

	ChangePriority: ({ language, view }) => ({
		fields: [
			{
				name: "priority",
				kind: "choice",
				label: formWords(language).priority,
				initial: view.dispute.priority,
				choices: priorities.map((id) => ({ id, label: words(language).priority[id] })),
			},
		],
		build: (values) => {
			const priority = chosen(priorities, values.priority ?? "");
			return priority && { type: "ChangePriority", priority };
		},
	}),

	Reopen: ({ language }) => {
		const say = formWords(language);
		return {
			fields: [
				{
					name: "cause",
					kind: "choice",
					label: say.cause,
					initial: "newFact",
					choices: causes.map((id) => ({ id, label: say[id] })),
				},
				{ name: "because", kind: "words", label: say.because, required: true },
			],
			build: (values) => ({
				type: "Reopen",
				cause: chosen(causes, values.cause ?? "") ?? "newFact",
				because: answer(values, "because"),
			}),
		};
	},

	Merge: ({ language, others = [], view }) => {
		const candidates = others.filter((other) => other.id !== view.dispute.id && other.status !== "closed");
		return {
			fields: [
				{
					name: "into",
					kind: "search",
					label: formWords(language).into,
					required: true,
					choices: candidates.map((other) => ({
						id: other.id,
						label: other.number,
						hint: other.items.join(", "),
					})),
				},
			],
			build: (values) => {
				const into = candidates.find((other) => other.id === values.into);
				return into && { type: "Merge", into: into.id };
			},
		};
	},

	Split: ({ language, view, catalogue }) => {
		const say = formWords(language);
		const { lines } = view.dispute;
		const picked = (values: Values) =>
			lines.filter((line) => values[`line.${line.id}`] === "yes").map((line) => line.id);
		return {
			fields: [
				...lines.map(
					(line): FormField => ({
						name: `line.${line.id}`,
						kind: "check",
						label: line.label === undefined ? line.item : `${line.item} · ${line.label}`,
						group: say.lines,
					}),
				),
				{
					name: "reason",
					kind: "search",
					label: say.reason,
					initial: view.dispute.reason,
					choices: catalogue.reasons
						.filter((reason) => !reason.archived || reason.code === view.dispute.reason)
						.map((reason) => ({ id: reason.code, label: reason.label[language] })),
				},
				{ name: "because", kind: "words", label: say.because, required: true },
			],
			check: (values) => {
				const count = picked(values).length;
				return count > 0 && count < lines.length ? undefined : say.nothingChosen;
			},
			build: (values) => {
				const reason = catalogue.reasons.find((candidate) => candidate.code === values.reason);
				return {
					type: "Split",
					lines: picked(values),
					because: answer(values, "because"),
					...(reason && reason.code !== view.dispute.reason ? { reason: reason.code } : {}),
				};
			},
		};
	},

	ScheduleFollowUp: (context) => {
		const say = formWords(context.language);
		const open = context.view.dispute.followUps.filter((followUp) => !followUp.done);
		const about = open.find((followUp) => followUp.id === context.followUp);
		return {
			fields: [
				...(open.length > 0
					? [
							{
								name: "id",
								kind: "choice" as const,
								label: say.whichFollowUp,
								initial: about?.id ?? "",
								choices: [
									{ id: "", label: say.newFollowUp },
									...open.map((followUp) => ({ id: followUp.id, label: followUp.text })),
								],
							},
						]
					: []),
				{ name: "text", kind: "text", label: say.followUp, required: true, initial: about?.text ?? "" },
				{ name: "due", kind: "day", label: say.due, required: true },
				{
					name: "person",
					kind: "search",
					label: say.followUpPerson,
					choices: peopleChoices(context.people, context),
				},
			],
			build: (values) => {
				const id = answer(values, "id");
				const person = context.people.find((candidate) => candidate.id === values.person);
				return {
					type: "ScheduleFollowUp",
					due: answer(values, "due"),
					text: answer(values, "text"),
					...(id === "" ? {} : { id }),
					...(person ? { person: person.id } : {}),
				};
			},
		};
	},

	CompleteFollowUp: ({ language, view }) => {
		const say = formWords(language);
		const open = view.dispute.followUps.filter((followUp) => !followUp.done);
		return {
			fields: [
				{
					name: "id",
					kind: "choice",
					label: say.whichFollowUp,
					required: true,
					initial: open[0]?.id ?? "",
					choices: open.map((followUp) => ({ id: followUp.id, label: followUp.text })),
				},
				{ name: "result", kind: "words", label: say.result },
			],
			build: (values) => {
				const result = answer(values, "result");
				return {
					type: "CompleteFollowUp",
					id: answer(values, "id"),
					...(result === "" ? {} : { result }),
				};
			},
		};
	},
};
