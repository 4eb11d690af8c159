import { containerDefinition, createCosmosClient } from "@accord/functions/adapters/cosmos/container.ts";
import { type CosmosStoreOptions, createCosmosStore } from "@accord/functions/adapters/cosmos/cosmosStore.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import type { ContainerDouble } from "../contract/cosmosDouble/container.ts";
import { type CosmosDouble, startCosmosDouble } from "../contract/cosmosDouble/double.ts";
import type { Fault } from "../contract/cosmosDouble/wire.ts";

export interface FaultBench {
	readonly double: CosmosDouble;
	readonly container: ContainerDouble;
	/** A store of its own instance: own client, own session. */
	readonly connect: (options?: Partial<CosmosStoreOptions>) => DocumentStore;
	readonly close: () => Promise<void>;
}

/** A double with one container, and stores on it. */
export async function openFaultBench(): Promise<FaultBench> {
	const double = await startCosmosDouble();
	const connect = () => createCosmosClient({ endpoint: double.endpoint, access: { key: double.key } });
	const clients = [connect()];
	await clients[0]?.databases.create({ id: "d" });
	await clients[0]?.database("d").containers.create(containerDefinition("ledger"));
	const container = double.containers.get("d/ledger");
	if (!container) throw new Error("the container was not made");
	return {
		double,
		container,
		connect: (options) => {
			const client = connect();
			clients.push(client);
			return createCosmosStore({ client, database: "d", container: "ledger", ...options });
		},
		close: async () => {
			for (const client of clients) client.dispose();
			await double.close();
		},
	};
}

/** Everything that may go wrong with a write; only the first four are sure not to have acted. */
export const WRITE_FAULTS: Readonly<Record<string, Fault>> = {
	throttled: { status: 429, retryAfterMs: 7 },
	"retry with": { status: 449, retryAfterMs: 3 },
	"unavailable before": { status: 503 },
	"reset before": { reset: true },
	"timeout after": { status: 408, after: true },
	"unavailable after": { status: 503, after: true },
	"internal error after": { status: 500, after: true },
	"reset after": { reset: true, after: true },
	"reset, acts late": { reset: true, lateMs: 15 },
};

/** A repeatable sequence of numbers from 0 to 1. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
