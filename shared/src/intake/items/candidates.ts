import type { Judged } from "../model/judge.ts";
import type { OpenItemRef, Reference } from "../types.ts";
import type { Assertion } from "./contested.ts";
import type { Stances } from "./itemStances.ts";

/** What the ordered rules decided, and by which of them. */
export interface Ruling {
	readonly rule: string;
	readonly numbers: readonly string[];
}

/** Folded texts around one place that names an item, up to the names beside it. */
export interface Around {
	readonly before: string;
	readonly behind: string;
	/** Before the first and behind the last name of the sentence. */
	readonly head: string;
	readonly tail: string;
	/** The next sentence, where it names no item. */
	readonly next: string;
}

/** An open item of a dispute and what speaks for and against its being contested. */
export interface Candidate {
	readonly number: string;
	/** Whether every clause that names it contests it in so many words. */
	readonly firm: boolean;
	/** Whether the mail says that it is in order, or pays it. */
	readonly accepted: boolean;
	/** The folded clauses that name it, one a line. */
	readonly words: string;
	readonly around: readonly Around[];
	/** Facts about it, the same word for the same fact: how it is named and what is said beside it. */
	readonly facts: readonly string[];
	/** What the words of its clauses alone say. */
	readonly stance: readonly string[];
	/** What the rules decided. */
	readonly ruling: readonly string[];
}

export interface Scene {
	readonly openItems: readonly OpenItemRef[];
	readonly judged: readonly Judged[];
	/** Whether the grievance is that the same thing was billed twice. */
	readonly duplicate: boolean;
	readonly assertions: readonly Assertion[];
	readonly stances: ReadonlyMap<string, Stances>;
	readonly accepted: ReadonlySet<string>;
	readonly outside: ReadonlyMap<string, Reference>;
}

interface Told {
	readonly scene: Scene;
	readonly ruling: Ruling;
	readonly owed: readonly OpenItemRef[];
	/** Numbers in the order in which the mail names them. */
	readonly order: readonly string[];
	/** Where the strongest grievance stands; −1 where there is none. */
	readonly top: number;
}

/** What is said of an item is said where it is first named; a long thread names it again and again. */
const mostMentions = 4;

/** Every unpaid item with the facts a dispute's mail gives of it. */
export function candidatesOf(scene: Scene, ruling: Ruling): Candidate[] {
	const told: Told = {
		scene,
		ruling,
		owed: scene.openItems.filter(({ amountMinor }) => amountMinor > 0),
		order: [...new Set(scene.assertions.map(({ found }) => found.key.item.number))],
		top: topGrievance(scene.judged),
	};
	const common = commonFacts(told);
	return told.owed.map((item) => {
		const own = scene.assertions
			.filter(({ found }) => found.key.item.number === item.number)
			.slice(0, mostMentions);
		return {
			number: item.number,
			accepted: scene.accepted.has(item.number),
			firm: own.length > 0 && own.every(({ stance }) => stance > firmly),
			words: [...new Set(own.map(({ clause }) => clause))].join("\n"),
			around: own.map((assertion) => aroundOf(assertion, scene)),
			facts: [...common, ...namingFacts(item, own, told), ...placeFacts(item, own, told)],
			stance: stanceFacts(item, own, told),
			ruling: rulingFacts(item, told),
		};
	});
}

const reach = 80;

/** What stands around the name of an item: a list of names shares its head and its tail. */
function aroundOf({ found, judged: { sentence }, index }: Assertion, { assertions, judged }: Scene): Around {
	const { folded } = sentence;
	const here = assertions.filter((a) => a.index === index).map((a) => a.found);
	const others = here.filter(({ key }) => key !== found.key);
	const left = Math.max(0, found.start - reach, ...others.map(({ end }) => (end <= found.start ? end : 0)));
	const right = Math.min(
		folded.length,
		found.end + reach,
		...others.map(({ start }) => (start >= found.end ? start : folded.length)),
	);
	const first = Math.min(...here.map(({ start }) => start));
	const last = Math.max(...here.map(({ end }) => end));
	const spoken = assertions.some((a) => a.index === index + 1);
	return {
		before: folded.slice(left, found.start),
		behind: folded.slice(found.end, right),
		head: folded.slice(Math.max(0, first - reach), first),
		tail: folded.slice(last, last + reach),
		next: spoken ? "" : (judged[index + 1]?.sentence.folded.slice(0, 2 * reach) ?? ""),
	};
}

