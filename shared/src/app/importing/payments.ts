import type { AccountId, Dispute } from "../../dispute/dispute.ts";
import { DomainError, StaleVersion } from "../../dispute/error.ts";
import { fingerprint } from "../acting/answered.ts";
import { act } from "../acting/commandDispute.ts";
import { bodyOf, type ItemDocument } from "../documents.ts";
import { findDispute } from "../reading/account.ts";
import type { ImportRun } from "./saveItems.ts";

const MAX_ATTEMPTS = 5;
const actor = { kind: "system", job: "import" } as const;

/**
 * Records what was paid of the disputes on an item: what they still ask the customer for and the item no longer has
 * open. An item paid in full closes them as paid, unless a credit note is still to be booked.
 */
export async function recordPayments(
	run: ImportRun,
	account: AccountId,
	{ item, disputes }: ItemDocument,
): Promise<void> {
	const { office, world } = run;
	for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
		const found = await Promise.all(disputes.map((id) => findDispute(office.ports.ledger, world.tenant, id)));
		const live = found
			.flatMap((held) => (held && held.value.status !== "closed" ? [held.value] : []))
			.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
		try {
			for (const { dispute, payments } of paidOf(live, item.number, Math.max(0, item.open)))
				await act(office, {
					world,
					actor,
					language: world.settings.language,
					dispute: dispute.id,
					command: { type: "RecordPayment", payments, reference: reference(run, item.status) },
					expectedVersion: dispute.version,
					key: `import ${item.number} ${item.open} ${dispute.version}`,
					fingerprint: fingerprint({ payments, item: bodyOf.item({ item, disputes: [] }) }),
				});
			return;
		} catch (error) {
			if (error instanceof StaleVersion) continue;
			if (!(error instanceof DomainError)) throw error;
			// The item is saved; a dispute that cannot take the payment is for a person to look at.
			office.ports.log.warn("payment not recorded", { account, item: item.number, code: error.code });
			return;
		}
	}
}

function reference({ world }: ImportRun, status: string): string {
	const french = world.settings.language === "fr";
	if (status === "gone")
		return french ? "import : la pièce n'est plus ouverte" : "import: the item is no longer open";
	return french ? "import : règlement reçu" : "import: payment received";
}

interface Paid {
	readonly dispute: Dispute;
	readonly payments: { line: string; amount: number }[];
}

/** Shares what was paid, the oldest dispute first. */
function paidOf(live: readonly Dispute[], number: string, open: number): Paid[] {
	const owed = (dispute: Dispute) =>
		dispute.lines
			.filter(({ item }) => item === number)
			.map(({ id, stillDisputed, upheld }) => ({ line: id, amount: stillDisputed + upheld }));
	const all = live.flatMap(owed).reduce((sum, { amount }) => sum + amount, 0);
	let left = all - open;
	return live.flatMap((dispute) => {
		const payments = owed(dispute).flatMap(({ line, amount }) => {
			const paid = Math.min(amount, Math.max(0, left));
			left -= paid;
			return paid > 0 ? [{ line, amount: paid }] : [];
		});
		return payments.length > 0 ? [{ dispute, payments }] : [];
	});
}
