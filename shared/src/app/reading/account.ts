import type { Account, Claim } from "../../api/schemas.ts";
import type { AccountId, Dispute, DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DisputeEvent } from "../../dispute/event.ts";
import { fold } from "../../dispute/evolve.ts";
import { type Sighting, sightingSchema } from "../../dispute/sighting.ts";
import { splitKey } from "../../keys.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import {
	type Answers,
	accountOf,
	accountPartition,
	eventRange,
	type ItemDocument,
	ids,
	itemRange,
	read,
	sightingRange,
	stateRange,
} from "../documents.ts";
import { listWhole } from "../listing.ts";

/** What a commit must still find unchanged. */
export interface Held<T> {
	readonly value: T;
	readonly etag: string;
}

/** A dispute with the idempotency keys it was acted on by. */
export interface HeldDispute extends Held<Dispute> {
	readonly answers: Answers;
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
): Promise<HeldDispute> {
	const found = await findDispute(ledger, tenant, id);
	if (!found) throw new DomainError("not_found", `no dispute ${id}`, "disputeId");
	return found;
}

export async function findDispute(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<HeldDispute | undefined> {
	const stored = await ledger.read(accountPartition(tenant, accountOf(id)), ids.dispute(id));
	return stored && { value: read.dispute(stored), etag: stored.etag, answers: read.answers(stored) };
}

export async function readEvents(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<readonly DisputeEvent[]> {
	const stored = await listWhole(ledger, accountPartition(tenant, accountOf(id)), eventRange(id));
	return stored.map(read.event);
}

/** Who saw a dispute, by day and person. */
export async function readSightings(
	ledger: DocumentStore,
	tenant: string,
	id: DisputeId,
): Promise<readonly Sighting[]> {
	const stored = await listWhole(ledger, accountPartition(tenant, accountOf(id)), sightingRange(id));
	return stored.map(({ body }) => sightingSchema.parse(body.sighting));
}

/** The dispute as it was after its first `version` events. */
export async function disputeAt(
	ledger: DocumentStore,
	tenant: string,
	at: { readonly now: Dispute; readonly version: number },
): Promise<Dispute> {
	if (at.now.version === at.version) return at.now;
	const events = await readEvents(ledger, tenant, at.now.id);
	return fold(events.filter(({ sequence }) => sequence <= at.version));
}

/** What stands on an account now: of its items those open, and those settled ones a live dispute or its credit still needs. */
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
	const partition = accountPartition(tenant, id);
	let account: Account | undefined;
	const claims: Claim[] = [];
	const disputes: Dispute[] = [];
	const [documents, open] = await Promise.all([
		listWhole(ledger, partition, { from: stateRange.from, to: itemRange.from }),
		listWhole(ledger, partition, { ...itemRange, where: { open: true } }),
	]);
	for (const stored of documents) {
		const [, kind] = splitKey(stored.id);
		if (kind === "account") account = read.account(stored);
		else if (kind === "claim") claims.push(read.claim(stored));
		else if (kind === "dispute") disputes.push(read.dispute(stored));
	}
	if (!account) throw new DomainError("not_found", `no account ${id}`, "accountId");
	const items = open.map(read.item);
	const settled = await readNamed(ledger, partition, settledNeeded(items, disputes));
	return { account, claims, disputes, items: [...items, ...settled] };
}

/** Settled items on live disputes, and credit notes of the disputes on open items: whether the ERP applied them. */
function settledNeeded(items: readonly ItemDocument[], disputes: readonly Dispute[]): ReadonlySet<string> {
	const known = new Set(items.map(({ item }) => item.number));
	const needed = new Set<string>();
	for (const { status, lines, notes } of disputes) {
		if (status !== "closed") for (const { item } of lines) needed.add(item);
		if (lines.some(({ item }) => known.has(item))) for (const { number } of notes) needed.add(number);
	}
	return new Set([...needed].filter((number) => !known.has(number)));
}

async function readNamed(
	ledger: DocumentStore,
	partition: string,
	numbers: ReadonlySet<string>,
): Promise<ItemDocument[]> {
	const found = await Promise.all([...numbers].map((number) => ledger.read(partition, ids.item(number))));
	return found.flatMap((stored) => (stored ? [read.item(stored)] : []));
}
