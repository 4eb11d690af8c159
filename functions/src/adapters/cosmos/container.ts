import { INDEXED_FIELDS, type IndexedField } from "@accord/shared/ports/documentStore.ts";
import { type ContainerDefinition, CosmosClient, PartitionKeyKind } from "@azure/cosmos";
import type { TokenCredential } from "@azure/identity";

export interface CosmosAccount {
	readonly endpoint: string;
	/** A managed identity in Azure, a key elsewhere. */
	readonly access: { readonly credential: TokenCredential } | { readonly key: string };
}

/** A transactional batch may take 5 s at the service. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * One client serves all containers of an account; its owner disposes of it. The account must offer session
 * consistency or more.
 */
export function createCosmosClient({ endpoint, access }: CosmosAccount): CosmosClient {
	return new CosmosClient({
		endpoint,
		...("key" in access ? { key: access.key } : { aadCredentials: access.credential }),
		// without it the SDK sends no session token, and a read may miss the write before it
		consistencyLevel: "Session",
		connectionPolicy: {
			requestTimeout: REQUEST_TIMEOUT_MS,
			// the store waits itself, by one deadline for every cause
			retryOptions: {
				maxRetryAttemptCount: 0,
				fixedRetryIntervalInMilliseconds: 0,
				maxWaitTimeInSeconds: 0,
			},
		},
	});
}

/** The containers of production, each with the fields its lists are asked by; a write pays for every other one. */
export const CONTAINERS = {
	ledger: ["open"],
	views: ["open", "status", "owner", "coordinator", "court", "reason", "account", "due"],
} as const satisfies Record<string, readonly IndexedField[]>;

/**
 * How a container must be set up: everything excluded from the index but the partition and the fields that have an
 * index of their own; the service always indexes ids. Time to live is on, without a default.
 */
export function containerDefinition(
	id: string,
	fieldIndexes: readonly IndexedField[] = INDEXED_FIELDS,
): ContainerDefinition {
	return {
		id,
		partitionKey: { paths: ["/partition"], version: 2, kind: PartitionKeyKind.Hash },
		defaultTtl: -1,
		indexingPolicy: {
			indexingMode: "consistent",
			automatic: true,
			includedPaths: [
				{ path: "/partition/?" },
				...fieldIndexes.map((field) => ({ path: `/body/${field}/?` })),
			],
			excludedPaths: [{ path: "/*" }],
		},
	};
}
