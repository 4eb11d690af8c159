import { fold } from "../text/fold.ts";
import { type Token, tokensOf } from "../text/tokens.ts";
import { conceptsOf, expressionsAt } from "./concepts.ts";
import { cuesOf } from "./cues.ts";

/** Sparse features of a text: hashed places and their values, unit length per kind. */
export interface Features {
	readonly places: Int32Array;
	readonly values: Float32Array;
}

export const width = 1 << 16;

const kind = { stem: 0, pair: 1, gram: 2, concept: 3, meaning: 4, subject: 5, cue: 6 } as const;
type Kind = (typeof kind)[keyof typeof kind];
const kinds = 7;
/** How much each kind of feature weighs against the others. */
const weights = [1.5, 1, 1.2, 1, 0.7, 0.7, 0.6];

function hash(text: string, seed: number): number {
	let h = (2166136261 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
	h ^= h >>> 15;
	h = Math.imul(h, 0x2c1b3c6d);
	h ^= h >>> 12;
	return h >>> 0;
}

/** The place of a fact that is no word. */
export function factPlace(fact: string): number {
	return hash(fact, kinds) & (width - 1);
}

/** The place of two facts that hold together. */
export function pairPlace(one: number, other: number): number {
	let h = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b);
	h ^= h >>> 15;
	h = Math.imul(h, 0x2c1b3c6d);
	return (h ^ (h >>> 13)) & (width - 1);
}

const stemLength = 6;

/** The beginning of a word that stands for all its forms. */
export function stem(word: string): string {
	return word.length > stemLength ? word.slice(0, stemLength) : word;
}

/** How often each place was seen, one table a kind; kept and cleared, because a mail has hundreds of sentences. */
const seen = Array.from({ length: kinds }, () => new Uint16Array(width));
const most = 65_535;

/** Counts the features of one text; only one bag is open at a time. */
class Bag {
	private readonly touched: number[][] = Array.from({ length: kinds }, () => []);

	add(of: Kind, text: string): void {
		this.addPlace(of, hash(text, of) & (width - 1));
	}

	addPlaces(of: Kind, places: Int32Array): void {
		for (const place of places) this.addPlace(of, place);
	}

	private addPlace(of: Kind, place: number): void {
		const counts = seen[of];
		if (counts === undefined) return;
		const before = counts[place] ?? 0;
		if (before === 0) this.touched[of]?.push(place);
		if (before < most) counts[place] = before + 1;
	}

	/** Gives what was counted and empties the bag. */
	features(rarity: (place: number) => number): Features {
		let size = 0;
		for (const places of this.touched) size += places.length;
		const places = new Int32Array(size);
		const values = new Float32Array(size);
		let at = 0;
		this.touched.forEach((touched, of) => {
			const counts = seen[of];
			if (counts === undefined) return;
			const from = at;
			let square = 0;
			for (const place of touched) {
				const count = counts[place] ?? 0;
				counts[place] = 0;
				const value = (count === 1 ? 1 : 1 + Math.log(count)) * rarity(place);
				places[at] = place;
				values[at++] = value;
				square += value * value;
			}
			const scale = square > 0 ? (weights[of] ?? 0) / Math.sqrt(square) : 0;
			for (let i = from; i < at; i++) values[i] = (values[i] ?? 0) * scale;
		});
		return { places, values };
	}
}

/** What a word gives, computed once: its places as stem and as letter groups, and what it may mean. */
interface Word {
	readonly stem: string;
	readonly grams: Int32Array;
	readonly concepts: readonly string[];
}

const words = new Map<string, Word>();
const wordsKept = 20_000;

function gramPlaces(word: string): Int32Array {
	const padded = `_${word}_`;
	const out: number[] = [];
	for (let n = 3; n <= 5; n++)
		for (let i = 0; i + n <= padded.length; i++)
			out.push(hash(padded.slice(i, i + n), kind.gram) & (width - 1));
	return Int32Array.from(out);
}

function wordOf(text: string): Word {
	let word = words.get(text);
	if (word === undefined) {
		const shape = text.startsWith("#");
		word = {
			stem: stem(text),
			grams: shape || text.length <= 3 ? new Int32Array() : gramPlaces(text),
			concepts: shape ? [] : conceptsOf(text),
		};
		if (words.size >= wordsKept) words.clear();
		words.set(text, word);
	}
	return word;
}

function addTokens(bag: Bag, tokens: readonly Token[]): void {
	let previous = "^";
	const recent: { concept: string; at: number }[] = [];
	tokens.forEach((token, at) => {
		const word = wordOf(token.word);
		bag.add(kind.stem, word.stem);
		bag.add(kind.pair, `${previous} ${word.stem}`);
		previous = word.stem;
		bag.addPlaces(kind.gram, word.grams);
		const expressions = expressionsAt(tokens, at);
		for (const concept of expressions.length === 0 ? word.concepts : [...word.concepts, ...expressions]) {
			bag.add(kind.concept, concept);
			const told = token.negated ? `!${concept}` : concept;
			bag.add(kind.concept, told);
			for (const before of recent)
				if (at - before.at <= 6 && before.concept !== told)
					bag.add(kind.meaning, `${before.concept}>${told}`);
			recent.push({ concept: told, at });
			if (recent.length > 6) recent.shift();
		}
	});
}

/** A line is looked at with the whole mail and again as a sentence. */
const lines = new Map<string, { readonly tokens: readonly Token[]; readonly cues: readonly string[] }>();
const linesKept = 500;

function lineOf(text: string) {
	let line = lines.get(text);
	if (line === undefined) {
		const folded = fold(text);
		line = { tokens: tokensOf(folded), cues: cuesOf(folded) };
		if (lines.size >= linesKept) lines.clear();
		lines.set(text, line);
	}
	return line;
}

function addLine(bag: Bag, text: string): void {
	const { tokens, cues } = lineOf(text);
	addTokens(bag, tokens);
	cues.forEach((cue, i) => {
		bag.add(kind.cue, cue);
		for (const other of cues.slice(i + 1)) bag.add(kind.cue, `${cue}&${other}`);
	});
	if (cues.length === 0) bag.add(kind.cue, "none");
}

/** Only the beginning of a long text decides: what a mail is about is said early. */
const mostRead = 6000;

/** `rarity` gives the weight of a place (inverse document frequency). */
export function featuresOf(text: string, subject: string, rarity: (place: number) => number): Features {
	const bag = new Bag();
	for (const line of text.slice(0, mostRead).split("\n")) if (line !== "") addLine(bag, line);
	for (const { word } of tokensOf(fold(subject.slice(0, 300)))) {
		bag.add(kind.subject, stem(word));
		for (const concept of conceptsOf(word)) bag.add(kind.subject, `@${concept}`);
	}
	return bag.features(rarity);
}
