import type { Quoter } from "../text/evidence.ts";
import { subjectEvidence } from "../text/evidence.ts";
import { fold } from "../text/fold.ts";
import { isHint, type OpenItemRef, type Reference, type ReferenceKind } from "../types.ts";
import type { Arbiter } from "./arbiter.ts";
import { candidatesOf, type Ruling } from "./candidates.ts";
import type { Assertion } from "./contested.ts";
import { byAmount, byArithmetic, byShare } from "./described.ts";
import { duplicateOf, refusesBoth, saysTwice } from "./duplicates.ts";
import { type Found, findReferences } from "./findReferences.ts";
import { byGoods } from "./goods.ts";
import { pickedByPosition } from "./indirect.ts";
import type { ItemKey } from "./itemKeys.ts";
import { isAccepted, type Stances, stanceOfEach } from "./itemStances.ts";
import { assertionsIn, type Mentioned } from "./mentions.ts";
import { byBareMonth, byPeriod } from "./periods.ts";

export interface Where extends Mentioned {
	readonly openItems: readonly OpenItemRef[];
	/** Of the same items; the goods are known by them. */
	readonly keys: readonly ItemKey[];
	readonly dispute: boolean;
	/** Whether the grievance is that the same thing was billed twice. */
	readonly duplicate: boolean;
	readonly quote: Quoter;
	/** Weighs what the rules found; without it they decide. */
	readonly arbiter?: Arbiter | undefined;
}

const threadRead = 20_000;

/** Which open items the mail names and which of these it contests. */
export function whichItems(where: Where): Reference[] {
	const { keys } = where;
	const outside = outsideReferences(where, keys);
	const assertions = assertionsIn(where, keys);
	const subject = [...outside.values()].filter(({ kind }) => kind === "subject");
	const spared = subject.length === 1 ? subject[0]?.number : undefined;
	const stances = stanceOfEach(assertions, where.judged, spared);
	const references = new Map<string, Reference>();
	for (const { found, judged } of assertions) {
		const { number } = found.key.item;
		if (references.has(number)) continue;
		const { start } = judged.sentence;
		references.set(number, {
			number,
			stance: "mentioned",
			kind: found.kind,
			evidence: where.quote(start + found.start, start + found.end),
		});
	}
	const settle = (number: string, stance: Reference["stance"], fallback: ReferenceKind): void => {
		const known = references.get(number) ?? outside.get(number);
		references.set(number, { ...(known ?? { number, kind: fallback, evidence: undefined }), stance });
	};
	const accepted = new Set([...stances].filter(([, stance]) => isAccepted(stance)).map(([number]) => number));
	for (const number of accepted) settle(number, "accepted", "number");
	if (!where.dispute) return [...references.values()];
	const known: Known = { where, keys, assertions, stances, accepted, outside };
	for (const number of contestedNumbers(known)) settle(number, "contested", "only");
	return [...references.values()];
}

function contestedNumbers(known: Known): readonly string[] {
	const ruling = ruled(known);
	const { arbiter } = known.where;
	return arbiter ? arbiter(candidatesOf({ ...known, ...known.where }, ruling), ruling) : ruling.numbers;
}

interface Known {
	readonly where: Where;
	readonly keys: readonly ItemKey[];
	readonly assertions: readonly Assertion[];
	readonly stances: ReadonlyMap<string, Stances>;
	readonly accepted: ReadonlySet<string>;
	readonly outside: ReadonlyMap<string, Reference>;
}

