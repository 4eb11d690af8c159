import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import type { Reference } from "@accord/bot/conversations.ts";
import type { Person } from "@accord/shared/api/schemas.ts";
import type { Log, Notifier } from "@accord/shared/app/ports.ts";
import type { Role } from "@accord/shared/dispute/people.ts";
import { OWNER_FUNCTIONS } from "@accord/shared/dispute/terms.ts";

export interface PlaygroundOptions {
	/** Port of the chat's page; 0 takes any free one. */
	readonly port: number;
	/** The bot's endpoint on this machine, `http://127.0.0.1:7071/api/messages`. */
	readonly endpoint: string;
	/** Its configuration and log go to `chat/` in here. */
	readonly dataFolder: string;
	readonly tenant: string;
	readonly people: readonly Person[];
	readonly log: Log;
	/** Folder from which the package is looked for; that of the running script unless told otherwise. */
	readonly from?: string;
	readonly startWithinMs?: number;
}

/** Microsoft's Agents Playground as the chat of one machine. */
export interface Playground {
	/** Resolves when the chat answers or will not; it never rejects. */
	readonly ready: Promise<void>;
	/** The page of the chat; undefined until it answers, and when it could not start or has ended. */
	address(): string | undefined;
	/** Why there is no chat, in one sentence for the person at the machine. */
	why(): string | undefined;
	/** The one chat that everybody is written to in. */
	chat(): Promise<Reference | undefined>;
	/** Without a chat there is nobody to tell: what waits is found in the tab. */
	quiet(notifier: Notifier): Notifier;
	stop(): Promise<void>;
}

const bot = { id: "accord-bot", name: "Accord" } as const;
const personalChat = "accord-chat";

/**
 * Runs inside the child. The Playground listens on every interface and its control API is open, so listening is
 * held to the loopback address; and it ends with us even when we are killed, because then its input closes.
 */
const preamble = `
const { Server } = require("node:net");
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
	if (typeof port === "object" && port !== null && "port" in port) return listen.call(this, { ...port, host: "127.0.0.1" }, ...rest);
	if (typeof port === "number" || typeof port === "string") return listen.call(this, port, "127.0.0.1", ...rest.filter((each) => typeof each === "function"));
	return listen.call(this, port, ...rest);
};
process.stdin.on("end", () => process.exit(0)).resume();
process.on("uncaughtException", (error) => { console.error(error); process.exit(1); });
require(process.env.ACCORD_PLAYGROUND_MODULE).start();
`;

/** Starts the chat in the background; the host goes on without it when it does not come up. */
export function startPlayground(options: PlaygroundOptions): Playground {
	const { log } = options;
	let url = "";
	let child: ChildProcess | undefined;
	let address: string | undefined;
	let reason: string | undefined;
	let stopped = false;

	function giveUp(why: string): void {
		address = undefined;
		if (stopped || reason !== undefined) return;
		reason = why;
		log.warn("the chat is not available", { why });
		child?.kill();
	}

	async function start(): Promise<void> {
		const port = options.port === 0 ? await freePort() : options.port;
		url = `http://127.0.0.1:${port}`;
		const module = findModule(options.from ?? dirname(process.argv[1] ?? process.cwd()));
		if (module === undefined) return giveUp("@microsoft/m365agentsplayground is not installed");
		const folder = join(options.dataFolder, "chat");
		mkdirSync(folder, { recursive: true });
		const config = join(folder, ".m365agentsplayground.yml");
		const logFile = join(folder, "playground.log");
		// JSON is YAML.
		writeFileSync(config, JSON.stringify(playgroundConfig(options.tenant, options.people), null, "\t"));
		const started = spawn(
			process.execPath,
			[
				"-e",
				preamble,
				"agentsplayground",
				"start",
				...["-e", options.endpoint],
				...["-c", "msteams"],
				...["-p", String(port)],
				...["--service-url", `${url}/_connector`],
				"--dt",
			],
			{ cwd: folder, stdio: ["pipe", "pipe", "ignore"], env: environment(module, config, logFile) },
		);
		child = started;
		started.on("error", (error) => giveUp(error.message));
		started.on("exit", () => giveUp(lastError(logFile) ?? "it ended by itself"));
		await answering(started, port);
	}

	async function answering(started: ChildProcess, port: number): Promise<void> {
		const { startWithinMs = 20_000 } = options;
		const until = Date.now() + startWithinMs;
		let said = "";
		started.stdout?.on("data", (chunk: Buffer) => {
			if (said.length < 10_000) said += chunk.toString();
		});
		while (!stopped && reason === undefined) {
			const listening = /Listening on (\d+)/.exec(said)?.[1];
			// It moves to a random port without a word when its own is taken.
			if (listening !== undefined && listening !== String(port)) return giveUp(`port ${port} is taken`);
			if (listening !== undefined && (await pong(url))) {
				address = url;
				return;
			}
			if (Date.now() > until) return giveUp(`it did not answer within ${startWithinMs / 1000} s`);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	const ready = start().catch((error: unknown) => giveUp(String(error)));
	return {
		ready,
		address: () => address,
		why: () => reason,
		async chat() {
			await ready;
			if (address === undefined) return undefined;
			return {
				serviceUrl: `${url}/_connector`,
				channelId: "msteams",
				conversation: { id: personalChat, conversationType: "personal", tenantId: options.tenant },
				bot: { id: bot.id },
				user: { id: seats(options.people)[0]?.id ?? "guest-1" },
			};
		},
		quiet: (notifier) => ({
			notify: async (notice) => {
				// The outbox comes back for it; waiting longer would hold up the views that follow the same feed.
				await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 1500).unref())]);
				if (address === undefined && reason === undefined) throw new Error("the chat is still starting");
				if (address !== undefined) await notifier.notify(notice);
			},
			reaches: async (tenant, person) => {
				await ready;
				return address !== undefined && (await notifier.reaches(tenant, person));
			},
		}),
		async stop() {
			stopped = true;
			address = undefined;
			const running = child;
			if (!running || running.exitCode !== null || running.signalCode !== null) return;
			const ended = new Promise<void>((resolve) => running.once("exit", () => resolve()));
			running.kill();
			const timer = setTimeout(() => running.kill("SIGKILL"), 2000);
			await ended;
			clearTimeout(timer);
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === "object" && address !== null ? address.port : 0;
}

