import type { Found } from "./findReferences.ts";
import { findReferences } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";
import { clauseStarts, said, saysPaid } from "./stance.ts";

/** An item named in the fresh text and what is said of it there. */
export interface Assertion {
	readonly found: Found;
	readonly judged: Judged;
	readonly index: number;
	/** −1 accepted … 1 contested. */
	readonly stance: number;
	readonly paid: boolean;
}

const keepsPart =
	/\b(?:gard\w*|retien\w*|retenons|dedui\w*|deduct\w*|withh\w*|hold(?:ing)? back|less|minus|moins|sauf|except|minoree?)\b|\b(?:le reste|le solde|the rest|the remainder|the balance) (?:de|of|du|on|sur)\b/;

/** Names in one sentence, each with the stance of its clause. */
export function assertionsOf(
	judged: Judged,
	index: number,
	keys: readonly ItemKey[],
	extra: readonly Found[],
): Assertion[] {
	const { folded } = judged.sentence;
	const found = [...findReferences(folded, keys), ...extra].sort((a, b) => a.start - b.start);
	if (found.length === 0) return [];
	const clauses = clausesOf(folded, found);
	return found.map((f) => {
		const clause = clauses.find((c) => c.start <= f.start && f.start < c.end) ?? {
			start: 0,
			end: folded.length,
		};
		const text = folded.slice(clause.start, clause.end);
		const word = said(text);
		const alone = clauses.length === 1;
		let stance = 0;
		// "Je garde 420 € sur les 2 870 et vous règle le reste": paying a part contests the other.
		if (word === "accepted" && keepsPart.test(text)) stance = 0.8;
		else if (word === "accepted") stance = alone && judged.role.grievance > 0.5 ? 0.1 : -1;
		else if (word === "contested") stance = 1;
		else
			stance =
				judged.role.grievance > 0.5
					? 0.6
					: judged.role.promise_to_pay + judged.role.already_paid > 0.6
						? -0.6
						: 0;
		return { found: f, judged, index, stance, paid: saysPaid(text) };
	});
}

interface Clause {
	readonly start: number;
	readonly end: number;
}

const pointsElsewhere =
	/\b(?:this one|this invoice|that one|the other|celle-ci|celle-la|cette facture|l'autre|les autres|the others|the rest|le reste)\b/;

/** Clauses that name an item, each stretched to the next that does. */
function clausesOf(folded: string, found: readonly Found[]): Clause[] {
	const starts = clauseStarts(folded);
	const pieces = starts.map((start, i) => ({ start, end: starts[i + 1] ?? folded.length }));
	const out: Clause[] = [];
	for (const piece of pieces) {
		const names = found.some((f) => f.start >= piece.start && f.start < piece.end);
		const last = out.at(-1);
		const listed = /^[\s,;]*(?:et|and|la|le|les|the|,)?\s*[\w/.°#-]{1,20}\s*$/.test(
			folded.slice(piece.start, piece.end),
		);
		if (last === undefined) out.push({ ...piece });
		else if ((!names && !pointsElsewhere.test(folded.slice(piece.start, piece.end))) || listed)
			out[out.length - 1] = { start: last.start, end: piece.end };
		else out.push({ ...piece });
	}
	const first = out[0];
	const second = out[1];
	// A clause before the first name belongs to it.
	if (first !== undefined && second !== undefined && !found.some((f) => f.start < first.end))
		out.splice(0, 2, { start: first.start, end: second.end });
	return mergeSameSpeech(out, folded, found);
}

/** "101, 102 et 104 sont fausses": a list shares what is said behind it. */
function mergeSameSpeech(clauses: readonly Clause[], folded: string, found: readonly Found[]): Clause[] {
	const out: Clause[] = [];
	for (const clause of clauses) {
		const last = out.at(-1);
		if (last !== undefined) {
			const names = found.filter((f) => f.start >= last.start && f.end <= last.end);
			let rest = folded.slice(last.start, last.end);
			for (const f of names.toReversed())
				rest = rest.slice(0, f.start - last.start) + rest.slice(f.end - last.start);
			const words = rest.match(/[a-z]{2,}/g) ?? [];
			if (
				words.filter(
					(w) =>
						!/^(?:la|le|les|facture|factures|invoice|invoices|the|et|and|no|de|sur|pour|for|on)$/.test(w),
				).length === 0
			) {
				out[out.length - 1] = { start: last.start, end: clause.end };
				continue;
			}
		}
		out.push(clause);
	}
	return out;
}
