import { type Sheet, sheetSchema } from "../../dunning/select.ts";
import { joinKeys, key } from "../../keys.ts";
import type { JsonObject, Stored } from "../../ports/documentStore.ts";

/** A tenant's sheets lie in this many partitions: one would be a hot one when a whole ledger is imported. */
export const SHARDS = 16;

/** Which partition an account's sheet lies in. */
export function shardOf(account: string): number {
	let hash = 0;
	for (let i = 0; i < account.length; i += 1) hash = (Math.imul(hash, 31) + account.charCodeAt(i)) >>> 0;
	return hash % SHARDS;
}

/** By the escaped tenant. */
export const sheetShardOf = (tenantKey: string, shard: number): string =>
	joinKeys(tenantKey, key("dunning", shard));
export const sheetShard = (tenant: string, shard: number): string => sheetShardOf(key(tenant), shard);
export const sheetId = (account: string): string => joinKeys("sheet", account);

/** What the agenda asks of a sheet without reading the account. */
export interface SheetMarks {
	readonly coordinator?: string | undefined;
	/** The agenda has something for this account now. */
	readonly open: boolean;
}

/** `due`, `open` and `coordinator` are indexed: the bucket of a day, and a collector's accounts, are one query per shard. */
export function sheetBody(sheet: Sheet, marks?: SheetMarks): JsonObject {
	const body: JsonObject = { kind: "dunningSheet", ...JSON.parse(JSON.stringify({ ...sheet, ...marks })) };
	return body;
}

export function readSheet(stored: Stored): Sheet {
	return sheetSchema.parse(stored.body);
}
