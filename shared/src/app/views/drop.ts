import { keyRange } from "../../keys.ts";
import { type DocumentStore, type ListQuery, MAX_CHANGES } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
import { PARKED_PARTITION, parkedOf } from "../parked.ts";
import { duePartition } from "./due.ts";
import { followUpsPartition } from "./followUps.ts";
import { lookupPartition } from "./lookup.ts";
import { OUTBOX_PARTITION } from "./outbox.ts";
import { disputesPartition } from "./rows.ts";
import { knownTenants } from "./tenants.ts";

/** Drops what the feed builds, of every tenant. What waits to be sent comes back from the ledger too. */
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
	await dropPartition(views, OUTBOX_PARTITION);
	// What still cannot be followed is parked again.
	await dropPartition(views, PARKED_PARTITION, parkedOf("views"));
}

async function dropPartition(
	views: DocumentStore,
	partition: string,
	range: Pick<ListQuery, "from" | "to"> = keyRange(),
): Promise<void> {
	for (;;) {
		const { items } = await views.list(partition, { ...range, limit: 10 * MAX_CHANGES });
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
