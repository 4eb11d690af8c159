import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { containerDefinition, createCosmosClient } from "@accord/functions/adapters/cosmos/container.ts";
import { createCosmosStore } from "@accord/functions/adapters/cosmos/cosmosStore.ts";
import type { Workbench } from "./bench.ts";
import { startCosmosDouble } from "./cosmosDouble/double.ts";
import { documentStoreContract } from "./documentStore.ts";

interface Target {
	readonly endpoint: string;
	readonly key: string;
	readonly elapse: (seconds: number) => Promise<void>;
	readonly close: () => Promise<void>;
}

async function open(target: Target): Promise<Workbench> {
	const database = `contract-${randomUUID().slice(0, 8)}`;
	const connect = () => createCosmosClient({ endpoint: target.endpoint, access: { key: target.key } });
	const clients = [connect()];
	await clients[0]?.databases.create({ id: database });
	await clients[0]?.database(database).containers.create(containerDefinition("ledger"));
	const started = (client = connect()) => {
		clients.push(client);
		return createCosmosStore({ client, database, container: "ledger" });
	};
	let store = started();
	return {
		store: () => store,
		crash: async () => {
			store = started();
		},
		elapse: target.elapse,
		dispose: async () => {
			if (target.endpoint.startsWith("https:")) await clients[0]?.database(database).delete();
			for (const client of clients) client.dispose();
			await target.close();
		},
	};
}

documentStoreContract("Cosmos DB adapter, on the wire double", async () => {
	const double = await startCosmosDouble();
	return open({
		endpoint: double.endpoint,
		key: double.key,
		elapse: async (seconds) => double.elapse(seconds),
		close: () => double.close(),
	});
});

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
if (endpoint && key)
	documentStoreContract("Cosmos DB adapter, on the real service", () =>
		open({ endpoint, key, elapse: (seconds) => sleep(seconds * 1000 + 1000), close: async () => {} }),
	);
else
	console.warn(
		"\n!!! NOT RUN: the store contract against a real Cosmos DB. Give COSMOS_ENDPOINT and COSMOS_KEY to run it. !!!\n",
	);
