import type { Message } from "./activity.ts";
import type { Reference } from "./conversations.ts";

/** Writes to a person who did not write first. Both reject when the channel did not take it. */
export interface Delivery {
	/** Gives the id of the new message. */
	send(reference: Reference, message: Message): Promise<string>;
	/** @throws MessageGone when the message is no longer there */
	update(reference: Reference, messageId: string, message: Message): Promise<void>;
}

/** The message was deleted, or belonged to a chat that is gone. */
export class MessageGone extends Error {
	constructor(options?: ErrorOptions) {
		super("the message is gone", options);
		this.name = "MessageGone";
	}
}

/** What a channel's refusal says about trying again. */
export interface Refusal {
	readonly status?: number;
	readonly retryAfterMs?: number;
}

const passing: ReadonlySet<number> = new Set([412, 429, 502, 504]);

export interface Retrying {
	/** Reads the status of a refusal; undefined when the error is something else. */
	readonly refusal: (error: unknown) => Refusal | undefined;
	readonly sleep: (ms: number) => Promise<void>;
	/** Between 0 and 1; spreads the retries of many senders. */
	readonly random: () => number;
	readonly attempts?: number;
}

const longest = 30_000;

/** Tries again what the channel may take later: 412, 429, 502 and 504, after what it asks for or longer each time. */
export async function retrying<T>(work: () => Promise<T>, how: Retrying): Promise<T> {
	const attempts = how.attempts ?? 5;
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			const refusal = how.refusal(error);
			if (attempt >= attempts || refusal?.status === undefined || !passing.has(refusal.status)) throw error;
			const backoff = 250 * 2 ** (attempt - 1) * (0.5 + how.random());
			await how.sleep(Math.min(longest, Math.max(backoff, refusal.retryAfterMs ?? 0)));
		}
	}
}
