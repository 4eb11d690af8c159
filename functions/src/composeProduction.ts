import { randomBytes } from "node:crypto";
import { createBot } from "@accord/bot/bot.ts";
import { createConversations } from "@accord/bot/conversations.ts";
import { createBotEndpoint } from "@accord/bot/endpoint.ts";
import { createDirectoryPeople } from "@accord/bot/people.ts";
import { createTabLink } from "@accord/bot/tabLink.ts";
import { createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { createReceivables } from "@accord/shared/app/collecting/receivables.ts";
import { createAccord } from "@accord/shared/app/createAccord.ts";
import type { Files } from "@accord/shared/app/files.ts";
import { createLearning } from "@accord/shared/app/learning.ts";
import { createMailOutbox } from "@accord/shared/app/mail.ts";
import { createOffice } from "@accord/shared/app/office.ts";
import { createDirectorySync, type DirectorySync } from "@accord/shared/app/people/sync.ts";
import type { Log, Notifier, Ports, TenantSettings, Tenants } from "@accord/shared/app/ports.ts";
import { createJobs, type Jobs } from "@accord/shared/app/running/jobs.ts";
import { createParking } from "@accord/shared/app/running/parking.ts";
import { createTenantStore, type TenantStore } from "@accord/shared/app/tenantStore.ts";
import { createPushedFeed } from "@accord/shared/app/views/pushedFeed.ts";
import { createSharedRateLimiter } from "@accord/shared/customer/sharedRateLimit.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import type { SecondReader } from "@accord/shared/ports/secondReader.ts";
import type { TokenCredential } from "@azure/identity";
import { createBlobFiles } from "./adapters/blob/blobFiles.ts";
import { createGraphPeople, type GraphPeopleOptions } from "./adapters/directory/graphPeople.ts";
import { createEntraIdentity } from "./adapters/identity/entra.ts";
import { createLazyStore } from "./adapters/lazyStore.ts";
import { createGraphMailer } from "./adapters/mail/graph.ts";
import { EXCHANGE_LIMITS, withinLimits } from "./adapters/mail/limits.ts";
import { type AzureOpenAiOptions, createAzureOpenAi } from "./adapters/openAi/azureOpenAi.ts";
import {
	type AppInsightsOptions,
	createAppInsightsExporter,
	type SpanExporter,
} from "./adapters/telemetry/appInsights.ts";
import { createIds, systemClock } from "./clock.ts";
import type { ProductionConfig } from "./config.ts";
import { createCustomerPages } from "./customer/pageHandlers.ts";
import type { Services } from "./handlers/index.ts";
import { type observe, traceparent } from "./telemetry/scope.ts";

export interface Production {
	readonly services: Services;
	readonly jobs: Jobs;
	readonly tenants: TenantStore;
	readonly directory: DirectorySync;
	/** Takes the spans of what runs here. */
	readonly spans: SpanExporter;
}

export interface ProductionOptions {
	readonly version: string;
	readonly log: Log;
	/** Told the request units of every request to the store. */
	readonly onCharge?: (ru: number) => void;
	/** Stands around the sending of each card. */
	readonly observe?: typeof observe;
	/** The host people reach the app at; it may stand in an audience. */
	readonly host?: string | undefined;
	/** What stands for Microsoft's services in tests. */
	readonly replaced?: Replaced;
}

interface Replaced {
	readonly ledger?: DocumentStore;
	readonly views?: DocumentStore;
	readonly files?: Files;
	/** Where Microsoft Graph's people are read, and with what token. */
	readonly people?: GraphPeopleOptions;
	/** Where spans go, and with what token. */
	readonly insights?: Pick<AppInsightsOptions, "endpoint" | "token">;
	/** Base of issuer and key addresses of people's tokens. */
	readonly authority?: string;
	readonly channel?: Parameters<typeof createTeamsChannel>[2];
}

const SCOPE = "access_as_user";
const EXCHANGE = "api://AzureADTokenExchange/.default";
const STORAGE = "https://storage.azure.com/.default";
const GRAPH = "https://graph.microsoft.com/.default";
// Both slashes: the audience ends with one.
const MONITOR = "https://monitor.azure.com//.default";
const AI = "https://cognitiveservices.azure.com/.default";
const BOT_SERVICE = "https://api.botframework.com/.default";

/** Accord on the services of Azure. Nothing is opened or asked before it is needed. */
export function composeProduction(config: ProductionConfig, options: ProductionOptions): Production {
	const { log, replaced = {} } = options;
	const identity = lazily(() => managedIdentity(config.ACCORD_IDENTITY_CLIENT_ID));
	const client = lazily(async () => {
		const { createCosmosClient } = await import("./adapters/cosmos/container.ts");
		return createCosmosClient({
			endpoint: config.ACCORD_COSMOS_ENDPOINT,
			access: { credential: await identity() },
		});
	});
	const container = (name: string) =>
		createLazyStore(async () => {
			const { createCosmosStore } = await import("./adapters/cosmos/cosmosStore.ts");
			return createCosmosStore({
				client: await client(),
				database: config.ACCORD_COSMOS_DATABASE,
				container: name,
				...(options.onCharge ? { onCharge: options.onCharge } : {}),
			});
		});
	const ledger = replaced.ledger ?? container("ledger");
	const views = replaced.views ?? container("views");
	const tenants = createTenantStore(ledger, {
		settings: untouched,
		get catalogue() {
			return defaultCatalogue();
		},
	});
	let cards: Notifier | undefined;
	const ids = createIds();
	const directory = createDirectorySync({
		ledger,
		views,
		tenants,
		source: createGraphPeople(
			replaced.people ?? { token: graphToken(identity, config.ACCORD_APP_ID, config.ACCORD_TENANTS) },
		),
		names: [...config.ACCORD_TENANTS.values()],
		clock: systemClock,
		ids,
		log,
	});
	const ports: Ports = {
		ledger,
		views,
		clock: systemClock,
		ids,
		directory: tenants,
		directoryHealth: directory.health,
		tenants: withFallback(tenants),
		notifier: {
			notify: async (notice) => {
				const card = { name: "notify", kind: "card", parent: notice.trace } as const;
				const send = async () => cards?.notify(notice);
				await (options.observe ? options.observe(card, send) : send());
			},
			reaches: async (tenant, person) => (await cards?.reaches(tenant, person)) ?? false,
		},
		secondReader: secondReaderOf(config, { token: async () => tokenOf(await identity(), AI), log }),
		trace: traceparent,
		log,
	};
	const office = createOffice(ports);
	const feed = createPushedFeed(office);
	const accord = createAccord(ports, office, feed);
	const files =
		replaced.files ??
		createBlobFiles({
			endpoint: config.ACCORD_EVIDENCE_ENDPOINT,
			container: "evidence",
			token: async () => tokenOf(await identity(), STORAGE),
		});
	const mailbox = config.ACCORD_SENDER_MAILBOX;
	const mailer =
		mailbox === undefined
			? undefined
			: withinLimits(
					createGraphMailer({ mailbox, token: async () => tokenOf(await identity(), GRAPH) }),
					EXCHANGE_LIMITS,
				);
	const receivables = createReceivables(ports, accord, { random: randomBytes, files, office });
	const mails = mailer ? createMailOutbox({ ledger, views, clock: systemClock, log, mailer }) : undefined;

	const [home = ""] = config.ACCORD_TENANTS.keys();
	const channel = createTeamsChannel(
		{
			mode: "production",
			appId: config.ACCORD_APP_ID,
			credentials: { kind: "managedIdentity", tenant: home },
			tenants: new Set(config.ACCORD_TENANTS.keys()),
		},
		log,
		replaced.channel ?? {
			token: appToken(identity, { tenant: home, appId: config.ACCORD_APP_ID }, BOT_SERVICE),
		},
	);
	const bot = createBot({
		accord,
		people: createDirectoryPeople(tenants, config.ACCORD_TENANTS),
		clock: systemClock,
		ids: ports.ids,
		conversations: createConversations(ledger),
		delivery: channel.delivery,
		log,
		link: createTabLink({ teamsAppId: config.ACCORD_TEAMS_APP_ID, host: options.host }),
	});
	cards = bot.notifier;

	return {
		services: {
			accord,
			tenants,
			directory,
			hasSecondReader: ports.secondReader !== undefined,
			parking: createParking(office, { projection: receivables.projection, mails }),
			receivables,
			customerPages: createCustomerPages({
				desk: receivables.desk,
				log,
				limiter: createSharedRateLimiter(views, Date.now),
			}),
			files,
			clock: systemClock,
			learning: createLearning(ports),
			identify: createEntraIdentity({
				tenants: config.ACCORD_TENANTS,
				audiences: audiences(config.ACCORD_APP_ID, options.host),
				scope: SCOPE,
				directory: tenants,
				join: tenants.joinPerson,
				...(replaced.authority === undefined ? {} : { authority: replaced.authority }),
			}),
			bot: createBotEndpoint(bot, channel, log),
			log,
			version: options.version,
		},
		jobs: createJobs(office, {
			feed,
			receivables,
			directory,
			tenants: [...config.ACCORD_TENANTS.values()],
			mail: mails !== undefined,
			catchUp: async () => {
				await receivables.projection.catchUp();
				await mails?.sweep();
			},
		}),
		tenants,
		directory,
		spans: createAppInsightsExporter({
			...config.APPLICATIONINSIGHTS_CONNECTION_STRING,
			token: async () => tokenOf(await identity(), MONITOR),
			log,
			...replaced.insights,
		}),
	};
}

function secondReaderOf(
	{ ACCORD_OPENAI_ENDPOINT: endpoint, ACCORD_OPENAI_DEPLOYMENT: deployment }: ProductionConfig,
	more: Pick<AzureOpenAiOptions, "token" | "log">,
): SecondReader | undefined {
	return endpoint === undefined || deployment === undefined
		? undefined
		: createAzureOpenAi({ endpoint, deployment, ...more });
}

function audiences(appId: string, host: string | undefined): readonly string[] {
	return [appId, `api://${appId}`, ...(host === undefined ? [] : [`api://${host}/${appId}`])];
}

function lazily<T>(open: () => Promise<T>): () => Promise<T> {
	let opened: Promise<T> | undefined;
	return () => {
		opened ??= open();
		return opened;
	};
}

async function managedIdentity(clientId: string): Promise<TokenCredential> {
	const { ManagedIdentityCredential } = await import("@azure/identity");
	return new ManagedIdentityCredential({ clientId });
}

/** The app registration in one tenant; it trusts the managed identity, so no secret exists. */
function appToken(
	identity: () => Promise<TokenCredential>,
	app: { readonly tenant: string; readonly appId: string },
	scope: string,
): () => Promise<string> {
	const credential = lazily(async () => {
		const { ClientAssertionCredential } = await import("@azure/identity");
		const managed = await identity();
		return new ClientAssertionCredential(app.tenant, app.appId, async () => tokenOf(managed, EXCHANGE));
	});
	return async () => tokenOf(await credential(), scope);
}

/** Each company consents for itself, so its people are read with a token of its own tenant. */
function graphToken(
	identity: () => Promise<TokenCredential>,
	appId: string,
	tenants: ReadonlyMap<string, string>,
): (tenant: string) => Promise<string> {
	const tokens = new Map(
		[...tenants].map(([tenant, name]) => [name, appToken(identity, { tenant, appId }, GRAPH)] as const),
	);
	return async (name) => {
		const token = tokens.get(name);
		if (!token) throw new Error("not a tenant of this deployment");
		return token();
	};
}

async function tokenOf(credential: TokenCredential, scope: string): Promise<string> {
	const given = await credential.getToken(scope);
	if (!given) throw new Error(`no token for ${scope}`);
	return given.token;
}

const nobody = personIdSchema.parse("unassigned");

/** What a tenant has until its admin sets something else. */
function untouched(tenant: string): TenantSettings {
	return {
		id: tenant,
		name: tenant,
		currency: "EUR",
		country: "FR",
		timeZone: "Europe/Paris",
		language: "en",
		closingDays: [],
		fallbackPerson: nobody,
		remainder: "chase",
		release: "nextBusinessDay",
	};
}

/** Until an admin names somebody, what routing cannot place goes to a manager, or to the admin. */
function withFallback(tenants: TenantStore): Tenants {
	const chosen = new WeakMap<TenantSettings, TenantSettings>();
	return {
		catalogue: (tenant) => tenants.catalogue(tenant),
		settings: async (tenant) => {
			const settings = await tenants.settings(tenant);
			if (settings.fallbackPerson !== nobody) return settings;
			const known = chosen.get(settings);
			if (known) return known;
			const people = await tenants.people(tenant);
			const person =
				people.find(({ roles }) => roles.includes("manager")) ??
				people.find(({ roles }) => roles.includes("admin"));
			if (!person) return settings;
			const placed = { ...settings, fallbackPerson: person.id };
			chosen.set(settings, placed);
			return placed;
		},
	};
}
