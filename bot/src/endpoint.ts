import type { Log } from "@accord/shared/app/ports.ts";
import { activitySchema } from "./activity.ts";
import type { Bot } from "./bot.ts";
import type { Channel } from "./teamsAdapter.ts";

/** What the endpoint reads of a request and gives back; the host's own types fit. */
interface Request {
	readonly headers: { get(name: string): string | null };
	readonly body: AsyncIterable<Uint8Array> | null;
}
interface Response {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Teams sends up to 256 KB. */
const maxBytes = 300_000;

/**
 * The bot's HTTP endpoint. Refusals carry a status and nothing else: 401 for a channel that is not proven, 403 for
 * a tenant or service that is not ours, 400 for what is no activity, 413 for too much of it. It never rejects.
 */
export function createBotEndpoint(
	bot: Pick<Bot, "handle">,
	channel: Channel,
	log: Log,
): (request: Request) => Promise<Response> {
	return async (request) => {
		try {
			const authorization = request.headers.get("authorization") ?? "";
			if (channel.proves && !/^Bearer [\w-]+\.[\w-]+\.[\w-]*$/.test(authorization)) return bare(401);
			const text = await readText(request);
			if (text === undefined) return bare(413);
			const parsed = activitySchema.safeParse(parse(text));
			if (!parsed.success) return bare(400);
			const answer = await channel.receive(authorization, parsed.data, (activity, turn) =>
				bot.handle(activity, turn),
			);
			return answer.body === undefined ? bare(answer.status) : json(answer.status, answer.body);
		} catch (error) {
			log.error("bot endpoint failed", { error: error instanceof Error ? error.message : String(error) });
			return bare(503);
		}
	};
}

const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;
const bare = (status: number): Response => ({ status, headers, body: "" });
const json = (status: number, body: unknown): Response => ({
	status,
	headers: { ...headers, "content-type": "application/json; charset=utf-8" },
	body: JSON.stringify(body),
});

async function readText({ body }: Request): Promise<string | undefined> {
	const chunks: Uint8Array[] = [];
	let seen = 0;
	for await (const chunk of body ?? []) {
		seen += chunk.byteLength;
		if (seen > maxBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
