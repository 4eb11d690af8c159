import type { Log } from "@accord/shared/app/ports.ts";
import {
	ConfigurationBotFrameworkAuthentication,
	ConfigurationServiceClientCredentialFactory,
} from "botbuilder";
import {
	ClaimsIdentity,
	type ConnectorClientOptions,
	type ServiceClientCredentialsFactory,
} from "botframework-connector";
import { type Activity, type BotAnswer, type Message, outgoing, type Turn, tenantOf } from "./activity.ts";
import { isRecord } from "./cards/card.ts";
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

/** Replaces Microsoft's addresses and the bot's own proof, for tests on loopback. */
export interface ChannelOverrides {
	/** Address of the OpenID metadata. */
	readonly metadata?: string;
	readonly credentials?: ServiceClientCredentialsFactory;
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
	// The client's own retries would run inside ours.
	const client: ConnectorClientOptions = { noRetryPolicy: true };
	const authentication = new ConfigurationBotFrameworkAuthentication(
		{},
		overrides.credentials ?? credentialsOf(settings),
		undefined,
		undefined,
		client,
	);

	async function connector(serviceUrl: string) {
		const self = new ClaimsIdentity([
			{ type: "aud", value: appId },
			{ type: "appid", value: appId },
		]);
		return authentication.createConnectorFactory(self).create(serviceUrl, audience);
	}

	const call = <T>(work: () => Promise<T>): Promise<T> =>
		retrying(work, {
			refusal: refusalOf,
			sleep: overrides.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
			random: Math.random,
		});

	const addressed = (reference: Reference, message: Message) => ({
		...outgoing(message),
		channelId: reference.channelId,
		serviceUrl: reference.serviceUrl,
		conversation: { id: reference.conversation.id, isGroup: false, name: "", conversationType: "personal" },
		from: { ...reference.bot, name: "Accord" },
		recipient: { ...reference.user, name: "" },
	});

	const delivery: Delivery = {
		async send(reference, message) {
			const { conversations } = await connector(reference.serviceUrl);
			const sent = await call(() =>
				conversations.sendToConversation(reference.conversation.id, addressed(reference, message), {
					timeout: outgoingTimeoutMs,
				}),
			);
			return sent.id;
		},
		async update(reference, messageId, message) {
			const { conversations } = await connector(reference.serviceUrl);
			try {
				await call(() =>
					conversations.updateActivity(
						reference.conversation.id,
						messageId,
						{ ...addressed(reference, message), id: messageId },
						{ timeout: outgoingTimeoutMs },
					),
				);
			} catch (error) {
				const status = refusalOf(error)?.status;
				if (status === 404 || status === 410) throw new MessageGone({ cause: error });
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

function credentialsOf(settings: ProductionSettings | LocalSettings): ServiceClientCredentialsFactory {
	if (settings.mode === "local") return new ConfigurationServiceClientCredentialFactory({});
	const { appId, credentials } = settings;
	return new ConfigurationServiceClientCredentialFactory({
		MicrosoftAppId: appId,
		MicrosoftAppTenantId: credentials.tenant,
		...(credentials.kind === "secret"
			? { MicrosoftAppType: "SingleTenant", MicrosoftAppPassword: credentials.secret }
			: { MicrosoftAppType: "UserAssignedMsi" }),
	});
}

function refusalOf(error: unknown): Refusal | undefined {
	if (!(error instanceof Error)) return undefined;
	const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : undefined;
	if (status === undefined) return undefined;
	const response = "response" in error ? error.response : undefined;
	const after = isRecord(response) ? retryAfterOf(response.headers) : undefined;
	return { status, ...(after === undefined ? {} : { retryAfterMs: after }) };
}

function retryAfterOf(headers: unknown): number | undefined {
	if (typeof headers !== "object" || headers === null || !("get" in headers)) return undefined;
	if (typeof headers.get !== "function") return undefined;
	const value = String(headers.get("retry-after") ?? "");
	const seconds = Number(value);
	if (value !== "" && Number.isFinite(seconds)) return seconds * 1000;
	const until = Date.parse(value) - Date.now();
	return Number.isFinite(until) ? Math.max(0, until) : undefined;
}
