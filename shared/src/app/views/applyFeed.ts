import type { Account, OpenItem } from "../../api/schemas.ts";
import { type AccountId, accountIdSchema, type Dispute } from "../../dispute/dispute.ts";
import { splitKey, unescapeKey } from "../../keys.ts";
import type { Stored } from "../../ports/documentStore.ts";
import { read, tenantOfAccountPartition } from "../documents.ts";
import type { Office } from "../office.ts";
import { type Projected, projectDisputes } from "./disputes.ts";
import { projectAccounts, projectItems } from "./lookup.ts";
import { queueNotices } from "./outbox.ts";

interface Share {
	readonly accounts: Account[];
	readonly items: { account: AccountId; item: OpenItem }[];
	readonly disputes: Dispute[];
}

/** Brings disputes of one tenant into rows, buckets and report cells. */
export type DisputeProjector = (of: Projected, disputes: readonly Dispute[]) => Promise<void>;

/** Applies documents of the ledger to the views; each may come again. @throws Error for a document that cannot be read */
export async function applyFeed(
	office: Office,
	documents: readonly Stored[],
	project: DisputeProjector = (of, disputes) => projectDisputes(office.ports.views, of, disputes),
): Promise<void> {
	const { views } = office.ports;
	const shares = new Map<string, Share>();
	const notices: Stored[] = [];
	for (const stored of documents) {
		if (stored.body.kind === "notice") notices.push(stored);
		const tenantKey = tenantOfAccountPartition(stored.partition);
		if (tenantKey === undefined) continue;
		const share = shares.get(tenantKey) ?? { accounts: [], items: [], disputes: [] };
		shares.set(tenantKey, share);
		const { kind } = stored.body;
		if (kind === "account") share.accounts.push(read.account(stored));
		else if (kind === "item") share.items.push(itemOf(stored));
		else if (kind === "dispute") share.disputes.push(read.dispute(stored));
	}
	await Promise.all(
		[...shares].map(async ([tenantKey, { accounts, items, disputes }]) => {
			const tenant = unescapeKey(tenantKey);
			if (tenant === undefined) throw new TypeError("a partition names no tenant");
			const { calendar } = await office.world(tenant);
			await Promise.all([
				accounts.length > 0 && projectAccounts(views, tenantKey, accounts),
				items.length > 0 && projectItems(views, tenantKey, items),
				disputes.length > 0 && project({ tenantKey, calendar }, disputes),
			]);
		}),
	);
	if (notices.length > 0) await queueNotices(views, notices);
}

function itemOf(stored: Stored): { account: AccountId; item: OpenItem } {
	const account = accountIdSchema.parse(splitKey(stored.partition)[2]);
	return { account, item: read.item(stored).item };
}
