import { z } from "zod";
import { en } from "../words/en.ts";
import { wordsSchema } from "../words/index.ts";
import { run, runs } from "./card.ts";

/** Whom the card is for, where several people share the chat. */
export const addressee = {
	$when: "${shows.addressee}",
	...runs([
		run("${$root.t.forWhom} ", { isSubtle: true, size: "Small" }),
		run("${addressee}", { size: "Small", weight: "Bolder" }),
	]),
};

/** What the last press did, or why it did nothing, with what the person had written. */
export const banner = {
	$when: "${shows.banner}",
	type: "Container",
	style: "${banner.style}",
	bleed: true,
	items: [
		runs([run("${banner.text}", { weight: "Bolder" })]),
		{
			$when: "${shows.wrote}",
			...runs([run("${t.youWrote} ", { isSubtle: true }), run("${banner.wrote}", { italic: true })]),
		},
	],
};

export const head = {
	type: "ColumnSet",
	columns: [
		{
			type: "Column",
			width: "stretch",
			items: [
				runs([run("${who}", { size: "Large", weight: "Bolder" })]),
				runs([run("${number}", { isSubtle: true, size: "Small" })], { spacing: "None" }),
			],
		},
		{
			type: "Column",
			width: "auto",
			items: [
				runs([run("${status.mark} ${status.word}", { color: "${status.color}", weight: "Bolder" })], {
					horizontalAlignment: "Right",
				}),
			],
		},
	],
};

export const latest = {
	$when: "${shows.latest}",
	type: "Container",
	separator: true,
	items: [
		{ type: "TextBlock", text: "${t.latest}", isSubtle: true, size: "Small", wrap: true },
		{
			$data: "${latest}",
			...runs(
				[
					run("${who}", { weight: "Bolder", size: "Small" }),
					run(" ${what} · ${when}", { isSubtle: true, size: "Small" }),
					run(" ${details} ", { size: "Small" }),
					run("${said}", { italic: true, size: "Small" }),
				],
				{ spacing: "Small" },
			),
		},
	],
};

export const actions = [
	{ $when: "${shows.first}", type: "ActionSet", actions: "${first}" },
	{ $when: "${shows.more}", type: "ActionSet", id: "moreActs", isVisible: false, actions: "${more}" },
];

const [firstWord = "says", ...otherWords] = keysOf(en.card);
const cardWords = wordsSchema([firstWord, ...otherWords]);

function keysOf<T extends object>(group: T): Extract<keyof T, string>[] {
	return Object.keys(group).filter((key): key is Extract<keyof T, string> => key in group);
}

export const headProps = {
	lang: z.enum(["fr", "en"]),
	/** The card in one sentence, for screen readers and for clients that cannot show it. */
	spoken: z.string(),
	t: cardWords,
	addressee: z.string(),
	banner: z.object({
		style: z.enum(["default", "good", "warning", "attention", "accent"]),
		text: z.string(),
		wrote: z.string(),
	}),
	who: z.string(),
	number: z.string(),
	status: z.object({
		mark: z.string(),
		word: z.string(),
		color: z.enum(["default", "good", "warning", "attention", "accent"]),
	}),
	latest: z.array(
		z.object({
			who: z.string(),
			what: z.string(),
			when: z.string(),
			details: z.string(),
			said: z.string(),
		}),
	),
	/** Drawn acts, spliced in as they are. */
	first: z.array(z.unknown()),
	more: z.array(z.unknown()),
};
export const headShows = {
	addressee: z.boolean(),
	banner: z.boolean(),
	wrote: z.boolean(),
	latest: z.boolean(),
	first: z.boolean(),
	more: z.boolean(),
};
