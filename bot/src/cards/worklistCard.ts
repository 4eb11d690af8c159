import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { type Card, cardHead, run, runs } from "./card.ts";

const row = z.object({
	number: z.string(),
	who: z.string(),
	what: z.string(),
	amount: z.string(),
	mark: z.string(),
	due: z.string(),
	dueColor: z.enum(["default", "attention"]),
	data: z.looseObject({}),
});
const props = z.object({
	lang: z.enum(["fr", "en"]),
	spoken: z.string(),
	t: wordsSchema(["none", "show", "refresh"]),
	title: z.string(),
	lead: z.string(),
	shows: z.object({ lead: z.boolean(), none: z.boolean(), more: z.boolean() }),
	sections: z.array(z.object({ title: z.string(), rows: z.array(row) })),
	more: z.string(),
	data: z.looseObject({}),
});
export type WorklistCardProps = z.infer<typeof props>;

/** What waits for one person, most urgent first, then what they follow; a row opens its card. */
export const worklistCard: Card<typeof props> = {
	name: "worklist",
	props,
	template: {
		...cardHead,
		body: [
			runs([run("${title}", { size: "Large", weight: "Bolder" })]),
			{ $when: "${shows.lead}", ...runs([run("${lead}")], { spacing: "Small" }) },
			{ $when: "${shows.none}", type: "TextBlock", text: "${t.none}", wrap: true },
			{
				$data: "${sections}",
				type: "Container",
				items: [
					runs([run("${title}", { isSubtle: true, size: "Small" })]),
					{
						$data: "${rows}",
						type: "ColumnSet",
						separator: true,
						selectAction: {
							type: "Action.Execute",
							title: "${$root.t.show} ${number}",
							verb: "show",
							data: "${data}",
						},
						columns: [
							{
								type: "Column",
								width: "stretch",
								items: [
									runs([run("${mark} "), run("${who}", { weight: "Bolder" })]),
									runs([run("${number} · ${what}", { isSubtle: true, size: "Small" })], { spacing: "None" }),
								],
							},
							{
								type: "Column",
								width: "auto",
								items: [
									runs([run("${amount}", { weight: "Bolder" })], { horizontalAlignment: "Right" }),
									runs([run("${due}", { color: "${dueColor}", size: "Small" })], {
										horizontalAlignment: "Right",
										spacing: "None",
									}),
								],
							},
						],
					},
				],
			},
			{ $when: "${shows.more}", ...runs([run("${more}", { isSubtle: true, size: "Small" })]) },
			{
				type: "ActionSet",
				actions: [{ type: "Action.Execute", title: "${t.refresh}", verb: "myDisputes", data: "${data}" }],
			},
		],
	},
};
