import type { Account, Claim } from "../../api/schemas.ts";
import type { AccountId, Dispute, DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DisputeEvent } from "../../dispute/event.ts";
import { fold } from "../../dispute/evolve.ts";
import { splitKey } from "../../keys.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import {
	accountOf,
	accountPartition,
	eventRange,
	type ItemDocument,
	ids,
	read,
	stateRange,
} from "../documents.ts";
import { listAll, listWhole } from "../listing.ts";

/** What a commit must still find unchanged. */
export interface Held<T> {
	readonly value: T;
	readonly etag: string;
}

/** @throws DomainError not_found */
export async function readAccount(
	ledger: DocumentStore,
	tenant: string,
	account: AccountId,
): Promise<Account> {
	const stored = await ledger.read(accountPartition(tenant, account), ids.account);
	if (!stored) throw new DomainError("not_found", `no account ${account}`, "account");
	return read.account(stored);
}

/** @throws DomainError not_found */
export async function readDispute(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<Held<Dispute>> {
	const found = await findDispute(ledger, tenant, id);
	if (!found) throw new DomainError("not_found", `no dispute ${id}`, "disputeId");
	return found;
}

export async function findDispute(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<Held<Dispute> | undefined> {
	const stored = await ledger.read(accountPartition(tenant, accountOf(id)), ids.dispute(id));
	return stored && { value: read.dispute(stored), etag: stored.etag };
}

export async function readEvents(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<readonly DisputeEvent[]> {
	const stored = await listWhole(ledger, accountPartition(tenant, accountOf(id)), eventRange(id));
	return stored.map(read.event);
}

/** The dispute as it was after its first `version` events. */
export async function disputeAt(
	ledger: DocumentStore,
	tenant: string,
	at: { readonly dispute: DisputeId; readonly version: number },
): Promise<Dispute> {
	const { value } = await readDispute(ledger, tenant, at.dispute);
	if (value.version === at.version) return value;
	const events = await readEvents(ledger, tenant, at.dispute);
	return fold(events.filter(({ sequence }) => sequence <= at.version));
}

/** Everything that stands on an account now. */
export interface AccountState {
	readonly account: Account;
	readonly claims: readonly Claim[];
	readonly disputes: readonly Dispute[];
	readonly items: readonly ItemDocument[];
}

/** @throws DomainError not_found */
export async function readAccountState(
	ledger: DocumentStore,
	tenant: string,
	id: AccountId,
): Promise<AccountState> {
	let account: Account | undefined;
	const claims: Claim[] = [];
	const disputes: Dispute[] = [];
	const items: ItemDocument[] = [];
	for await (const page of listAll(ledger, accountPartition(tenant, id), stateRange))
		for (const stored of page) {
			const [, kind] = splitKey(stored.id);
			if (kind === "account") account = read.account(stored);
			else if (kind === "claim") claims.push(read.claim(stored));
			else if (kind === "dispute") disputes.push(read.dispute(stored));
			else if (kind === "item") items.push(read.item(stored));
		}
	if (!account) throw new DomainError("not_found", `no account ${id}`, "accountId");
	return { account, claims, disputes, items };
}
