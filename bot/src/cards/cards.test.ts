import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { default as Ajv } from "ajv-draft-04";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { CardJson } from "../activity.ts";
import { acts } from "../acts/index.ts";
import { nodes } from "../testing/fakeChat.ts";
import { gallery } from "../testing/gallery.ts";
import { isRecord } from "./card.ts";
import { closedCard } from "./closedCard.ts";
import { disputeCard } from "./disputeCard.ts";
import { MAX_CARD_BYTES } from "./drawDispute.ts";
import { foundCard } from "./foundCard.ts";
import { noticeCard } from "./noticeCard.ts";
import { welcomeCard } from "./welcomeCard.ts";
import { worklistCard } from "./worklistCard.ts";

// The published schema lacks a style that version 1.5 has.
const schema: object = JSON.parse(
	readFileSync(join(import.meta.dirname, "../testing/adaptive-card-1.5.schema.json"), "utf8")
		.replace(/"compact",\s*"expanded"/, '"compact","filtered","expanded"')
		.replaceAll("([e|E][x|X]", "([f|F]iltered)|([e|E][x|X]"),
);
const valid = new Ajv.default({
	strict: false,
	allErrors: true,
	validateFormats: false,
	validateSchema: false,
}).compile(schema);
const require = createRequire(import.meta.url);

describe.each(gallery)("$name", ({ name, draw }) => {
	test("follows the schema of Adaptive Cards 1.5", async () => {
		const card = await draw();
		valid(card);
		expect(valid.errors ?? []).toEqual([]);
	});

	test("is understood by the renderer, every input with its own id", async () => {
		const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");
		const card = new AdaptiveCard();
		const context = new SerializationContext(Versions.v1_5);
		const json = await draw();
		card.parse(json, context);
		const said = [...Array(context.eventCount).keys()].map((at) => String(context.getEventAt(at).message));
		// Its pattern for languages is sticky, so it takes every second one for wrong.
		expect(said.filter((message) => !/property "lang"/.test(message))).toEqual([]);
		const { validationEvents } = card.validateProperties();
		expect(validationEvents.map(({ message }: { message: string }) => message)).toEqual([]);
		const ids = nodes(json).flatMap(({ type, id }) => (String(type).startsWith("Input.") ? [id] : []));
		expect(new Set(ids).size).toBe(ids.length);
	});

	test(`fits ${MAX_CARD_BYTES} bytes`, async () => {
		expect(Buffer.byteLength(JSON.stringify(await draw()))).toBeLessThanOrEqual(MAX_CARD_BYTES);
	});

	test("speaks: a language, a sentence for screen readers, a label at every input", async () => {
		const card = await draw();
		expect(card.lang).toMatch(/^(fr|en)$/);
		expect(card.fallbackText).toBe(card.speak);
		expect(String(card.speak).length).toBeGreaterThan(8);
		for (const node of nodes(card))
			if (String(node.type).startsWith("Input.")) expect(String(node.label)).not.toBe("");
	});

	test("leaves no binding and no empty sentence behind", async () => {
		const card = await draw();
		const texts = nodes(card)
			.filter(({ type }) => type === "TextBlock")
			.map(({ text }) => String(text));
		for (const text of texts) expect(text).toMatch(/^[^$]+$/);
		if (!name.startsWith("hostile")) expect(JSON.stringify(card)).not.toContain("${");
	});
});

/** Expressions of a template with the path of `$data` they stand under. */
function bindings(
	template: unknown,
	scope: readonly string[] = [],
): { scope: readonly string[]; path: string }[] {
	if (typeof template === "string")
		return [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, path = ""]) => ({ scope, path }));
	if (Array.isArray(template)) return template.flatMap((each) => bindings(each, scope));
	if (!isRecord(template)) return [];
	const data = typeof template.$data === "string" ? /^\$\{(.*)\}$/.exec(template.$data)?.[1] : undefined;
	const { $data, ...rest } = template;
	const outer = data === undefined ? [] : [{ scope, path: data }];
	return [
		...outer,
		...bindings(Object.values(rest), data === undefined ? scope : [...scope, ...data.split("."), "[]"]),
	];
}

function at(props: z.ZodType, path: readonly string[]): z.ZodType | undefined {
	const [step, ...rest] = path;
	if (props instanceof z.ZodIntersection) {
		const { left, right } = props.def;
		return (
			(left instanceof z.ZodType && at(left, path)) ||
			(right instanceof z.ZodType ? at(right, path) : undefined)
		);
	}
	if (step === undefined) return props;
	const next =
		step === "[]" && props instanceof z.ZodArray
			? props.element
			: props instanceof z.ZodObject
				? props.shape[step]
				: props instanceof z.ZodRecord && z.safeParse(props.keyType, step).success
					? props.valueType
					: undefined;
	return next instanceof z.ZodType ? at(next, rest) : undefined;
}

const templates: [string, z.ZodType, CardJson][] = [
	...[disputeCard, closedCard, foundCard, noticeCard, welcomeCard, worklistCard].map(
		({ name, props, template }): [string, z.ZodType, CardJson] => [name, props, template],
	),
	...[...acts.values()].map(({ verb, props, template }): [string, z.ZodType, CardJson] => [
		verb,
		props,
		template,
	]),
];

describe.each(templates)("the template of %s", (_, props, template) => {
	test("binds only what its props have", () => {
		const unknown = bindings(template).filter(({ scope, path }) => {
			const steps = path.split(".");
			const whole = steps[0] === "$root" ? steps.slice(1) : [...scope, ...steps];
			return at(props, whole) === undefined;
		});
		expect(unknown).toEqual([]);
	});

	test("shows people's words as literal text: blocks that read markdown hold words of ours only", () => {
		const reading = nodes(template).filter(
			({ type }) => type === "TextBlock" || type === "Fact" || type === "FactSet",
		);
		for (const { text } of reading) expect(text).toMatch(/^\$\{(\$root\.)?t\.\w+\}$/);
		expect(nodes(template).filter(({ type }) => type === "Image" || type === "Media")).toEqual([]);
	});
});

test("hostile words arrive as they were written, and as nothing else", async () => {
	const card = await gallery.find(({ name }) => name === "hostile-words-en")?.draw();
	const carrying = nodes(card).filter(({ text }) => String(text).includes("evil.example"));
	expect(carrying.length).toBeGreaterThan(1);
	for (const node of carrying) expect(node.type).toBe("TextRun");
	const said = String(carrying[0]?.text);
	expect(said).toContain("[https://bank.example](https://evil.example)");
	expect(said).toContain("${amount} ${$root.first}");
	expect(said).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
	expect(
		nodes(card).filter(({ url }) => url !== undefined && !String(url).startsWith("http://127.0.0.1")),
	).toEqual([]);
});
