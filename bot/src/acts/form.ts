import { z } from "zod";
import type { CardJson } from "../activity.ts";
import { wordsSchema } from "../words/index.ts";

/** A button that opens a form inside the card, because a card cannot open a dialog in every client. */
export function form(verb: string, body: readonly CardJson[]): CardJson {
	return {
		type: "Action.ShowCard",
		title: "${t.title}",
		card: {
			type: "AdaptiveCard",
			body,
			actions: [{ type: "Action.Execute", title: "${t.submit}", verb, data: "${data}", style: "positive" }],
		},
	};
}

export const hint: CardJson = {
	type: "TextBlock",
	text: "${t.hint}",
	wrap: true,
	isSubtle: true,
	size: "Small",
};

/** A text somebody writes, several lines long and required unless `look` says otherwise. */
export function writing(
	id: string,
	{ label = "label", draft = "draft", required = true }: Partial<Written> = {},
	look: CardJson = {},
): CardJson {
	return {
		type: "Input.Text",
		id,
		label: `\${t.${label}}`,
		isMultiline: true,
		maxLength: 4000,
		value: `\${${draft}}`,
		...(required ? { isRequired: true, errorMessage: "${t.missing}" } : {}),
		...look,
	};
}

interface Written {
	/** Which of the form's words is the label. */
	readonly label: string;
	/** Which prop holds what was typed before. */
	readonly draft: string;
	readonly required: boolean;
}

/** A choice from `choices`; filtered by typing where there may be many. */
export function choosing(id: string, look: CardJson = {}): CardJson {
	return {
		type: "Input.ChoiceSet",
		id,
		label: "${t.choose}",
		style: "compact",
		value: "${chosen}",
		choices: [{ $data: "${choices}", title: "${title}", value: "${value}" }],
		...look,
	};
}

export const choiceSchema = z.object({ title: z.string(), value: z.string() });
export const choosingProps = { chosen: z.string(), choices: z.array(choiceSchema) };

/** The words of a form with one text to write. */
export const writingWords = wordsSchema(["title", "submit", "label", "missing", "hint"]);
export const writingProps = z.object({ t: writingWords, draft: z.string() });
