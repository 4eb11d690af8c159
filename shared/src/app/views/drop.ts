import { keyRange } from "../../keys.ts";
import { type DocumentStore, MAX_CHANGES } from "../../ports/documentStore.ts";
import { DUNNING_PARTITION } from "../collecting/dunningProjection.ts";
import { SHARDS, sheetShardOf } from "../collecting/dunningSheets.ts";
import { MAIL_PARTITION } from "../mail.ts";
import type { Office } from "../office.ts";
import { PARKED_PARTITION } from "../running/parked.ts";
import { duePartition } from "./due.ts";
import { followUpsPartition } from "./followUps.ts";
import { lookupPartition } from "./lookup.ts";
import { OUTBOX_PARTITION } from "./outbox.ts";
import { disputesPartition } from "./rows.ts";
import { knownTenants } from "./tenants.ts";

/**
 * Drops what is built from the ledger, of every tenant, and how far sheets and mail were: each follower starts from the
 * beginning. What waits to be sent comes back from the ledger; what was sent is known there as sent.
 */
export async function dropViews(office: Office): Promise<void> {
	const { views } = office.ports;
	for (const tenantKey of await knownTenants(office))
		for (const partition of [
			disputesPartition(tenantKey),
			lookupPartition(tenantKey),
			duePartition(tenantKey),
			followUpsPartition(tenantKey),
		])
			await dropPartition(views, partition);
	// The places first: a follower at work then finds its own changed, and begins again.
	for (const partition of [DUNNING_PARTITION, MAIL_PARTITION]) await dropPartition(views, partition);
	for (const tenantKey of await knownTenants(office))
		for (let shard = 0; shard < SHARDS; shard += 1)
			await dropPartition(views, sheetShardOf(tenantKey, shard));
	await dropPartition(views, OUTBOX_PARTITION);
	// What still cannot be followed is parked again.
	await dropPartition(views, PARKED_PARTITION);
}

async function dropPartition(views: DocumentStore, partition: string): Promise<void> {
	for (;;) {
		const { items } = await views.list(partition, { ...keyRange(), limit: 10 * MAX_CHANGES });
		if (items.length === 0) return;
		const ids = items.map(({ id }) => id);
		const commits: Promise<unknown>[] = [];
		for (let from = 0; from < ids.length; from += MAX_CHANGES)
			commits.push(
				views.commit(
					partition,
					ids.slice(from, from + MAX_CHANGES).map((id) => ({ kind: "delete", id })),
				),
			);
		await Promise.all(commits);
	}
}
