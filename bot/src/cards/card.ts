import type { z } from "zod";
import type { CardJson } from "../activity.ts";

/** One card: its template, the schema of what is bound into it, and examples that the gallery and the tests draw. */
export interface Card<S extends z.ZodType = z.ZodType> {
	readonly name: string;
	readonly props: S;
	readonly template: CardJson;
}

/** Adaptive Cards: what Teams renders. */
export const cardHead = {
	type: "AdaptiveCard",
	$schema: "https://adaptivecards.io/schemas/adaptive-card.json",
	version: "1.5",
	lang: "${lang}",
	fallbackText: "${spoken}",
	speak: "${spoken}",
} as const;

interface Expander {
	expand(context: { $root: unknown }): unknown;
}
const prepared = new WeakMap<CardJson, Expander>();
let engine: Promise<typeof import("adaptivecards-templating")> | undefined;

/** The engine takes 0.1 s to load, so the first card does it, or the host once it listens. */
export function loadTemplating(): Promise<typeof import("adaptivecards-templating")> {
	engine ??= import("adaptivecards-templating");
	return engine;
}

/** Binds data into a template that was prepared once. */
export async function expand(template: CardJson, data: object): Promise<CardJson> {
	let expander = prepared.get(template);
	if (!expander) {
		const { Template } = await loadTemplating();
		expander = new Template(template);
		prepared.set(template, expander);
	}
	const drawn = expander.expand({ $root: data });
	if (!isRecord(drawn)) throw new TypeError("a template gave no object");
	return drawn;
}

export function draw<S extends z.ZodType<object>>(card: Card<S>, props: z.infer<S>): Promise<CardJson> {
	return expand(card.template, props);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Literal text: markdown, links and images in it are shown as typed. */
export const run = (text: string, look: CardJson = {}) => ({ type: "TextRun", text, ...look });
export const runs = (inlines: readonly CardJson[], look: CardJson = {}) => ({
	type: "RichTextBlock",
	inlines,
	...look,
});
