import { containerDefinition, createCosmosClient } from "@accord/functions/adapters/cosmos/container.ts";
import { createCosmosStore } from "@accord/functions/adapters/cosmos/cosmosStore.ts";
import { composeProduction } from "@accord/functions/composeProduction.ts";
import { parseProductionConfig } from "@accord/functions/config.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import { startCosmosDouble } from "../contract/cosmosDouble/double.ts";
import { startIssuer } from "./issuer.ts";
import { SETTINGS } from "./worker.ts";

export interface CloudOptions {
	readonly log?: Log;
	/** Told the request units of each answered request, and of which container. */
	readonly onCharge?: (ru: number, container: "ledger" | "views") => void;
}

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Accord as it is composed for Azure, on doubles of Cosmos DB and Entra ID. */
export async function startCloud({ log = silent, onCharge }: CloudOptions = {}) {
	const [double, issuer] = await Promise.all([startCosmosDouble(), startIssuer()]);
	const client = createCosmosClient({ endpoint: double.endpoint, access: { key: double.key } });
	await client.databases.create({ id: "accord" });
	const open = async (container: "ledger" | "views"): Promise<DocumentStore> => {
		await client.database("accord").containers.create(containerDefinition(container));
		const charged = { onCharge: (ru: number) => onCharge?.(ru, container) };
		return createCosmosStore({ client, database: "accord", container, ...charged });
	};
	const [ledger, views] = [await open("ledger"), await open("views")];
	const production = composeProduction(parseProductionConfig(SETTINGS), {
		version: "0.0.0-test",
		log,
		replaced: {
			ledger,
			views,
			authority: issuer.authority,
			channel: { token: async () => undefined },
		},
	});
	let place: string | undefined;
	/** What the platform does within seconds: pushes what was written, some of it twice. */
	async function push(): Promise<void> {
		for (;;) {
			const feed = await ledger.changes(place, 100);
			place = feed.continuation;
			if (feed.items.length > 0) await production.jobs.feed([...feed.items.slice(0, 3), ...feed.items]);
			if (feed.drained && feed.items.length === 0) return;
		}
	}
	return {
		...production,
		...issuer,
		ledger,
		views,
		double,
		push,
		stop: async () => {
			client.dispose();
			await Promise.all([double.close(), issuer.close()]);
		},
	};
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>;
