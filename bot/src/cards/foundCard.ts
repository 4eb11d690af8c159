import { z } from "zod";
import { type Card, cardHead, run, runs } from "./card.ts";

const props = z.object({
	lang: z.enum(["fr", "en"]),
	spoken: z.string(),
	number: z.string(),
	who: z.string(),
	status: z.string(),
	court: z.string(),
	shows: z.object({ court: z.boolean() }),
	actions: z.array(z.unknown()),
});

/** A dispute somebody puts into a conversation: no amount and no words of the customer, whoever reads along. */
export const foundCard: Card<typeof props> = {
	name: "found",
	props,
	template: {
		...cardHead,
		body: [
			runs([run("${who}", { weight: "Bolder" }), run(" · ${number}", { isSubtle: true })]),
			runs([run("${status}")], { spacing: "Small" }),
			{ $when: "${shows.court}", ...runs([run("${court}", { isSubtle: true })], { spacing: "None" }) },
		],
		actions: "${actions}",
	},
};
