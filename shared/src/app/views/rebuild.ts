import { z } from "zod";
import { joinKeys, keyRange } from "../../keys.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { MAX_CHANGES } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
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
	const days = joinKeys(tenantKey, "days");
	for await (const day of bodies(views, days))
		await dropPartition(views, joinKeys(tenantKey, "due", z.string().parse(day)));
	for (const partition of [disputesPartition(tenantKey), lookupPartition(tenantKey), days])
		await dropPartition(views, partition);
}

async function* bodies(views: DocumentStore, partition: string): AsyncGenerator<unknown> {
	let continuation: string | undefined;
	do {
		const page = await views.list(partition, {
			...keyRange(),
			limit: MAX_CHANGES,
			...(continuation === undefined ? {} : { continuation }),
		});
		for (const { body } of page.items) yield body.day;
		continuation = page.continuation;
	} while (continuation !== undefined);
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