function commonFacts({ scene: { duplicate, assertions, outside }, owed, order, top }: Told): string[] {
	const subjects = [...outside.values()].filter(({ kind }) => kind === "subject").length;
	const atTop = assertions.filter(({ index }) => index === top).map(({ found }) => found.key);
	return [
		`owed ${few(owed.length)}`,
		`named ${few(order.length)}`,
		`subject names ${few(subjects)}`,
		`duplicate ${duplicate}`,
		`top names ${few(new Set(atTop).size)}`,
	];
}

function namingFacts({ number }: OpenItemRef, own: readonly Assertion[], { scene, order }: Told): string[] {
	const at = order.indexOf(number);
	const last = order.length - 1;
	const place = at < 0 ? "none" : last === 0 ? "only" : at === 0 ? "first" : at === last ? "last" : "between";
	return [
		...new Set(own.map(({ found }) => `by ${found.kind}`)),
		own.length === 0 ? "unnamed" : `mentions ${few(own.length)}`,
		`outside ${scene.outside.get(number)?.kind ?? "no"}`,
		`place ${place}`,
	];
}

function placeFacts(
	item: OpenItemRef,
	own: readonly Assertion[],
	{ scene, owed, order, top }: Told,
): string[] {
	const { judged, assertions } = scene;
	const others = owed.filter((other) => other !== item);
	const indices = own.map(({ index }) => index);
	const besides = (index: number) =>
		own.length === 0 || assertions.some((a) => a.index === index) ? "taken" : grade([judged[index]]);
	return [
		`here ${grade(indices.map((index) => judged[index]))}`,
		`next ${besides(Math.max(...indices) + 1)}`,
		`previous ${besides(Math.min(...indices) - 1)}`,
		`top ${indices.includes(top)}`,
		`others named ${few(others.filter(({ number }) => order.includes(number)).length)}`,
		`twin ${others.some(({ amountMinor }) => amountMinor === item.amountMinor)}`,
	];
}

function stanceFacts({ number }: OpenItemRef, own: readonly Assertion[], { scene, owed }: Told): string[] {
	const { stances, accepted } = scene;
	const stance = stances.get(number);
	const said = own.map((a) => a.stance);
	const others = owed.filter((other) => other.number !== number);
	return [
		`most ${step(stance?.most)}`,
		`least ${step(stance?.least)}`,
		`highest ${step(said.length === 0 ? undefined : Math.max(...said))}`,
		`lowest ${step(said.length === 0 ? undefined : Math.min(...said))}`,
		`accepted ${accepted.has(number)}`,
		`others accepted ${others.length > 0 && others.every((other) => accepted.has(other.number))}`,
	];
}

function rulingFacts({ number }: OpenItemRef, { ruling: { rule, numbers } }: Told): string[] {
	const inside = numbers.includes(number);
	return [
		`rule ${rule}`,
		`ruled ${few(numbers.length)}`,
		inside ? `in by ${rule}` : "not in",
		inside ? "in" : numbers.length > 0 ? "another in" : "none in",
	];
}

function topGrievance(judged: readonly Judged[]): number {
	let top = -1;
	let most = 0.3;
	judged.forEach(({ role }, index) => {
		if (role.grievance <= most) return;
		most = role.grievance;
		top = index;
	});
	return top;
}

const firmly = 0.95;
const few = (n: number): string => (n > 3 ? "many" : String(n));

const stanceEdges = [-0.8, -0.3, -0.1, 0.1, 0.3, 0.55, firmly];
const grievanceEdges = [0.15, 0.4, 0.7, 0.9];
const above = (value: number, edges: readonly number[]): string =>
	String(edges.filter((edge) => value > edge).length);

const step = (stance: number | undefined): string =>
	stance === undefined ? "unsaid" : above(stance, stanceEdges);
const grade = (judged: readonly (Judged | undefined)[]): string =>
	above(Math.max(0, ...judged.map((j) => j?.role.grievance ?? 0)), grievanceEdges);
