import type { ItemFact } from "../../dispute/context.ts";
import type { AccountId, Dispute, DisputeId } from "../../dispute/dispute.ts";
import { type CreditNotes, itemFacts } from "../../dunning/hold.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { accountPartition, type ItemDocument, ids, read } from "../documents.ts";
import { findDispute, type Held } from "./account.ts";

/** Some open items of an account, with the disputes on them. */
export interface ContestedItems {
	readonly items: ReadonlyMap<string, Held<ItemDocument>>;
	readonly disputes: readonly Dispute[];
	readonly creditNotes: CreditNotes;
}

/** Reads by id only: an account with ten thousand items costs no more than one with ten. */
export async function readItems(
	ledger: DocumentStore,
	of: { readonly tenant: string; readonly account: AccountId },
	numbers: Iterable<string>,
): Promise<ContestedItems> {
	const items = await readNamed(ledger, of, new Set(numbers));
	const onThem = new Set([...items.values()].flatMap(({ value }) => value.disputes));
	const found = await Promise.all([...onThem].map((id) => findDispute(ledger, of.tenant, id)));
	const disputes = found.flatMap((one) => (one ? [one.value] : []));
	const notes = new Set(disputes.flatMap((dispute) => dispute.notes.map(({ number }) => number)));
	const credits = await readNamed(ledger, of, notes);
	return { items, disputes, creditNotes: creditNotesOf([...credits.values()].map(({ value }) => value)) };
}

async function readNamed(
	ledger: DocumentStore,
	of: { readonly tenant: string; readonly account: AccountId },
	numbers: ReadonlySet<string>,
): Promise<Map<string, Held<ItemDocument>>> {
	const partition = accountPartition(of.tenant, of.account);
	const found = await Promise.all([...numbers].map((number) => ledger.read(partition, ids.item(number))));
	return new Map(
		found.flatMap((stored) => {
			if (!stored) return [];
			const value = read.item(stored);
			return [[value.item.number, { value, etag: stored.etag }] as const];
		}),
	);
}

/** The account's credit notes by number, with what of each the ERP has not applied yet. */
export function creditNotesOf(items: Iterable<ItemDocument>): CreditNotes {
	const notes = new Map<string, number>();
	for (const { item } of items) if (item.kind === "credit") notes.set(item.number, Math.abs(item.open));
	return notes;
}

export function factsOf(contested: ContestedItems, except?: DisputeId): Map<string, ItemFact> {
	const items = [...contested.items.values()].map(({ value }) => value.item);
	return itemFacts(items, contested.disputes, { creditNotes: contested.creditNotes, except });
}
