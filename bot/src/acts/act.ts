import type { DisputeFile, Person } from "@accord/shared/api/schemas.ts";
import { idempotencyKeySchema } from "@accord/shared/api/schemas.ts";
import type { Command, CommandType } from "@accord/shared/dispute/command.ts";
import { disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { type FormWords, formWords } from "@accord/shared/look/commands/words.ts";
import { z } from "zod";
import type { CardJson } from "../activity.ts";
import { expand } from "../cards/card.ts";
import type { Reader } from "../reader.ts";
import { type BotWords, botWords } from "../words/index.ts";

/** What every button of a dispute carries: the dispute, the version that was drawn, and the key of the act. */
export const cardDataSchema = z.object({
	dispute: disputeIdSchema,
	version: z.int().positive(),
	/** The idempotency key. The Playground cannot press a button whose data has a property named `key`. */
	once: idempotencyKeySchema,
	/** The card's addressee; believed in the local chat only. */
	for: personIdSchema.optional(),
});
export type CardData = z.infer<typeof cardDataSchema>;

/** What an act's form is drawn from. */
export interface ActView {
	readonly file: DisputeFile;
	readonly reader: Reader;
	readonly people: readonly Person[];
	readonly rootCauses: readonly string[];
	/** What the reader had typed before the card was redrawn, by input id. */
	readonly drafts: Readonly<Record<string, string>>;
	/** Fresh data for one button. */
	readonly data: (verb: string) => CardData;
	readonly say: BotWords;
	readonly form: FormWords;
}

/** What a person can do on a card: its form, and how what they filled in becomes a command. */
export interface Act {
	readonly verb: string;
	readonly command: CommandType;
	readonly props: z.ZodType;
	readonly template: CardJson;
	readonly shown: (view: ActView) => boolean;
	readonly draw: (view: ActView) => Promise<CardJson>;
	/** @throws ZodError or NotAnAmount when the card's data is not what this form sends */
	readonly read: (data: unknown) => Command;
}

interface ActSpec<P extends z.ZodType<object>, I extends z.ZodType> {
	readonly verb: string;
	readonly command: CommandType;
	/** What is bound into the template besides `data`. */
	readonly props: P;
	readonly input: I;
	readonly template: CardJson;
	/** Where `allowed` is not enough to draw the button. */
	readonly shown?: (view: ActView) => boolean;
	readonly bind: (view: ActView) => z.infer<P>;
	/** What the button carries besides dispute, version and key. */
	readonly carry?: (view: ActView) => CardJson;
	readonly toCommand: (input: z.infer<I>) => Command;
}

export function defineAct<P extends z.ZodType<object>, I extends z.ZodType>(spec: ActSpec<P, I>): Act {
	const { verb, command, template } = spec;
	return {
		verb,
		command,
		template,
		props: z.intersection(spec.props, z.object({ data: cardDataSchema })),
		shown: (view) => spec.shown?.(view) ?? true,
		draw: (view) =>
			expand(template, { ...spec.bind(view), data: { ...view.data(verb), ...spec.carry?.(view) } }),
		read: (data) => spec.toCommand(spec.input.parse(data)),
	};
}

/** Text that is no amount, as it was typed. */
export class NotAnAmount extends Error {
	readonly typed: string;
	constructor(typed: string) {
		super("not an amount");
		this.name = "NotAnAmount";
		this.typed = typed;
	}
}

export const textInput = z.string().trim().min(1).max(4000);
export const optionalText = z
	.string()
	.trim()
	.max(4000)
	.optional()
	.transform((text) => text || undefined);

export function viewOf(parts: Omit<ActView, "say" | "form">): ActView {
	const { language } = parts.reader;
	return { ...parts, say: botWords(language), form: formWords(language) };
}
