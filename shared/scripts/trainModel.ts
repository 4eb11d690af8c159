import { logits, softmax } from "../src/intake/model/classifier.ts";
import { type Features, featuresOf, width } from "../src/intake/model/features.ts";
import { type Model, type Role, roles } from "../src/intake/model/modelFormat.ts";
import { freshText } from "../src/intake/text/freshText.ts";
import { renderHtml } from "../src/intake/text/html.ts";
import { type Sentence, sentences } from "../src/intake/text/sentences.ts";
import { intents } from "../src/intake/types.ts";
import { type Example, isOrdinary, weightOf } from "./corpus.ts";
import { type Fitting, fit, type Sample, usual } from "./fit.ts";

interface Prepared {
	readonly example: Example;
	/** What a person sees of it. */
	readonly rendered: string;
	readonly sentences: readonly Sentence[];
	readonly text: string;
}

export function prepare(example: Example): Prepared {
	const rendered = example.bodyType === "html" ? renderHtml(example.body) : { text: example.body, marks: [] };
	const fresh = freshText(rendered, example.subject);
	const own = sentences(rendered.text, fresh.stretches).filter((s) => !s.greeting);
	return { example, rendered: rendered.text, sentences: own, text: own.map((s) => s.text).join("\n") };
}

/** Counts in how many mails a place occurs; the rarer, the more it tells. */
function rarityOf(prepared: readonly Prepared[]): (place: number) => number {
	const counts = new Float32Array(width);
	for (const { text, example } of prepared)
		for (const place of featuresOf(text, example.subject ?? "", () => 1).places)
			counts[place] = (counts[place] ?? 0) + 1;
	return (place) => Math.log(1 + prepared.length / (1 + (counts[place] ?? 0)));
}

function roleFor(example: Example): Role {
	if (example.intent === "dispute") return "grievance";
	return example.intent === "other" ? "neutral" : example.intent;
}

interface SentenceSample {
	readonly features: Features;
	role: Role | undefined;
	weight: number;
	/** Sentences of one mail whose telling sentence is not known yet. */
	readonly group: number | undefined;
	readonly wanted: Role;
}

function sentenceSamples(prepared: readonly Prepared[], rarity: (place: number) => number): SentenceSample[] {
	const out: SentenceSample[] = [];
	prepared.forEach(({ example, rendered, sentences: own }, index) => {
		const wanted = roleFor(example);
		const quote = example.quote?.trim() ?? "";
		const at = quote === "" ? -1 : rendered.indexOf(quote);
		for (const s of own) {
			const features = featuresOf(s.text, "", rarity);
			if (wanted === "neutral" || own.length === 1)
				out.push({ features, role: wanted, weight: 1, group: undefined, wanted });
			else if (at >= 0) {
				const inside =
					Math.min(s.end, at + quote.length) - Math.max(s.start, at) > Math.min(10, quote.length / 2);
				out.push({
					features,
					role: inside ? wanted : "neutral",
					weight: inside ? 1.5 : 0.5,
					group: undefined,
					wanted,
				});
			} else out.push({ features, role: undefined, weight: 0.5, group: index, wanted });
		}
	});
	return out;
}

function fitRoles(samples: readonly SentenceSample[], how: Fitting): ReturnType<typeof fit> {
	const known = (): Sample[] =>
		samples.flatMap((s) =>
			s.role === undefined ? [] : [{ features: s.features, label: roles.indexOf(s.role), weight: s.weight }],
		);
	let classifier = fit(known(), roles, how);
	// The telling sentence of a longer mail is the one the first round finds most telling.
	const groups = Map.groupBy(
		samples.filter((s) => s.group !== undefined),
		(s) => s.group,
	);
	for (const group of groups.values()) {
		let best = -1;
		let chosen: SentenceSample | undefined;
		for (const s of group) {
			const p = softmax(logits(classifier, s.features))[roles.indexOf(s.wanted)] ?? 0;
			if (p > best) {
				best = p;
				chosen = s;
			}
		}
		for (const s of group) {
			s.role = s === chosen ? s.wanted : "neutral";
			s.weight = s === chosen ? 0.8 : 0.25;
		}
	}
	classifier = fit(known(), roles, how);
	return classifier;
}

/** What reads sentences: their roles and their reasons. */
type SentenceModel = Pick<Model, "role" | "reason" | "rarity">;

interface Schooled {
	readonly example: Example;
	readonly text: string;
	readonly features: Features;
}

function schooled(examples: readonly Example[]) {
	const prepared = examples.map(prepare).filter((p) => p.text !== "");
	const rarity = rarityOf(prepared);
	const mails = prepared.map((p) => ({
		...p,
		features: featuresOf(p.text, p.example.subject ?? "", rarity),
	}));
	return { rarity, mails };
}

function sentenceModel(
	{ rarity, mails }: ReturnType<typeof schooled>,
	reasons: readonly string[],
	how: Fitting,
): SentenceModel {
	const reasonSamples: Sample[] = [];
	for (const { features, example } of mails) {
		if (example.reason === null) continue;
		const label = reasons.indexOf(example.reason);
		reasonSamples.push({ features, label, weight: weightOf(example) });
		if (example.quote !== undefined)
			reasonSamples.push({ features: featuresOf(example.quote, "", rarity), label, weight: 0.7 });
	}
	const fromCustomers = mails.filter(({ example }) => !isOrdinary(example));
	return {
		reason: fit(reasonSamples, reasons, how),
		role: fitRoles(sentenceSamples(fromCustomers, rarity), how),
		rarity,
	};
}

const reasonsOf = (examples: readonly Example[]): string[] =>
	[...new Set(examples.flatMap((e) => (e.reason === null ? [] : [e.reason])))].sort();

/** What reads sentences only, learned once: for what is learned on top of it from mails it never saw. */
export function trainSentences(examples: readonly Example[]): SentenceModel {
	return sentenceModel(schooled(examples), reasonsOf(examples), { ...usual, passes: 1 });
}

/** Trains the classifiers of mails and sentences; the same examples in the same order give the same model. */
export function trainModel(examples: readonly Example[]): Model {
	const school = schooled(examples);
	const fitIntent = (of: readonly Schooled[]) =>
		fit(
			of.map(({ features, example }) => ({
				features,
				label: intents.indexOf(example.intent),
				weight: weightOf(example),
			})),
			intents,
			usual,
		);
	return {
		intent: fitIntent(school.mails.filter(({ example }) => !isOrdinary(example))),
		strangerIntent: fitIntent(school.mails),
		...sentenceModel(school, reasonsOf(examples), usual),
	};
}
