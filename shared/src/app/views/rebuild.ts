import type { Office } from "../office.ts";
import { dropViews } from "./drop.ts";
import type { LedgerFeed } from "./feed.ts";

/** Drops every view and builds it again from the ledger's feed. */
export async function rebuildViews(
	office: Office,
	feed: LedgerFeed,
	onProgress?: (documents: number) => void,
): Promise<void> {
	await feed.alone(async () => {
		if (feed.build) return feed.build(onProgress);
		// First, so that a crash from here on leads to a build from the beginning.
		await feed.forget();
		await dropViews(office);
		await feed.applyAll(onProgress);
	});
}
