import type { CatalogueReason, LearnedExample, Ranked, ReasonCatalogue } from "../types.ts";
import { softmax } from "./classifier.ts";
import { type Features, featuresOf } from "./features.ts";
import type { Model } from "./modelFormat.ts";
import { prepared, similarityTo } from "./similarity.ts";

/** Similarity above which a tenant's own words outweigh the trained reasons, and how steeply. */
const likeEnough = 0.17;
const steepness = 14;
const learnedFrom = 0.3;
const learnedSteepness = 16;

/** Makes a stated confidence the share of right answers, measured on writers not trained on. */
const sharpness = 1.0;

const described = new WeakMap<CatalogueReason, readonly Features[]>();
const learned = new WeakMap<LearnedExample, Features>();

function ownWords(model: Model, reason: CatalogueReason): readonly Features[] {
	let known = described.get(reason);
	if (known === undefined) {
		const texts = [
			[reason.fr, meaning(reason, "fr")].filter(Boolean).join(". "),
			[reason.en, meaning(reason, "en")].filter(Boolean).join(". "),
			...(reason.examples ?? []),
		];
		known = texts.filter((text) => text !== "").map((text) => featuresOf(text, "", model.rarity));
		described.set(reason, known);
	}
	return known;
}

/** What a reason means, in the language asked for or else in the other one. */
function meaning({ description, means }: CatalogueReason, language: "fr" | "en"): string | undefined {
	if (description !== undefined) return description;
	return typeof means === "object" ? means[language] || means.fr || means.en : means;
}

export function learnedFeatures(model: Model, example: LearnedExample): Features {
	let known = learned.get(example);
	if (known === undefined) {
		known = featuresOf(example.text, "", model.rarity);
		learned.set(example, known);
	}
	return known;
}

/** How much the tenant's corrections speak for each value: 0 when nothing resembles the text. */
export function learnedBoost(
	model: Model,
	texts: readonly Features[],
	examples: readonly LearnedExample[],
	pick: (example: LearnedExample) => string | undefined,
): Map<string, number> {
	const boosts = new Map<string, number>();
	for (const features of texts) {
		const { held, square } = prepared(features);
		for (const example of examples) {
			const value = pick(example);
			if (value === undefined) continue;
			const alike = similarityTo(held, square, learnedFeatures(model, example));
			const boost = Math.max(0, alike - learnedFrom) * learnedSteepness;
			boosts.set(value, Math.max(boosts.get(value) ?? 0, boost));
		}
	}
	return boosts;
}

/** Ranks the tenant's reasons: trained ones by the model, the tenant's own by their description and examples. */
export function rankReasons(
	model: Model,
	scores: readonly number[],
	texts: readonly string[],
	{ catalogue, examples }: { catalogue: ReasonCatalogue; examples: readonly LearnedExample[] },
): Ranked<string>[] {
	const { reasons } = catalogue;
	if (reasons.length === 0) return [];
	const trained = reasons.map(({ code }) => model.reason.classes.indexOf(code));
	const compared = examples.length > 0 || reasons.some((reason, i) => hasOwnWords(reason, trained[i] ?? -1));
	// Most tenants have neither corrections nor reasons of their own, and a long text costs.
	const features = compared ? texts.map((text) => featuresOf(text, "", model.rarity)) : [];
	const prepareds = features.map(prepared);
	const boosts = learnedBoost(model, features, examples, (example) => example.reason);
	const top = Math.max(0, ...trained.filter((k) => k >= 0).map((k) => scores[k] ?? 0));
	const ranked = reasons.map((reason, i) => {
		const k = trained[i] ?? -1;
		const own = hasOwnWords(reason, k) ? alikeness(model, reason, prepareds) : 0;
		const given =
			k >= 0 ? (scores[k] ?? 0) + Math.max(0, own - 0.3) * steepness : top + (own - likeEnough) * steepness;
		return given + (boosts.get(reason.code) ?? 0);
	});
	const p = softmax(ranked.map((score) => score * sharpness));
	return reasons
		.map(({ code }, i) => ({ value: code, confidence: p[i] ?? 0 }))
		.sort((a, b) => b.confidence - a.confidence);
}

/** A reason the model knows is ranked by it, and by the tenant's examples where there are any. */
function hasOwnWords({ examples = [] }: CatalogueReason, trained: number): boolean {
	return trained < 0 || examples.length > 0;
}

function alikeness(
	model: Model,
	reason: CatalogueReason,
	texts: readonly { held: Map<number, number>; square: number }[],
): number {
	let best = 0;
	for (const words of ownWords(model, reason))
		for (const { held, square } of texts) best = Math.max(best, similarityTo(held, square, words));
	return best;
}
