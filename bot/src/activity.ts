import { z } from "zod";

const account = z.looseObject({
	id: z.string().min(1).max(500),
	name: z.string().max(500).optional(),
	aadObjectId: z.string().max(200).optional(),
});

/** What Accord reads of a Bot Framework activity; everything else is kept and ignored. */
export const activitySchema = z.looseObject({
	type: z.string().min(1).max(100),
	id: z.string().max(500).optional(),
	name: z.string().max(200).optional(),
	text: z.string().max(30_000).nullish(),
	channelId: z.string().min(1).max(100),
	serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
	from: account,
	recipient: account.optional(),
	conversation: z.looseObject({
		id: z.string().min(1).max(1000),
		tenantId: z.string().max(200).optional(),
		conversationType: z.string().max(100).optional(),
		isGroup: z.boolean().nullish(),
	}),
	channelData: z
		.looseObject({ tenant: z.looseObject({ id: z.string().max(200) }).nullish() })
		.nullish()
		.catch(undefined),
	replyToId: z.string().max(500).nullish(),
	action: z.string().max(100).nullish(),
	locale: z.string().max(50).nullish(),
	value: z.unknown().optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The person's tenant as the channel states it; undefined when it is missing or stated twice differently. */
export function tenantOf(activity: Activity): string | undefined {
	const stated = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter(
		(id) => id !== undefined,
	);
	return new Set(stated).size === 1 ? stated[0] : undefined;
}

/** One person and the bot, nobody else reads along. */
export function isPersonal(activity: Activity): boolean {
	const type = activity.conversation.conversationType;
	return type === undefined ? activity.conversation.isGroup !== true : type === "personal";
}

/** An adaptive card as JSON, ready to send. */
export type CardJson = Readonly<Record<string, unknown>>;

/** A message of the bot: a card or a text, and the line a notification shows. */
export type Message = CardMessage | { readonly text: string };
export interface CardMessage {
	readonly card: CardJson;
	readonly summary: string;
}

/** What a turn may do to the conversation it came from. */
export interface Turn {
	/** Gives the id of the new message. */
	send(message: Message): Promise<string>;
	update(messageId: string, message: Message): Promise<void>;
}

/** What the channel gets back: a status, and for an invoke a body. */
export interface BotAnswer {
	readonly status: number;
	readonly body?: unknown;
}

/** The message as the Bot Framework wants it. */
export function outgoing(message: Message): Readonly<Record<string, unknown>> {
	if ("text" in message) return { type: "message", textFormat: "plain", text: message.text };
	return {
		type: "message",
		summary: message.summary,
		attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: message.card }],
	};
}