function findModule(from: string): string | undefined {
	try {
		const manifest = createRequire(join(from, "package.json")).resolve(
			"@microsoft/m365agentsplayground/package.json",
		);
		const module = join(dirname(manifest), "dist/index.js");
		return existsSync(module) ? module : undefined;
	} catch {
		return undefined;
	}
}

/** Only what it needs: no setting of ours reaches a process whose control API is open. */
function environment(module: string, config: string, logFile: string): NodeJS.ProcessEnv {
	const kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE", "APPDATA", "LANG"];
	return {
		...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
		NO_COLOR: "1",
		TEAMSAPPTESTER_BROWSER: "none",
		M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
		M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
		ACCORD_PLAYGROUND_MODULE: module,
	};
}

async function pong(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/_debug/ping`, { signal: AbortSignal.timeout(1000) });
		return (await response.text()) === "pong";
	} catch {
		return false;
	}
}

function lastError(logFile: string): string | undefined {
	try {
		return /^error Reason: (.{1,300})/m.exec(readFileSync(logFile, "utf8"))?.[1];
	} catch {
		return undefined;
	}
}

/** It takes exactly one current and five other users: one person per part of the house, owners first. */
function seats(people: readonly Person[]): readonly Person[] {
	const wanted: readonly Role[] = [...OWNER_FUNCTIONS, "approver", "collector", "manager", "admin"];
	const rank = (person: Person) => {
		const ranks = person.roles.map((role) => wanted.indexOf(role)).filter((at) => at >= 0);
		return ranks.length === 0 ? wanted.length : Math.min(...ranks);
	};
	const first = new Map<number, Person>();
	for (const person of people) if (!first.has(rank(person))) first.set(rank(person), person);
	const chosen = [...first.entries()].sort(([a], [b]) => a - b).map(([, person]) => person);
	return [...chosen, ...people.filter((person) => !chosen.includes(person))].slice(0, 6);
}

function playgroundConfig(tenantId: string, people: readonly Person[]) {
	const users = Array.from({ length: 6 }, (_, at) => {
		const person = seats(people)[at];
		const id = person?.id ?? `guest-${at + 1}`;
		const name = person?.name ?? `Guest ${at + 1}`;
		const [givenName = name, ...rest] = name.split(" ");
		return {
			id,
			name,
			// Its own spelling.
			userPrincipleName: person?.mail ?? `${id}@example.com`,
			aadObjectId: id,
			givenName,
			surname: rest.join(" "),
			email: person?.mail ?? `${id}@example.com`,
		};
	});
	const [currentUser, ...others] = users;
	return {
		version: "0.1.1",
		tenantId,
		bot,
		currentUser,
		users: others,
		personalChat: { id: personalChat },
		groupChat: { id: "accord-group", name: "Accord" },
		team: {
			id: "accord-team",
			name: "Accord",
			aadGroupId: "00000000-0000-0000-0000-000000000031",
			channels: [{ id: "accord-disputes", name: "Accord" }],
		},
	};
}
