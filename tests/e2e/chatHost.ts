import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, createBot } from "@accord/bot/bot.ts";
import { createSharedConversations, type Reference } from "@accord/bot/conversations.ts";
import { createBotEndpoint } from "@accord/bot/endpoint.ts";
import { createLocalPeople } from "@accord/bot/people.ts";
import { createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { directory, type FakeAccord, people } from "@accord/bot/testing/fakeAccord.ts";
import { clock, createIds, createMemoryStore } from "@accord/bot/testing/fakeChat.ts";
import { type Playground, startPlayground } from "@accord/functions/hosts/playground.ts";
import type { Log } from "@accord/shared/app/ports.ts";

const root = join(import.meta.dirname, "../..");

export interface ChatHost {
	readonly bot: Bot;
	readonly playground: Playground;
	stop(): Promise<void>;
}

const portOf = (address: AddressInfo | string | null): { port: number } => {
	if (address === null || typeof address === "string") throw new Error("no port");
	return address;
};

/** The bot of one machine with its chat, over decisions in memory. */
export async function startChatHost(accord: FakeAccord, log: Log): Promise<ChatHost> {
	const folder = await mkdtemp(join(tmpdir(), "accord-chat-"));
	let chat: () => Promise<Reference | undefined> = async () => undefined;
	const channel = createTeamsChannel({ mode: "local" }, log);
	const bot = createBot({
		accord,
		people: createLocalPeople(directory, "demo"),
		conversations: createSharedConversations(createMemoryStore(), () => chat()),
		delivery: channel.delivery,
		clock,
		ids: createIds(),
		log,
	});
	const endpoint = createBotEndpoint(bot, channel, log);
	const server = createServer(async (request, response) => {
		const answer = await endpoint({
			headers: { get: (name) => String(request.headers[name] ?? "") || null },
			body: request,
		});
		response.writeHead(answer.status, answer.headers);
		response.end(answer.body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const playground = startPlayground({
		port: 0,
		endpoint: `http://127.0.0.1:${portOf(server.address()).port}/api/messages`,
		dataFolder: folder,
		tenant: "demo",
		people,
		log,
		from: root,
	});
	chat = () => playground.chat();
	await playground.ready;
	return {
		bot,
		playground,
		async stop() {
			await playground.stop();
			await new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
