import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { type Card, cardHead, run, runs } from "./card.ts";

const props = z.object({
	lang: z.enum(["fr", "en"]),
	spoken: z.string(),
	t: wordsSchema(["title", "lead", "commands", "show", "seat", "sit"]),
	commands: z.array(z.object({ write: z.string(), what: z.string() })),
	/** The local chat: somebody's place has to be taken. */
	shows: z.object({ seats: z.boolean() }),
	seat: z.string(),
	seats: z.array(z.object({ title: z.string(), value: z.string() })),
	data: z.object({}),
});
export type WelcomeCardProps = z.infer<typeof props>;

/** What Accord does here, what one can write, and in the local chat whose place one takes. */
export const welcomeCard: Card<typeof props> = {
	name: "welcome",
	props,
	template: {
		...cardHead,
		body: [
			{
				type: "TextBlock",
				text: "${t.title}",
				size: "Large",
				weight: "Bolder",
				wrap: true,
				style: "heading",
			},
			{ type: "TextBlock", text: "${t.lead}", wrap: true },
			{ type: "TextBlock", text: "${t.commands}", wrap: true, isSubtle: true },
			{
				$data: "${commands}",
				...runs([run("${write}", { weight: "Bolder" }), run(" – ${what}", { isSubtle: true })], {
					spacing: "Small",
				}),
			},
			{
				$when: "${shows.seats}",
				type: "Container",
				separator: true,
				items: [
					{ type: "TextBlock", text: "${t.seat}", wrap: true },
					{
						type: "Input.ChoiceSet",
						id: "seat",
						label: "${t.sit}",
						style: "compact",
						value: "${seat}",
						choices: [{ $data: "${seats}", title: "${title}", value: "${value}" }],
					},
				],
			},
			{
				type: "ActionSet",
				actions: [
					{
						type: "Action.Execute",
						title: "${t.show}",
						verb: "myDisputes",
						data: "${data}",
						style: "positive",
					},
				],
			},
		],
	},
};
