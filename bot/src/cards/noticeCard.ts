import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { z } from "zod";
import { wordsSchema } from "../words/index.ts";
import { type Card, cardHead, run, runs } from "./card.ts";

const props = z.object({
	lang: z.enum(["fr", "en"]),
	spoken: z.string(),
	t: wordsSchema(["show"]),
	shows: z.object({ about: z.boolean(), show: z.boolean() }),
	/** The dispute it was about, where that may be said. */
	about: z.string(),
	data: z.object({ for: personIdSchema.optional() }),
});

/** One sentence in place of a card that can no longer be drawn, and the way to a fresh one. */
export const noticeCard: Card<typeof props> = {
	name: "notice",
	props,
	template: {
		...cardHead,
		body: [
			{ $when: "${shows.about}", ...runs([run("${about}", { isSubtle: true, size: "Small" })]) },
			runs([run("${spoken}")]),
			{
				$when: "${shows.show}",
				type: "ActionSet",
				actions: [{ type: "Action.Execute", title: "${t.show}", verb: "myDisputes", data: "${data}" }],
			},
		],
	},
};
