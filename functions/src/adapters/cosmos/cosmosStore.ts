import {
	type DocumentStore,
	type ListQuery,
	type Page,
	type Stored,
	StoreUnavailable,
} from "@accord/shared/ports/documentStore.ts";
import type { CosmosClient, SqlQuerySpec } from "@azure/cosmos";
import {
	checkCommit,
	checkId,
	checkLimit,
	checkList,
	checkWhere,
	pageToken,
	readPageToken,
} from "../storeInput.ts";
import { sendCommit } from "./commit.ts";
import { FIRST_ID, parseDocument, type WireDocument } from "./documents.ts";
import { createFeedReader } from "./feed.ts";
import { createPatience, failureOf, OperationFailed } from "./patience.ts";

export type CosmosOperation = "read" | "list" | "commit" | "changes";

export interface CosmosStoreOptions {
	/** From `createCosmosClient`, which asks for session consistency; its owner disposes of it. */
	readonly client: CosmosClient;
	readonly database: string;
	readonly container: string;
	/** Told the request units of every request the service answered. */
	readonly onCharge?: (ru: number, operation: CosmosOperation) => void;
	/** How long one call may try again, in milliseconds; default 10 s. */
	readonly deadlineMs?: number;
}

const OWNER_MISSING = 1003;

/**
 * One container of Cosmos DB. It throws what the port says; an `Error` of the SDK means a wrong set-up: no such
 * container, no permission.
 */
export function createCosmosStore(options: CosmosStoreOptions): DocumentStore {
	const { client, database, deadlineMs = 10_000 } = options;
	const container = client.database(database).container(options.container);
	const charge = (ru: number, operation: CosmosOperation) => options.onCharge?.(ru, operation);
	const readFeed = createFeedReader(container, (ru) => charge(ru, "changes"), deadlineMs);
	let closed = false;

	async function find(
		partition: string,
		id: string,
		operation: CosmosOperation,
	): Promise<WireDocument | undefined> {
		const patience = createPatience(deadlineMs);
		for (;;) {
			try {
				const answer = await container.item(id, partition).read({ abortSignal: patience.signal });
				charge(answer.requestCharge, operation);
				if (answer.statusCode !== 404) return parseDocument(answer.resource);
				// the SDK gives a lagging replica and a missing container as a plain 404 too
				if (!answer.substatus) return undefined;
				if (answer.substatus === OWNER_MISSING)
					throw new Error(`container ${options.container} does not exist`);
				throw new OperationFailed(404, answer.substatus);
			} catch (error) {
				charge(failureOf(error).charge, operation);
				await patience.pause(error);
			}
		}
	}

	async function list(partition: string, query: ListQuery): Promise<Page> {
		const patience = createPatience(deadlineMs);
		const items: Stored[] = [];
		let after = readPageToken(partition, query);
		let more = true;
		while (more && items.length <= query.limit) {
			const iterator = container.items.query<unknown>(toSql(partition, query, after), {
				partitionKey: partition,
				maxItemCount: query.limit + 1 - items.length,
				abortSignal: patience.signal,
			});
			try {
				while (iterator.hasMoreResults() && items.length <= query.limit) {
					const answer = await iterator.fetchNext();
					charge(answer.requestCharge, "list");
					for (const raw of answer.resources) {
						const found = parseDocument(raw);
						if (found) items.push(found.stored);
					}
					after = items.at(-1)?.id ?? after;
				}
				more = false;
			} catch (error) {
				charge(failureOf(error).charge, "list");
				await patience.pause(error);
			}
		}
		const page = items.slice(0, query.limit);
		const last = page.at(-1);
		return items.length > query.limit && last
			? { items: page, continuation: pageToken(partition, query, last.id) }
			: { items: page };
	}

	function open(): void {
		if (closed) throw new StoreUnavailable(0, { cause: new Error("the store is closed") });
	}

	return {
		read: async (partition, id) => {
			checkId("partition", partition);
			checkId("id", id);
			open();
			return (await find(partition, id, "read"))?.stored;
		},
		list: async (partition, query) => {
			checkList(partition, query);
			open();
			return list(partition, query);
		},
		commit: async (partition, changes) => {
			const checked = checkCommit(partition, changes);
			open();
			const channel = {
				find: (id: string) => find(partition, id, "commit"),
				send: async (...[operations, abortSignal]: Parameters<Parameters<typeof sendCommit>[0]["send"]>) => {
					try {
						const answer = await container.items.batch([...operations], partition, {
							abortSignal,
							contentResponseOnWriteEnabled: false,
						});
						charge(Number(answer.headers["x-ms-request-charge"] ?? 0), "commit");
						return answer.result ?? [];
					} catch (error) {
						charge(failureOf(error).charge, "commit");
						throw error;
					}
				},
			};
			return sendCommit(channel, partition, checked, deadlineMs);
		},
		changes: async (continuation, limit) => {
			checkLimit(limit);
			open();
			return readFeed(continuation, limit);
		},
		close: async () => {
			closed = true;
		},
	};
}

/** The only query there is. The partition stands in it too, so that no mistake in the header could widen it. */
function toSql(partition: string, query: ListQuery, after: string | undefined): SqlQuerySpec {
	const where = checkWhere(query.where);
	const from = [query.from, FIRST_ID].toSorted().at(-1) ?? FIRST_ID;
	const conditions = ['c["partition"] = @partition', 'c["id"] >= @from', 'c["id"] < @to'];
	const parameters: SqlQuerySpec["parameters"] = [
		{ name: "@partition", value: partition },
		{ name: "@from", value: from },
		{ name: "@to", value: query.to },
	];
	if (after !== undefined) {
		conditions.push(query.descending ? 'c["id"] < @after' : 'c["id"] > @after');
		parameters.push({ name: "@after", value: after });
	}
	for (const { field, value } of where) {
		conditions.push(`c["body"]["${field}"] = @${field}`);
		parameters.push({ name: `@${field}`, value });
	}
	const order = query.descending ? "DESC" : "ASC";
	return { query: `SELECT * FROM c WHERE ${conditions.join(" AND ")} ORDER BY c["id"] ${order}`, parameters };
}
