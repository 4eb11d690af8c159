import { z } from "zod";
import { type Card, cardHead, run, runs } from "./card.ts";
import { actions, addressee, banner, head, headProps, headShows, latest } from "./pieces.ts";

const props = z.object({
	...headProps,
	shows: z.object({ ...headShows, figures: z.boolean(), notes: z.boolean() }),
	closure: z.string(),
	figures: z.string(),
	notes: z.string(),
	released: z.string(),
	quote: z.string(),
});
export type ClosedCardProps = z.infer<typeof props>;

/** What was decided, what was booked, and from which day the rest may be dunned again. */
export const closedCard: Card<typeof props> = {
	name: "closed",
	props,
	template: {
		...cardHead,
		body: [
			addressee,
			banner,
			head,
			runs([run("${closure}", { size: "Large", weight: "Bolder" })]),
			{ $when: "${shows.figures}", ...runs([run("${figures}")], { spacing: "Small" }) },
			{
				$when: "${shows.notes}",
				...runs([run("${t.notes} ", { isSubtle: true }), run("${notes}")], { spacing: "Small" }),
			},
			runs([run("${released}")], { spacing: "Small" }),
			runs([
				run("${t.says} ", { isSubtle: true, size: "Small" }),
				run("${quote}", { italic: true, size: "Small" }),
			]),
			latest,
			...actions,
		],
	},
};
