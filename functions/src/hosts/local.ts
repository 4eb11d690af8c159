import "./functionsCore.ts";
import { join } from "node:path";
import { createBot } from "@accord/bot/bot.ts";
import { createSharedConversations } from "@accord/bot/conversations.ts";
import { createBotEndpoint } from "@accord/bot/endpoint.ts";
import { createLocalPeople } from "@accord/bot/people.ts";
import { createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { createDocumentFiles } from "@accord/shared/app/files.ts";
import { createLearning } from "@accord/shared/app/learning.ts";
import type { Notifier } from "@accord/shared/app/ports.ts";
import { createClockJobs } from "@accord/shared/app/running/clockJobs.ts";
import { createLocalMailbox } from "../adapters/mail/local.ts";
import { smtpMailer } from "../adapters/mail/smtpConfig.ts";
import { systemClock } from "../clock.ts";
import { composeEmbedded, LEDGER_FILE, LOCAL_TENANT } from "../compose.ts";
import { composeReceivables } from "../composeReceivables.ts";
import { parseLocalConfig } from "../config.ts";
import { demoMails, demoSettings, seedDemo, seedPeople } from "../demo.ts";
import { createConsoleLog } from "../http/consoleLog.ts";
import { createSite } from "../http/site.ts";
import { takeDataFolder } from "./dataFolder.ts";
import { createFeedPump } from "./feedPump.ts";
import { registered } from "./functionsCore.ts";
import { createLocalIdentity } from "./localIdentity.ts";
import { createLocalServer, type LocalPage } from "./localServer.ts";
import { startTimers } from "./localTimers.ts";
import { mailboxPage } from "./mailboxPage.ts";
import { type Playground, startPlayground } from "./playground.ts";
import { registerRoutes, registerSite } from "./register.ts";
import { startPage } from "./startPage.ts";

declare const ACCORD_VERSION: string;

const json = (value: unknown): LocalPage => ({
	status: 200,
	type: "application/json; charset=utf-8",
	body: JSON.stringify(value),
});

async function main(): Promise<void> {
	const config = parseLocalConfig(process.env);
	const log = createConsoleLog({ quiet: true });
	const folder = takeDataFolder(config.ACCORD_DATA, LEDGER_FILE);
	const pump = createFeedPump(log);
	let playground: Playground | undefined;
	let cards: Notifier | undefined;
	const embedded = composeEmbedded({
		folder: folder.path,
		settings: demoSettings,
		log,
		watch: pump.watch,
		notifier: {
			notify: async (notice) => {
				if (cards && playground) await playground.quiet(cards).notify(notice);
			},
			reaches: async (tenant, person) =>
				cards && playground ? playground.quiet(cards).reaches(tenant, person) : false,
		},
	});
	const { accord, ports, office, tenants } = embedded;
	await seedPeople(tenants, LOCAL_TENANT);
	const example = folder.fresh && !process.argv.includes("--empty");
	if (example) await seedDemo(accord, LOCAL_TENANT, ports.clock.now());

	let port = config.PORT;
	const channel = createTeamsChannel({ mode: "local" }, log);
	const bot = createBot({
		accord,
		people: createLocalPeople(tenants, LOCAL_TENANT),
		clock: systemClock,
		ids: ports.ids,
		conversations: createSharedConversations(ports.ledger, async () => playground?.chat()),
		delivery: channel.delivery,
		log,
		link: (dispute) => `http://127.0.0.1:${port}/tab/#/disputes/${encodeURIComponent(dispute)}`,
	});
	cards = bot.notifier;

	const mailbox = createLocalMailbox(join(folder.path, "mailbox"), ports.clock);
	const mailer = (await smtpMailer(config)) ?? mailbox;
	const files = createDocumentFiles(ports.ledger);
	const money = composeReceivables(ports, accord, { files, mailer, office });
	const settled = async () => {
		await accord.catchUp();
		await money.settled();
	};
	// Ready means that the example can be found, not only that it is written.
	if (example) await settled();

	registerRoutes({
		accord,
		receivables: money.receivables,
		customerPages: money.customerPages,
		files,
		clock: ports.clock,
		learning: createLearning(ports),
		tenants,
		parking: money.parking,
		hasSecondReader: ports.secondReader !== undefined,
		identify: createLocalIdentity(LOCAL_TENANT, tenants),
		bot: createBotEndpoint(bot, channel, log),
		log,
		version: ACCORD_VERSION,
	});
	registerSite(createSite({ folder: join(__dirname, "site") }));
	const server = createLocalServer({
		registrations: registered(),
		log,
		pages: {
			"/": startPage(() => playground?.address()),
			"/mailbox/": mailboxPage(mailbox),
			"/dev/people": async () => json(await tenants.people(LOCAL_TENANT)),
			"/dev/mails": async () => json(demoMails(ports.clock.now())),
			"/dev/settled": async () => {
				await settled();
				return json({ settled: true });
			},
			"/dev/chat": async () => json({ address: playground?.address(), why: playground?.why() }),
		},
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(config.PORT, "127.0.0.1", resolve);
	});
	const address = server.address();
	if (typeof address === "object" && address) port = address.port;
	if (config.ACCORD_PLAYGROUND === "on") {
		playground = startPlayground({
			port: config.ACCORD_PLAYGROUND_PORT,
			endpoint: `http://127.0.0.1:${port}/api/messages`,
			dataFolder: folder.path,
			tenant: LOCAL_TENANT,
			people: await tenants.people(LOCAL_TENANT),
			log,
		});
	}
	pump.start({
		...accord,
		catchUp: async () => {
			await accord.catchUp();
			money.wake();
		},
	});
	const timers =
		config.ACCORD_TIMERS === "on"
			? startTimers(createClockJobs(office, { receivables: money.receivables, mail: true }), {
					after: accord.catchUp,
					log,
				})
			: undefined;
	console.log(`\n  Accord is ready: http://127.0.0.1:${port}/\n`);
	void playground?.ready.then(() => {
		const chat = playground?.address();
		console.log(
			chat
				? `  Chat: ${chat}\n`
				: `  No chat: ${playground?.why() ?? "it did not start"}. Everything else works.\n`,
		);
	});

	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		server.close();
		server.closeIdleConnections();
		await playground?.stop();
		await timers?.stop();
		await pump.stop();
		await money.stop();
		server.closeAllConnections();
		await embedded.close();
		folder.release();
		process.exit(0);
	};
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
}

main().catch((error: unknown) => {
	console.error(`\naccord: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
