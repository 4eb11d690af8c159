import { type Assertion, assertionsOf } from "./contested.ts";
import { byAmount, byArithmetic, byPeriod } from "./described.ts";
import type { Quoter } from "./evidence.ts";
import { subjectEvidence } from "./evidence.ts";
import { findReferences } from "./findReferences.ts";
import { fold } from "./fold.ts";
import { otherOne, pickedByPosition } from "./indirect.ts";
import { type ItemKey, keyOf } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import type { OpenItemRef, Reference, ReferenceKind } from "./types.ts";

export interface Where {
	readonly judged: readonly Judged[];
	readonly subject: string;
	readonly thread: string;
	readonly openItems: readonly OpenItemRef[];
	readonly dispute: boolean;
	/** Whether the grievance is that the same thing was billed twice. */
	readonly duplicate: boolean;
	readonly quote: Quoter;
}

const threadRead = 20_000;

/** Which open items the mail names and which of these it contests. */
export function whichItems(where: Where): Reference[] {
	const keys = where.openItems.map(keyOf);
	const assertions = where.judged.flatMap((judged, index) =>
		assertionsOf(judged, index, keys, [
			...byAmount(judged.sentence.folded, keys),
			...byPeriod(judged.sentence.folded, keys),
		]),
	);
	const said = assertions.filter((a) => a.found.kind !== "period" || a.stance < -0.3);
	const stances = stanceOfEach(said, where);
	const outside = outsideReferences(where, keys);
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
	for (const [number, stance] of stances) if (stance < -0.3) settle(number, "accepted", "number");
	if (!where.dispute) return [...references.values()];
	for (const number of contestedNumbers(where, keys, stances, assertions, outside))
		settle(number, "contested", "only");
	return [...references.values()];
}

/** One stance per item: what is said most strongly, a later word weighing more. */
function stanceOfEach(assertions: readonly Assertion[], where: Where): Map<string, number> {
	const out = new Map<string, number>();
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
		if (known === undefined || Math.abs(value) > Math.abs(known) || (value > 0 && known < 0 && value >= 0.6))
			out.set(number, value);
	}
	return out;
}

function contestedNumbers(
	where: Where,
	keys: readonly ItemKey[],
	stances: ReadonlyMap<string, number>,
	assertions: readonly Assertion[],
	outside: ReadonlyMap<string, Reference>,
): string[] {
	const accepted = new Set([...stances].filter(([, s]) => s < -0.3).map(([n]) => n));
	const firm = [...stances].filter(([, s]) => s >= 0.5).map(([n]) => n);
	const named = [...stances].filter(([, s]) => s >= -0.3).map(([n]) => n);
	if (where.duplicate) {
		const one = duplicateOf(where, assertions, accepted);
		if (one.length > 0) return one;
	}
	const inFresh = firm.length > 0 ? firm : named;
	const other = otherOne(where.judged, keys, accepted, [...stances.keys(), ...outside.keys()]);
	if (inFresh.length > 0) return inFresh;
	if (other.length > 0) return other;
	const picked = pickedByPosition(where.judged, keys);
	if (picked.length > 0) return picked;
	const fromOutside = [...outside.values()].filter(({ number }) => !accepted.has(number));
	const subject = fromOutside.filter(({ kind }) => kind === "subject").map(({ number }) => number);
	if (subject.length > 0) return subject;
	const thread = fromOutside.map(({ number }) => number);
	if (thread.length > 0) return thread;
	const period = assertions
		.filter((a) => a.found.kind === "period" && a.stance > 0.3)
		.map((a) => a.found.key.item.number);
	if (period.length > 0) return [...new Set(period)];
	const computed = byArithmetic(where.judged, keys).filter((number) => !accepted.has(number));
	if (computed.length > 0) return computed;
	const left = where.openItems.filter(({ number, amountMinor }) => !accepted.has(number) && amountMinor > 0);
	return left.length === 1 ? left.map(({ number }) => number) : [];
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
	if (named.length !== 2) return [];
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
