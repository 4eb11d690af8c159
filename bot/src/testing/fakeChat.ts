import type { Clock, Ids, Log } from "@accord/shared/app/ports.ts";
import type { Case } from "@accord/shared/dispute/scenario.ts";
import type { DocumentStore, JsonObject } from "@accord/shared/ports/documentStore.ts";
import {
	type Activity,
	activitySchema,
	type BotAnswer,
	type CardJson,
	type Message,
	type Turn,
} from "../activity.ts";
import { type Bot, createBot } from "../bot.ts";
import { isRecord } from "../cards/card.ts";
import {
	type Conversations,
	createConversations,
	createSharedConversations,
	type Reference,
} from "../conversations.ts";
import { type Delivery, MessageGone } from "../delivery.ts";
import { createLocalPeople, type People } from "../people.ts";
import { createFakeAccord, directory, type FakeAccord } from "./fakeAccord.ts";

export const silentLog: Log = { info() {}, warn() {}, error() {} };
export const clock: Clock = { now: () => "2026-03-03T12:00:00.000Z" };
export function createIds(): Ids {
	let last = 0;
	return { next: () => `id${++last}` };
}

/** One partition after the other in memory; enough for what the bot keeps. */
export function createMemoryStore(): DocumentStore {
	const held = new Map<string, JsonObject>();
	const at = (partition: string, id: string) => `${partition}\u0000${id}`;
	return {
		async read(partition, id) {
			const body = held.get(at(partition, id));
			return body && { partition, id, etag: "1", body };
		},
		async list(partition, { from, to, limit }) {
			const items = [...held]
				.map(([key, body]) => ({ key: key.split("\u0000"), body }))
				.filter(({ key: [where = "", id = ""] }) => where === partition && id >= from && id < to)
				.sort((a, b) => (String(a.key[1]) < String(b.key[1]) ? -1 : 1))
				.slice(0, limit);
			return { items: items.map(({ key, body }) => ({ partition, id: String(key[1]), etag: "1", body })) };
		},
		async commit(partition, changes) {
			for (const change of changes)
				if (change.kind === "delete") held.delete(at(partition, change.id));
				else held.set(at(partition, change.id), change.body);
			return new Map(changes.map(({ id }) => [id, "1"]));
		},
		changes: async () => ({ items: [], continuation: "", drained: true }),
		close: async () => {},
	};
}

export interface Written {
	readonly id: string;
	message: Message;
	updates: number;
}

/** A chat that remembers what was written into it. */
export interface FakeChat {
	readonly written: Written[];
	readonly delivery: Delivery;
	readonly turn: Turn;
	/** The next writes fail with this; undefined lets them through again. */
	fail(error: unknown): void;
	forget(id: string): void;
}

export function createFakeChat(): FakeChat {
	const written: Written[] = [];
	let failure: unknown;
	const turn: Turn = {
		async send(message) {
			if (failure !== undefined) throw failure;
			const id = `m${written.length + 1}`;
			written.push({ id, message, updates: 0 });
			return id;
		},
		async update(id, message) {
			if (failure !== undefined) throw failure;
			const found = written.find((one) => one.id === id);
			if (!found) throw new MessageGone();
			found.message = message;
			found.updates++;
		},
	};
	return {
		written,
		turn,
		delivery: {
			send: (_, message) => turn.send(message),
			update: (_, id, message) => turn.update(id, message),
		},
		fail: (error) => {
			failure = error;
		},
		forget: (id) => {
			const at = written.findIndex((one) => one.id === id);
			if (at >= 0) written.splice(at, 1);
		},
	};
}

export const reference: Reference = {
	serviceUrl: "http://127.0.0.1:1/_connector",
	channelId: "msteams",
	conversation: { id: "chat", conversationType: "personal" },
	bot: { id: "bot" },
	user: { id: "samir" },
};

export interface TestBot {
	readonly bot: Bot;
	readonly accord: FakeAccord;
	readonly chat: FakeChat;
	readonly conversations: Conversations;
	say(text: string, more?: object): Promise<BotAnswer>;
	press(verb: string, data: object, more?: object): Promise<BotAnswer>;
	send(activity: object): Promise<BotAnswer>;
}

/** A bot over the real decisions, with a chat in memory. By default the chat everybody shares. */
export function createTestBot(
	cases: readonly Case[],
	people: People = createLocalPeople(directory, "demo"),
): TestBot {
	const accord = createFakeAccord(...cases);
	const chat = createFakeChat();
	const store = createMemoryStore();
	const conversations = people.shared
		? createSharedConversations(store, async () => reference)
		: createConversations(store);
	const bot = createBot({
		accord,
		people,
		conversations,
		delivery: chat.delivery,
		clock,
		ids: createIds(),
		log: silentLog,
	});
	const send = (activity: object) => bot.handle(activityOf(activity), chat.turn);
	return {
		bot,
		accord,
		chat,
		conversations,
		send,
		say: (text, more = {}) => send({ type: "message", text, ...more }),
		press: (verb, data, more = {}) =>
			send({
				type: "invoke",
				name: "adaptiveCard/action",
				value: { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
				...more,
			}),
	};
}

export function activityOf(parts: object): Activity {
	return activitySchema.parse({
		channelId: "msteams",
		serviceUrl: reference.serviceUrl,
		from: { id: "samir" },
		recipient: { id: "bot" },
		conversation: { id: "chat", conversationType: "personal", tenantId: "demo" },
		...parts,
	});
}

/** The card an answer redraws. */
export function cardOf(answer: BotAnswer): CardJson {
	const value = isRecord(answer.body) ? answer.body.value : undefined;
	if (!isRecord(value) || value.type !== "AdaptiveCard")
		throw new Error(`no card: ${JSON.stringify(answer)}`);
	return value;
}

/** Every object in a card, in order. */
export function nodes(value: unknown): CardJson[] {
	if (Array.isArray(value)) return value.flatMap(nodes);
	if (!isRecord(value)) return [];
	return [value, ...Object.values(value).flatMap(nodes)];
}

/** What a reader sees, one block a line, without what buttons and inputs say. */
export const textOf = (card: CardJson): string =>
	nodes(card)
		.flatMap(({ type, text, inlines }) =>
			type === "TextBlock"
				? [String(text)]
				: type === "RichTextBlock" && Array.isArray(inlines)
					? [inlines.map((inline) => (isRecord(inline) ? String(inline.text) : "")).join("")]
					: [],
		)
		.join("\n");

/** The data of the button with this verb. */
export function dataOf(card: CardJson, verb: string): CardJson {
	const found = nodes(card).find((node) => node.verb === verb)?.data;
	if (!isRecord(found)) throw new Error(`no button ${verb}`);
	return found;
}

export const verbsOf = (card: CardJson): string[] =>
	nodes(card).flatMap(({ verb }) => (typeof verb === "string" ? [verb] : []));
