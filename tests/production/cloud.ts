import { createServer } from "node:http";
import { createConversations } from "@accord/bot/conversations.ts";
import {
	CONTAINERS,
	containerDefinition,
	createCosmosClient,
} from "@accord/functions/adapters/cosmos/container.ts";
import { createCosmosStore } from "@accord/functions/adapters/cosmos/cosmosStore.ts";
import { composeProduction } from "@accord/functions/composeProduction.ts";
import { parseProductionConfig } from "@accord/functions/config.ts";
import type { observe } from "@accord/functions/telemetry/scope.ts";
import { createDocumentFiles } from "@accord/shared/app/files.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import { startCosmosDouble } from "../contract/cosmosDouble/double.ts";
import { startGraphDouble } from "./graphDouble.ts";
import { startIssuer } from "./issuer.ts";
import { SETTINGS } from "./worker.ts";

export interface CloudOptions {
	readonly log?: Log;
	/** Settings of the deployment besides those it cannot be without. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly observe?: typeof observe;
	/** Where spans go. */
	readonly insights?: { readonly endpoint: string; readonly token: () => Promise<string> };
	/** Told the request units of each answered request, and of which container. */
	readonly onCharge?: (ru: number, container: "ledger" | "views") => void;
}

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Accord as it is composed for Azure, on doubles of Cosmos DB and Entra ID. */
export async function startCloud({
	log = silent,
	environment = {},
	onCharge,
	observe,
	insights,
}: CloudOptions = {}) {
	const [double, issuer, teams, graph] = await Promise.all([
		startCosmosDouble(),
		startIssuer(),
		startTeams(),
		startGraphDouble(),
	]);
	const client = createCosmosClient({ endpoint: double.endpoint, access: { key: double.key } });
	await client.databases.create({ id: "accord" });
	const open = async (container: "ledger" | "views"): Promise<DocumentStore> => {
		await client.database("accord").containers.create(containerDefinition(container, CONTAINERS[container]));
		const charged = { onCharge: (ru: number) => onCharge?.(ru, container) };
		return createCosmosStore({ client, database: "accord", container, ...charged });
	};
	const [ledger, views] = [await open("ledger"), await open("views")];
	const production = composeProduction(parseProductionConfig({ ...SETTINGS, ...environment }), {
		version: "0.0.0-test",
		log,
		...(observe ? { observe } : {}),
		replaced: {
			ledger,
			views,
			files: createDocumentFiles(ledger),
			authority: issuer.authority,
			people: graph.options,
			...(insights ? { insights } : {}),
			channel: { token: async () => undefined },
		},
	});
	let place: string | undefined;
	/** What the platform does within seconds: pushes what was written; `again` repeats some of it. */
	async function push(again = true): Promise<void> {
		for (;;) {
			const feed = await ledger.changes(place, 100);
			place = feed.continuation;
			if (feed.items.length > 0)
				await production.jobs.feed({
					...feed,
					items: [...(again ? feed.items.slice(0, 3) : []), ...feed.items],
				});
			if (feed.drained && feed.items.length === 0) return;
		}
	}
	return {
		...production,
		...issuer,
		ledger,
		views,
		double,
		/** The company directories. */
		graph,
		push,
		/** Cards that were sent or redrawn. */
		cards: teams.messages,
		/** Somebody installed the app, so the bot knows where to write. */
		meet: (tenant: string, person: string) =>
			createConversations(ledger).remember(tenant, personIdSchema.parse(person), {
				serviceUrl: teams.url,
				channelId: "msteams",
				conversation: { id: `chat-${person}` },
				bot: { id: "bot" },
				user: { id: person },
			}),
		stop: async () => {
			client.dispose();
			await Promise.all([double.close(), issuer.close(), teams.close(), graph.close()]);
		},
	};
}
/** Takes what the bot writes. */
async function startTeams() {
	const messages: string[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		messages.push(Buffer.concat(chunks).toString("utf8"));
		response.writeHead(201, { "content-type": "application/json" });
		response.end(JSON.stringify({ id: `message-${messages.length}` }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return {
		messages,
		url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
		close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
	};
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>;
