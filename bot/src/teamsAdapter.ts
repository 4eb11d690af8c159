import type { Log } from "@accord/shared/app/ports.ts";
import { z } from "zod";
import { type Activity, type BotAnswer, type Message, outgoing, type Turn, tenantOf } from "./activity.ts";
import { createChannelProof } from "./channelToken.ts";
import type { Reference } from "./conversations.ts";
import { type Delivery, MessageGone, type Refusal, retrying } from "./delivery.ts";

/** How the bot proves itself to the channel. */
export type BotCredentials =
	| { readonly kind: "managedIdentity"; readonly tenant: string }
	| { readonly kind: "secret"; readonly tenant: string; readonly secret: string };

export interface ProductionSettings {
	readonly mode: "production";
	/** Application (client) id of the bot registration. */
	readonly appId: string;
	readonly credentials: BotCredentials;
	/** Entra ids of the tenants, in lower case; an activity from any other is refused. */
	readonly tenants: ReadonlySet<string>;
}

/** The channel is not proven and the bot does not prove itself: for the loopback address only. */
export interface LocalSettings {
	readonly mode: "local";
}

/** Replaces Microsoft's side, for tests on loopback. */
export interface ChannelOverrides {
	/** Address of the OpenID metadata. */
	readonly metadata?: string;
	/** The bot's own proof. */
	readonly token?: () => Promise<string | undefined>;
	readonly sleep?: (ms: number) => Promise<void>;
}

/** Teams, or what stands in for it on this machine. */
export interface Channel {
	/** True when a request without a token is refused. */
	readonly proves: boolean;
	/** Proves the channel, then hands the activity on. It never rejects for what the caller sent. */
	receive(
		authorization: string,
		activity: Activity,
		handle: (activity: Activity, turn: Turn) => Promise<BotAnswer>,
	): Promise<BotAnswer>;
	readonly delivery: Delivery;
}

const channelId = "msteams";
const audience = "https://api.botframework.com";
const login = "https://login.microsoftonline.com/botframework.com";
const sentSchema = z.object({ id: z.string().min(1).max(500) });
const outgoingTimeoutMs = 15_000;
const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/i;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Error when a production channel lacks what makes it refuse strangers */
export function createTeamsChannel(
	settings: ProductionSettings | LocalSettings,
	log: Log,
	overrides: ChannelOverrides = {},
): Channel {
	const local = settings.mode === "local";
	if (!local) {
		// botbuilder switches authentication off when the app id is empty.
		if (!guid.test(settings.appId)) throw new Error("the bot's app id is missing or is no id");
		if (settings.tenants.size === 0) throw new Error("no tenant may use the bot");
	}
	const appId = local ? "" : settings.appId;
	const proven = createChannelProof({
		audience: appId,
		log,
		...(overrides.metadata === undefined ? {} : { metadata: overrides.metadata }),
	});
	const token = overrides.token ?? (local ? async () => undefined : tokenSource(settings));

	async function call(
		request: { readonly method: "POST" | "PUT"; readonly url: string },
		reference: Reference,
		message: Message,
	): Promise<unknown> {
		const once = async (): Promise<unknown> => {
			const proof = await token();
			const response = await fetch(request.url, {
				method: request.method,
				headers: {
					"content-type": "application/json",
					...(proof === undefined ? {} : { authorization: `Bearer ${proof}` }),
				},
				body: JSON.stringify({
					...outgoing(message),
					channelId: reference.channelId,
					conversation: reference.conversation,
					from: { ...reference.bot, name: "Accord" },
					recipient: reference.user,
				}),
				redirect: "error",
				signal: AbortSignal.timeout(outgoingTimeoutMs),
			});
			const text = await response.text();
			if (!response.ok) throw new ChannelRefusal(response.status, retryAfterMs(response.headers));
			return text === "" ? {} : JSON.parse(text);
		};
		return retrying(once, {
			refusal: (error) => (error instanceof ChannelRefusal ? error : undefined),
			sleep: overrides.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
			random: Math.random,
		});
	}

	const activities = ({ serviceUrl, conversation }: Reference) =>
		`${serviceUrl.replace(/\/$/, "")}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`;

	const delivery: Delivery = {
		async send(reference, message) {
			return sentSchema.parse(await call({ method: "POST", url: activities(reference) }, reference, message))
				.id;
		},
		async update(reference, messageId, message) {
			const url = `${activities(reference)}/${encodeURIComponent(messageId)}`;
			try {
				await call({ method: "PUT", url }, reference, message);
			} catch (error) {
				if (error instanceof ChannelRefusal && (error.status === 404 || error.status === 410))
					throw new MessageGone({ cause: error });
				throw error;
			}
		},
	};

	/** The status of a refusal, or undefined when this activity may come in. */
	async function refused(authorization: string, activity: Activity): Promise<number | undefined> {
		if (local) return loopback.test(activity.serviceUrl) ? undefined : 403;
		if (activity.channelId !== channelId) return 403;
		if (!(await proven(authorization, activity))) return 401;
		return settings.tenants.has(tenantOf(activity)?.toLowerCase() ?? "") ? undefined : 403;
	}

	return {
		proves: !local,
		delivery,
		async receive(authorization, activity, handle) {
			const status = await refused(authorization, activity);
			if (status !== undefined) return { status };
			const back: Reference = {
				serviceUrl: activity.serviceUrl,
				channelId: activity.channelId,
				conversation: {
					id: activity.conversation.id,
					...(activity.conversation.tenantId === undefined
						? {}
						: { tenantId: activity.conversation.tenantId }),
				},
				bot: { id: activity.recipient?.id ?? appId },
				user: { id: activity.from.id },
			};
			return handle(activity, {
				send: (message) => delivery.send(back, message),
				update: (messageId, message) => delivery.update(back, messageId, message),
			});
		},
	};
}

/** The channel did not take a message. */
class ChannelRefusal extends Error implements Refusal {
	readonly status: number;
	readonly retryAfterMs: number;
	constructor(status: number, retryAfterMs: number) {
		super(`the channel answered ${status}`);
		this.name = "ChannelRefusal";
		this.status = status;
		this.retryAfterMs = retryAfterMs;
	}
}

/** The bot's own token, from botbuilder, which keeps it until it is about to end; loaded when first needed. */
function tokenSource({ appId, credentials }: ProductionSettings): () => Promise<string | undefined> {
	let source: Promise<{ getToken(): Promise<string> }> | undefined;
	const open = async () => {
		const [{ ConfigurationServiceClientCredentialFactory }, { AppCredentials }] = await Promise.all([
			import("botbuilder"),
			import("botframework-connector"),
		]);
		const factory = new ConfigurationServiceClientCredentialFactory({
			MicrosoftAppId: appId,
			MicrosoftAppTenantId: credentials.tenant,
			...(credentials.kind === "secret"
				? { MicrosoftAppType: "SingleTenant", MicrosoftAppPassword: credentials.secret }
				: { MicrosoftAppType: "UserAssignedMsi" }),
		});
		const made = await factory.createCredentials(appId, audience, login, true);
		if (!(made instanceof AppCredentials)) throw new TypeError("these credentials give no token");
		return made;
	};
	return async () => {
		source ??= open();
		return (await source).getToken();
	};
}

function retryAfterMs(headers: Headers): number {
	const value = headers.get("retry-after");
	if (value === null) return 0;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const until = Date.parse(value) - Date.now();
	return Number.isFinite(until) ? Math.max(0, until) : 0;
}