/** How the contested items are found, the surest first; the first rule that finds any decides. */
const rules: Readonly<Record<string, (known: Known) => readonly string[]>> = {
	theOnlyItem,
	oneOfTwins,
	firmlyContested,
	complainedOfUnderSubject,
	tornBetween,
	sharedOut,
	likeliestNamed,
	groupContested: (known) => hintedAndContested(known, "group"),
	goodsContested: (known) => hintedAndContested(known, "goods"),
	periodContested: (known) => hintedAndContested(known, "period"),
	openlyNamed,
	pickedByPosition: ({ where, keys }) => pickedByPosition(where.judged, keys),
	goodsHinted: (known) => hinted(known, "goods"),
	inSubject,
	soldUnderSubject,
	groupHinted: (known) => hinted(known, "group"),
	inThread,
	periodHinted: (known) => hinted(known, "period"),
	byArithmetic: ({ where, keys, accepted }) =>
		byArithmetic(where.judged, keys).filter((n) => !accepted.has(n)),
	theLast,
};

function ruled(known: Known): Ruling {
	for (const [name, rule] of Object.entries(rules)) {
		const numbers = rule(known);
		if (numbers.length > 0) return { rule: name, numbers };
	}
	return { rule: "none", numbers: [] };
}

function those({ stances }: Known, test: (stance: Stances) => boolean): string[] {
	return [...stances].filter(([, stance]) => test(stance)).map(([number]) => number);
}

/** A dispute of an account with one open item is about it. */
function theOnlyItem({ where }: Known): string[] {
	const owed = where.openItems.filter(({ amountMinor }) => amountMinor > 0);
	return owed.length === 1 ? owed.map(({ number }) => number) : [];
}

function oneOfTwins(known: Known): string[] {
	const { where, assertions, accepted } = known;
	if ((!where.duplicate && !saysTwice(where.judged)) || refusesBoth(where.judged)) return [];
	const { judged, openItems } = where;
	const found = duplicateOf({ judged, assertions, accepted, openItems });
	if (found === undefined) return [];
	return [
		found.contested,
		...firmlyContested(known).filter((n) => n !== found.contested && n !== found.kept),
	];
}

function firmlyContested(known: Known): string[] {
	return those(known, ({ most, least }) => most >= 0.8 || (most >= 0.5 && least > -0.3));
}

function tornBetween(known: Known): string[] {
	return those(known, ({ most, least }) => most >= 0.5 && least <= -0.3);
}

const likely = 0.1;

/** The stated sum is the stated percentage of it; what is accepted counts only when nothing else is named. */
function sharedOut({ where, keys, accepted, stances }: Known): string[] {
	return byShare(where.judged, keys, accepted).filter(
		(number) => !accepted.has(number) || stances.size === 1,
	);
}

function openlyNamed(known: Known): string[] {
	return those(known, ({ least }) => least > -0.3);
}

/** Of the items named and not accepted, those nearest to a grievance. */
function likeliestNamed(known: Known): string[] {
	const top = Math.max(...openlyNamed(known).map((number) => known.stances.get(number)?.most ?? 0));
	return top < likely ? [] : those(known, ({ most, least }) => least > -0.3 && most > top - likely);
}

/** "Chorus me la renvoie. La 420 est passée": a grievance before any name is about the item of the subject. */
function complainedOfUnderSubject({ where, assertions, stances, outside }: Known): string[] {
	const first = Math.min(...assertions.filter((a) => !isHint(a.found.kind)).map((a) => a.index));
	if (!Number.isFinite(first) || !where.judged.slice(0, first).some(({ role }) => role.grievance > 0.5))
		return [];
	return [...outside.values()]
		.filter(({ number, kind }) => kind === "subject" && !stances.has(number))
		.map(({ number }) => number);
}

/** Items a hint names right in a grievance. */
function hintedAndContested(known: Known, kind: ReferenceKind): string[] {
	const meant = hinted(known, kind);
	const told = known.assertions.some(
		({ found, stance }) => found.kind === kind && stance >= 0.5 && meant.includes(found.key.item.number),
	);
	return told ? meant : [];
}

function inSubject({ outside, accepted }: Known): string[] {
	return [...outside.values()]
		.filter(({ number, kind }) => kind === "subject" && !accepted.has(number))
		.map(({ number }) => number);
}

