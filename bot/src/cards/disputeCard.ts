import { z } from "zod";
import { type Card, cardHead, run, runs } from "./card.ts";
import { actions, addressee, banner, head, headProps, headShows, latest } from "./pieces.ts";

const props = z.object({
	...headProps,
	shows: z.object({
		...headShows,
		total: z.boolean(),
		paused: z.boolean(),
		moreLines: z.boolean(),
		question: z.boolean(),
		outcome: z.boolean(),
	}),
	quote: z.string(),
	disputed: z.string(),
	total: z.string(),
	reason: z.string(),
	awaits: z.string(),
	court: z.string(),
	due: z.string(),
	dueColor: z.enum(["default", "attention"]),
	question: z.string(),
	lines: z.array(z.object({ item: z.string(), about: z.string(), amount: z.string() })),
	moreLines: z.string(),
	outcome: z.object({ who: z.string(), figures: z.string(), because: z.string() }),
});
export type DisputeCardProps = z.infer<typeof props>;

/** The dispute as one person sees it, in the order who, words, how much, why, whose court, what you can do. */
export const disputeCard: Card<typeof props> = {
	name: "dispute",
	props,
	template: {
		...cardHead,
		body: [
			addressee,
			banner,
			head,
			{
				type: "Container",
				style: "emphasis",
				items: [
					{ type: "TextBlock", text: "${t.says}", isSubtle: true, size: "Small", wrap: true },
					runs([run("${quote}", { italic: true })], { spacing: "Small" }),
				],
			},
			runs([
				run("${disputed}", { size: "Large", weight: "Bolder" }),
				{ $when: "${shows.total}", ...run(" ${t.disputedOf} ${total}") },
			]),
			runs([run("${reason}", { weight: "Bolder" }), run(" · ${awaits}")], { spacing: "Small" }),
			runs(
				[
					run("${t.waitsFor} "),
					run("${court}", { weight: "Bolder" }),
					run(" · ${due}", { color: "${dueColor}" }),
				],
				{ spacing: "Small" },
			),
			{
				$when: "${shows.paused}",
				type: "TextBlock",
				text: "${t.paused}",
				isSubtle: true,
				size: "Small",
				spacing: "None",
				wrap: true,
			},
			{
				$when: "${shows.question}",
				...runs([run("${t.asked} ", { isSubtle: true }), run("${question}", { italic: true })], {
					spacing: "Small",
				}),
			},
			{
				type: "Container",
				separator: true,
				items: [
					{
						$data: "${lines}",
						type: "ColumnSet",
						spacing: "Small",
						columns: [
							{
								type: "Column",
								width: "stretch",
								items: [runs([run("${item}", { weight: "Bolder" }), run(" ${about}", { isSubtle: true })])],
							},
							{
								type: "Column",
								width: "auto",
								items: [runs([run("${amount}")], { horizontalAlignment: "Right" })],
							},
						],
					},
					{
						$when: "${shows.moreLines}",
						...runs([run("${moreLines}", { isSubtle: true, size: "Small" })], { spacing: "Small" }),
					},
				],
			},
			{
				$when: "${shows.outcome}",
				type: "Container",
				separator: true,
				items: [
					{ type: "TextBlock", text: "${t.decided}", isSubtle: true, size: "Small", wrap: true },
					runs([run("${outcome.figures}", { weight: "Bolder" })], { spacing: "Small" }),
					runs([run("${outcome.who} "), run("${outcome.because}", { italic: true })], { spacing: "Small" }),
				],
			},
			latest,
			...actions,
		],
	},
};
