import { z } from "zod";
import { key, keyRange } from "../../keys.ts";
import type { DocumentStore, Stored } from "../../ports/documentStore.ts";
import { tenantOfAccountPartition } from "../documents.ts";
import { listWhole } from "../listing.ts";
import type { Office } from "../office.ts";

const PARTITION = key("tenants");

/** A rebuild and the jobs must know whose views there are. */
export async function rememberTenants(
	views: DocumentStore,
	items: readonly Stored[],
	known: Set<string>,
): Promise<void> {
	const fresh = new Set(items.flatMap(({ partition }) => tenantOfAccountPartition(partition) ?? []));
	for (const tenant of fresh) {
		if (known.has(tenant)) continue;
		await views.commit(PARTITION, [
			{ kind: "put", id: `tenant.${tenant}`, body: { kind: "tenant", tenant } },
		]);
		known.add(tenant);
	}
}

/** Escaped, as partitions begin with them. */
export async function knownTenants(office: Office): Promise<readonly string[]> {
	const stored = await listWhole(office.ports.views, PARTITION, keyRange("tenant"));
	return stored.map(({ body }) => z.string().parse(body.tenant));
}