/** "Consommation d'eau, janvier" as subject: the item whose goods or month it names. */
function soldUnderSubject({ where, keys, accepted }: Known): string[] {
	const folded = fold(where.subject.slice(0, 300));
	const open = ({ key }: Found): boolean => !accepted.has(key.item.number);
	const goods = byGoods(folded, where.goods).filter(open);
	const months = [...byPeriod(folded, keys), ...byBareMonth(folded, keys)].filter(open);
	const both = mostHinted([...goods, ...months]);
	return both.length > 0 ? both : mostHinted(goods);
}

/** The only item that most of the words point at. */
function mostHinted(found: readonly Found[]): string[] {
	const places = new Map<string, Set<number>>();
	for (const { key, start } of found)
		places.set(key.item.number, (places.get(key.item.number) ?? new Set()).add(start));
	const top = Math.max(...[...places.values()].map(({ size }) => size));
	const most = [...places].filter(([, { size }]) => size === top).map(([number]) => number);
	return most.length === 1 ? most : [];
}

function inThread({ where, keys, outside, accepted }: Known): string[] {
	return borneOut(
		[...outside.keys()].filter((number) => !accepted.has(number)),
		where,
		keys,
	);
}

/** Of several that the thread lists the one whose amount the figures of the mail make up. */
function borneOut(numbers: string[], { judged }: Where, keys: readonly ItemKey[]): string[] {
	if (numbers.length < 2) return numbers;
	const own = byArithmetic(
		judged,
		keys.filter(({ item }) => numbers.includes(item.number)),
	);
	return own.length > 0 ? own : numbers;
}

/** "The 133 has gone to the cashier" of two: the other. */
function theLast({ where, accepted }: Known): string[] {
	const left = where.openItems.filter(({ number, amountMinor }) => !accepted.has(number) && amountMinor > 0);
	return left.length === 1 ? left.map(({ number }) => number) : [];
}

/** Items hinted at where the grievance stands. */
function hinted({ where, assertions, accepted }: Known, kind: ReferenceKind): string[] {
	const own = assertions.filter(
		(a) => a.found.kind === kind && a.stance > -0.3 && !accepted.has(a.found.key.item.number),
	);
	const told = Math.max(...own.map((a) => a.stance));
	const enough = kind === "goods" ? Math.min(told, 0.5) : told;
	const best = [...new Set(own.filter((a) => a.stance >= enough).map((a) => a.found.key.item.number))];
	if (best.length === 1 || kind !== "goods") return best;
	const refused = best.filter((number) =>
		own.some(
			(a) =>
				a.found.key.item.number === number &&
				a.stance >= 0.8 &&
				!own.some(
					(b) => b.found.key !== a.found.key && b.index === a.index && b.found.start === a.found.start,
				),
		),
	);
	if (refused.length > 1) return refused;
	const places = [
		...own.map(({ found }) => found),
		...byGoods(fold(where.subject.slice(0, 300)), where.goods),
	];
	const most = mostHinted(places.filter(({ key }) => best.includes(key.item.number)));
	return most.length > 0 ? most : best;
}

/** Items named only in the subject or in the thread below. */
function outsideReferences(where: Where, keys: readonly ItemKey[]): Map<string, Reference> {
	const out = new Map<string, Reference>();
	const subject = fold(where.subject.slice(0, 300));
	for (const found of [...findReferences(subject, keys), ...byAmount(subject, keys)]) {
		const { number } = found.key.item;
		if (!out.has(number))
			out.set(number, {
				number,
				stance: "mentioned",
				kind: "subject",
				evidence: subjectEvidence(where.subject, found.start, found.end),
			});
	}
	for (const found of findReferences(fold(where.thread.slice(0, threadRead)), keys)) {
		const { number } = found.key.item;
		if (!out.has(number))
			out.set(number, { number, stance: "mentioned", kind: "thread", evidence: undefined });
	}
	return out;
}
