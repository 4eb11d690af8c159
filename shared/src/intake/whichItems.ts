import { type Assertion, assertionsOf } from "./contested.ts";
import { byAmount, byArithmetic, byPeriod } from "./described.ts";
import type { Quoter } from "./evidence.ts";
import { subjectEvidence } from "./evidence.ts";
import { type Found, findReferences } from "./findReferences.ts";
import { fold } from "./fold.ts";
import { byGoods, type GoodsIndex } from "./goods.ts";
import { counted, otherOne, pickedByPosition } from "./indirect.ts";
import { type ItemKey, keyOf } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import { byOrdinal } from "./ordinals.ts";
import type { OpenItemRef, Reference, ReferenceKind } from "./types.ts";

export interface Where {
	readonly judged: readonly Judged[];
	readonly subject: string;
	readonly thread: string;
	/** The quoted line a sentence that begins there answers, empty when it answers none. */
	readonly answered: (start: number) => string;
	readonly openItems: readonly OpenItemRef[];
	readonly goods: GoodsIndex;
	readonly dispute: boolean;
	/** Whether the grievance is that the same thing was billed twice. */
	readonly duplicate: boolean;
	readonly quote: Quoter;
}

const threadRead = 20_000;
const listRead = 6000;

/** Which open items the mail names and which of these it contests. */
export function whichItems(where: Where): Reference[] {
	const keys = where.openItems.map(keyOf);
	const outside = outsideReferences(where, keys);
	const listed = listedItems(where, keys);
	const assertions = where.judged.flatMap((judged, index) => {
		const { folded } = judged.sentence;
		return assertionsOf(judged, index, keys, [
			...askedAbove(judged, where, keys),
			...byAmount(folded, keys),
			...byPeriod(folded, keys),
			...byOrdinal(folded, listed),
			...byGoods(folded, where.goods),
		]);
	});
	const said = assertions.filter(({ found, stance }) => !isHint(found.kind) || stance < -0.3);
	const stances = stanceOfEach(said, where);
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
	for (const [number, stance] of stances) if (isAccepted(stance)) settle(number, "accepted", "number");
	if (!where.dispute) return [...references.values()];
	for (const number of contestedNumbers(where, keys, stances, assertions, outside))
		settle(number, "contested", "only");
	return [...references.values()];
}

/** A month or a word of the goods tells which item is accepted, but contests one only when nothing names it. */
function isHint(kind: ReferenceKind): boolean {
	return kind === "period" || kind === "goods";
}

/** An answer between quoted lines speaks of what the line above it names. */
function askedAbove({ sentence }: Judged, { answered }: Where, keys: readonly ItemKey[]): Found[] {
	const asked = answered(sentence.start);
	if (asked === "" || findReferences(sentence.folded, keys).length > 0) return [];
	return namedIn(fold(asked.slice(0, 300)), keys).map((key) => ({
		key,
		kind: "thread",
		start: 0,
		end: sentence.folded.length,
	}));
}

/** The list "the second one" counts in: the numbers written in the mail, else in the thread, else the account's. */
function listedItems(where: Where, keys: readonly ItemKey[]): ItemKey[] {
	const inFresh = namedIn(
		where.judged
			.map(({ sentence }) => sentence.folded)
			.join("\n")
			.slice(0, listRead),
		keys,
	);
	if (inFresh.length > 1) return inFresh;
	const inThread = namedIn(fold(where.thread.slice(0, listRead)), keys);
	if (inThread.length > 1) return inThread;
	return inFresh.length === 0 && keys.length <= 5 ? [...keys] : [];
}

function namedIn(folded: string, keys: readonly ItemKey[]): ItemKey[] {
	return [...new Set(findReferences(folded, keys).map(({ key }) => key))];
}

/** What is said of one item through the mail: the most contesting and the most accepting word. */
interface Stances {
	most: number;
	least: number;
}

function stanceOfEach(assertions: readonly Assertion[], where: Where): Map<string, Stances> {
	const out = new Map<string, Stances>();
	for (const { found, stance, index } of assertions) {
		const { number } = found.key.item;
		let value = stance;
		// "Concernant la 77. Les 5 % n'apparaissent pas": the grievance stands in the next sentence.
		if (value > -0.5 && value < 0.5) {
			const next = where.judged[index + 1];
			const alone = next !== undefined && !assertions.some((a) => a.index === index + 1);
			if (alone && next.role.grievance > 0.5) value = 0.5;
		}
		const known = out.get(number);
		if (known === undefined) out.set(number, { most: value, least: value });
		else {
			known.most = Math.max(known.most, value);
			known.least = Math.min(known.least, value);
		}
	}
	return out;
}

function isAccepted({ most, least }: Stances): boolean {
	return least < -0.3 && most < 0.5;
}

