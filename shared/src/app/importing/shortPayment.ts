import type { Claim, OpenItem } from "../../api/schemas.ts";
import { deductionOf } from "../../dispute/deduction.ts";
import type { AccountId, Instant } from "../../dispute/dispute.ts";
import { exponentOf } from "../../dispute/money.ts";
import { fingerprint } from "../acting/answered.ts";
import type { ItemDocument } from "../documents.ts";

/**
 * The claim a short payment is: an undisputed invoice of which the larger part was paid and the rest was not. An item
 * that was ever disputed makes none, because there the drop may be the credit note.
 */
export function shortPayment(
	{ item: before, disputes }: ItemDocument,
	after: OpenItem,
	of: { readonly account: AccountId; readonly at: Instant },
): Claim | undefined {
	if (disputes.length > 0 || before.kind === "credit" || after.currency !== before.currency) return undefined;
	if (after.status !== "open" || after.open <= 0 || after.open * 2 > after.amount) return undefined;
	const { number, currency } = after;
	const paid = before.open - after.open;
	const oneUnit = 10 ** exponentOf(currency);
	const found = deductionOf({ item: number, currency, paid, openBefore: before.open, held: 0 }, oneUnit);
	if (!found) return undefined;
	return {
		// The same short payment imported again is the same claim.
		id: `deduction-${fingerprint({ number, open: after.open }).slice(0, 24)}`,
		account: of.account,
		at: of.at,
		source: found.source,
		words: found.words,
		items: [...found.items],
		state: "toQualify",
	};
}
