import { keyRange } from "../../keys.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { MAX_CHANGES } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
import { duePartition } from "./due.ts";
import { knownTenants, type LedgerFeed } from "./feed.ts";
import { lookupPartition } from "./lookup.ts";
import { OUTBOX_PARTITION } from "./outbox.ts";
import { disputesPartition } from "./rows.ts";

/** Drops every view and builds it again from the ledger's feed. What waits to be sent comes back from there too. */
export async function rebuildViews(
	office: Office,
	feed: LedgerFeed,
	onProgress?: (documents: number) => void,
): Promise<void> {
	await feed.alone(async () => {
		const { views } = office.ports;
		// First, so that a crash from here on leads to a build from the beginning.
		await feed.forget();
		for (const tenantKey of await knownTenants(office)) await dropTenant(views, tenantKey);
		await dropPartition(views, OUTBOX_PARTITION);
		await feed.applyAll(onProgress);
	});
}

async function dropTenant(views: DocumentStore, tenantKey: string): Promise<void> {
	for (const partition of [disputesPartition(tenantKey), lookupPartition(tenantKey), duePartition(tenantKey)])
		await dropPartition(views, partition);
}

async function dropPartition(views: DocumentStore, partition: string): Promise<void> {
	for (;;) {
		const { items } = await views.list(partition, { ...keyRange(), limit: MAX_CHANGES });
		if (items.length === 0) return;
		await views.commit(
			partition,
			items.map(({ id }) => ({ kind: "delete", id })),
		);
	}
}