function contestedNumbers(
	where: Where,
	keys: readonly ItemKey[],
	stances: ReadonlyMap<string, Stances>,
	assertions: readonly Assertion[],
	outside: ReadonlyMap<string, Reference>,
): string[] {
	const those = (test: (stance: Stances) => boolean): string[] =>
		[...stances].filter(([, stance]) => test(stance)).map(([number]) => number);
	const accepted = new Set(those(isAccepted));
	const firm = those(({ most, least }) => most >= 0.8 || (most >= 0.5 && least > -0.3));
	const torn = those(({ most, least }) => most >= 0.5 && least <= -0.3);
	const named = those(({ least }) => least > -0.3);
	if (where.duplicate) {
		const one = duplicateOf(where, assertions, accepted);
		if (one.length > 0) return one;
	}
	const inFresh = firm.length > 0 ? firm : torn.length > 0 ? torn : named;
	const other = otherOne(where.judged, keys, accepted, [...stances.keys(), ...outside.keys()]);
	if (inFresh.length > 0) return inFresh;
	if (other.length > 0) return other;
	const picked = pickedByPosition(where.judged, keys);
	if (picked.length > 0) return picked;
	const sold = hinted(assertions, accepted, "goods");
	if (sold.length > 0) return sold;
	if (!turnsElsewhere(where)) {
		const spokenOf = spokenOfBeforeGrievance(where, assertions, accepted);
		if (spokenOf.length > 0) return spokenOf;
	}
	const fromOutside = [...outside.values()].filter(({ number }) => !accepted.has(number));
	const subject = fromOutside.filter(({ kind }) => kind === "subject").map(({ number }) => number);
	if (subject.length > 0) return subject;
	const thread = fromOutside.map(({ number }) => number);
	if (thread.length > 0) return thread;
	const period = hinted(assertions, accepted, "period");
	if (period.length > 0) return period;
	const computed = byArithmetic(where.judged, keys).filter((number) => !accepted.has(number));
	if (computed.length > 0) return computed;
	const reconsidered = spokenOfBeforeGrievance(where, assertions, accepted);
	if (reconsidered.length > 0) return reconsidered;
	const left = where.openItems.filter(({ number, amountMinor }) => !accepted.has(number) && amountMinor > 0);
	if (left.length === 1) return left.map(({ number }) => number);
	return counted(where.judged, left) ?? [];
}

const elsewhere =
	/\b(?:autres?|others?|another|reste|rest|remaining|par contre|en revanche|quant (?:a|aux?)|as for|concernant|regarding|however|mais|but|sauf|except|celle|this one|that one|whereas|tandis)\b/;

/** Whether the mail leaves the item it accepts for another one. */
function turnsElsewhere({ judged }: Where): boolean {
	return judged.some(({ sentence }) => elsewhere.test(sentence.folded));
}

/** Items hinted at where the grievance stands. */
function hinted(
	assertions: readonly Assertion[],
	accepted: ReadonlySet<string>,
	kind: ReferenceKind,
): string[] {
	const own = assertions.filter(
		(a) => a.found.kind === kind && a.stance > -0.3 && !accepted.has(a.found.key.item.number),
	);
	const told = Math.max(...own.map((a) => a.stance));
	return [...new Set(own.filter((a) => a.stance === told).map((a) => a.found.key.item.number))];
}

/** The only item named, and paying it is all that is said before the grievance comes: it is the one. */
function spokenOfBeforeGrievance(
	where: Where,
	assertions: readonly Assertion[],
	accepted: ReadonlySet<string>,
): string[] {
	if (accepted.size !== 1) return [];
	let top = 0;
	where.judged.forEach((j, i) => {
		if (j.role.grievance > (where.judged[top]?.role.grievance ?? 0)) top = i;
	});
	const before = assertions.filter((a) => accepted.has(a.found.key.item.number) && a.index <= top && a.paid);
	return before.length > 0 ? [...accepted] : [];
}

/** Of two equal invoices the customer keeps one: the other is contested. */
function duplicateOf(
	where: Where,
	assertions: readonly Assertion[],
	accepted: ReadonlySet<string>,
): string[] {
	const named = [
		...new Set(assertions.filter((a) => a.found.kind !== "period").map((a) => a.found.key.item.number)),
	];
	if (named.length !== 2 || named.every((number) => accepted.has(number))) return [];
	const [first, second] = named;
	if (first === undefined || second === undefined) return [];
	if (accepted.has(first) !== accepted.has(second)) return [accepted.has(first) ? second : first];
	const text = where.judged.map((j) => j.sentence.folded).join(" ");
	if (
		/(?:gard\w*|keep|conserv\w*) (?:la |the )?(?:premiere|first|former)|(?:annul\w*|cancel|scrap|credit) (?:la |the )?(?:seconde|deuxieme|second|latter)/.test(
			text,
		)
	)
		return [second];
	if (
		/(?:gard\w*|keep|conserv\w*) (?:la |the )?(?:seconde|deuxieme|second|latter)|(?:annul\w*|cancel|scrap|credit) (?:la |the )?(?:premiere|first|former)/.test(
			text,
		)
	)
		return [first];
	const cancelled = named.filter((number) => {
		const own = assertions.filter((a) => a.found.key.item.number === number);
		return own.some(
			(a) =>
				/annul\w*|cancel\w*|scrap|avoir|credit|supprim\w*|withdraw/.test(a.judged.sentence.folded) &&
				!assertions.some((b) => b.index === a.index && b.found.key.item.number !== number),
		);
	});
	if (cancelled.length === 1) return cancelled;
	return [later(where.openItems, first, second)];
}

function later(items: readonly OpenItemRef[], first: string, second: string): string {
	const day = (number: string): string => {
		const item = items.find((i) => i.number === number);
		return `${item?.issuedOn ?? item?.dueDate ?? ""}`;
	};
	return day(first) > day(second) ? first : second;
}

/** Items named only in the subject or in the thread below. */
function outsideReferences(where: Where, keys: readonly ItemKey[]): Map<string, Reference> {
	const out = new Map<string, Reference>();
	for (const found of findReferences(fold(where.subject.slice(0, 300)), keys)) {
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
