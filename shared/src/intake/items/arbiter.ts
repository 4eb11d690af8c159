import { type Classifier, logits, softmax } from "../model/classifier.ts";
import { candidateFeatures } from "./candidateFeatures.ts";
import type { Candidate, Ruling } from "./candidates.ts";

/** Gives the numbers of the contested items; `ruling` is what the rules made of it. */
export type Arbiter = (candidates: readonly Candidate[], ruling: Ruling) => readonly string[];

/** Classes of the classifier that decides on an item. */
export const verdicts = ["left", "contested"] as const;

/** What the rules say stands unless the classifier is this sure of the contrary; what is firmly contested stands anyway. */
const joins = 0.7;
const joinsUnnamed = 0.9;
const leaves = 0.3;
const firmLeaves = 0.1;
const unlikely = 0.15;
/** The rule that takes the one item of which nothing is said. */
const leftOver = "theLast";
const even = 0.5;

/** Lets a trained classifier overrule the rules where it is sure. An account's only item needs no decision. */
export function arbiterBy(classifier: Classifier, rarity: (place: number) => number): Arbiter {
	return (candidates, ruling) => {
		if (candidates.length < 2) return ruling.numbers;
		// Most items of a long account are named nowhere, and all of these look alike.
		const known = new Map<string, number>();
		const chances = candidates.map((candidate) => {
			const { number, firm, accepted, around, facts, stance, ruling: ruled } = candidate;
			const alike = around.length === 0 ? [...facts, ...stance, ...ruled].join() : number;
			const p = known.get(alike) ?? chanceOf(candidate);
			known.set(alike, p);
			return { number, p, firm, accepted, named: around.length > 0 };
		});
		return decided(chances, ruling);
	};

	function chanceOf(candidate: Candidate): number {
		return softmax(logits(classifier, candidateFeatures(candidate, rarity)))[1] ?? 0;
	}
}

interface Chance {
	readonly number: string;
	/** How likely it is contested. */
	readonly p: number;
	readonly firm: boolean;
	readonly accepted: boolean;
	readonly named: boolean;
}

/** Where nothing is left: what the rules found and is not quite unlikely, the only one no word names, the likeliest. */
function decided(chances: readonly Chance[], { rule, numbers: ruled }: Ruling): readonly string[] {
	const joining = chances.filter(
		({ number, p, named }) =>
			!ruled.includes(number) && p > (named || ruled.length === 0 ? joins : joinsUnnamed),
	);
	// What was only left over is not, where another is found after all.
	if (rule === leftOver && joining.some(({ named }) => named)) return joining.map(({ number }) => number);
	const chosen = chances.filter(
		(chance) =>
			joining.includes(chance) ||
			(ruled.includes(chance.number) && ((chance.firm && chance.p > firmLeaves) || chance.p > leaves)),
	);
	if (chosen.length > 0) return chosen.map(({ number }) => number);
	const spared = chances.filter(({ number, p }) => ruled.includes(number) && p > unlikely);
	if (spared.length > 0) return spared.map(({ number }) => number);
	const unnamed = chances.filter(({ named }) => !named);
	if (unnamed.length === 1) return unnamed.map(({ number }) => number);
	const [top, second] = chances.filter(({ accepted }) => !accepted).sort((a, b) => b.p - a.p);
	return top !== undefined && top.p > even && top.p > (second?.p ?? 0) ? [top.number] : [];
}
