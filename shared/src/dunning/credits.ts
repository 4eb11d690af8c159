import type { Dispute, Line } from "../dispute/dispute.ts";

/** A disputed line on one item, with its dispute. */
export interface Stake {
	readonly dispute: Dispute;
	readonly line: Line;
}

/** What was given on a line and must still come off the item in the ERP. */
const givenOn = ({ line }: Stake) => line.credited + line.writtenOff;

/** Credit notes of the account as the ERP shows them, by number: what of each is not yet applied, in minor units. */
export type CreditNotes = ReadonlyMap<string, number>;

/** What the ERP itself says of the notes of a dispute; undefined when it does not know all of them. */
function unappliedBy(notes: Dispute["notes"], known: CreditNotes | undefined): number | undefined {
	if (!known || notes.length === 0) return undefined;
	let left = 0;
	for (const { number } of notes) {
		const open = known.get(number);
		if (open === undefined) return undefined;
		left += Math.abs(open);
	}
	return left;
}

/**
 * Credits and write-offs of an item that the ERP has not applied to it yet, by line.
 *
 * The ERP's own credit notes answer first. Without them the item's open amount is compared with what it was when
 * it was contested: a drop by exactly what was given is the credit; a drop by exactly the undisputed rest, or down
 * to exactly what was given, is the customer's payment; any other drop is taken for credits, oldest first, whole.
 * @param open what the item has open now, in minor units
 */
export function pendingCredits(
	open: number,
	stakes: readonly Stake[],
	known?: CreditNotes,
): Map<Stake, number> {
	const pending = new Map<Stake, number>();
	const guessed: Stake[] = [];
	for (const stake of stakes) {
		const given = givenOn(stake);
		if (given === 0) continue;
		const unapplied = unappliedBy(stake.dispute.notes, known);
		if (stake.dispute.status === "awaitingDocument") pending.set(stake, given);
		else if (unapplied !== undefined) pending.set(stake, Math.min(given, unapplied));
		else guessed.push(stake);
	}
	if (guessed.length === 0) return pending;
	guessed.sort((a, b) => (a.dispute.openedAt < b.dispute.openedAt ? -1 : 1));
	const total = (of: readonly Stake[], amount: (stake: Stake) => number) =>
		of.reduce((sum, stake) => sum + amount(stake), 0);
	const before = Math.max(...stakes.map(({ line }) => line.itemOpen));
	const given = total(guessed, givenOn);
	const undisputed = before - total(stakes, ({ line }) => line.disputed);
	let drop = Math.max(0, before - open - total(stakes, ({ line }) => line.paid));
	if (drop !== given && (open === given || drop === undisputed)) drop = 0;
	for (const stake of guessed) {
		const amount = givenOn(stake);
		const applied = drop >= amount;
		if (applied) drop -= amount;
		pending.set(stake, applied ? 0 : amount);
	}
	return pending;
}
