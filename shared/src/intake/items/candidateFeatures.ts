import { conceptsOf } from "../model/concepts.ts";
import { type Features, factPlace, featuresOf, pairPlace, stem } from "../model/features.ts";
import { tokensOf } from "../text/tokens.ts";
import type { Around, Candidate } from "./candidates.ts";

/** What of a candidate is looked at: `open` leaves out what the rules decided, `words` also what they heard. */
export type View = "whole" | "open" | "words";

const factValue = 0.35;
const pairValue = 0.12;
const wordValue = 0.2;

/** How many words are read on each side of a name. */
const read: Readonly<Record<keyof Around, number>> = { before: 8, behind: 10, head: 8, tail: 10, next: 24 };

/** What is said of an item, where its words stand to its name, and the facts about it alone and two by two. */
export function candidateFeatures(
	candidate: Candidate,
	rarity: (place: number) => number,
	view: View = "whole",
): Features {
	const said = featuresOf(candidate.words, "", rarity);
	const own = new Map<number, number>();
	const add = (place: number, value: number) => own.set(place, Math.max(own.get(place) ?? 0, value));
	for (const around of candidate.around) {
		addWords("before", around.before, add);
		addWords("behind", around.behind, add);
		addWords("head", around.head, add);
		addWords("tail", around.tail, add);
		addWords("next", around.next, add);
	}
	const places = factsIn(candidate, view).map(factPlace);
	places.forEach((place, i) => {
		add(place, factValue);
		for (const other of places.slice(i + 1)) add(pairPlace(place, other), pairValue);
	});
	return {
		places: Int32Array.from([...said.places, ...own.keys()]),
		values: Float32Array.from([...said.values, ...own.values()]),
	};
}

function factsIn({ facts, stance, ruling }: Candidate, view: View): readonly string[] {
	if (view === "words") return facts;
	return view === "open" ? [...facts, ...stance] : [...facts, ...stance, ...ruling];
}

/** Words of one side, the two nearest also by their distance. */
function addWords(side: keyof Around, text: string, add: (place: number, value: number) => void): void {
	if (text === "") return;
	const leftward = side === "before" || side === "head";
	const tokens = tokensOf(text);
	const near = leftward ? tokens.slice(-read[side]) : tokens.slice(0, read[side]);
	let last = "^";
	near.forEach(({ word, negated }, i) => {
		const start = stem(word);
		add(factPlace(`${side} ${start}`), wordValue);
		add(factPlace(`${side} ${last} ${start}`), wordValue);
		for (const concept of conceptsOf(word))
			add(factPlace(`${side} ${negated ? "!" : ""}@${concept}`), wordValue);
		const distance = leftward ? near.length - i : i + 1;
		if (distance <= 2) add(factPlace(`${side} ${distance} ${start}`), wordValue);
		last = start;
	});
}
