import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface LocalHost {
	readonly url: string;
	readonly port: number;
	readonly data: string;
	readonly process: ChildProcess;
	/** Address of the chat, once it has started. */
	chat(): string | undefined;
	/** Ends the process as Ctrl-C does and gives its exit code; the data folder stays. */
	stop(): Promise<number | null>;
	/** Ends the process at once, without a chance to write anything. */
	kill(): Promise<void>;
	/** Removes the data folder. */
	forget(): void;
}

export interface LocalHostOptions {
	readonly data?: string;
	readonly arguments?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
	readonly chat?: boolean;
}

const ready = /Accord is ready: (http:\/\/127\.0\.0\.1:(\d+)\/)/;
const chatLine = /Chat: (http:\/\/\S+)/;

/** Starts the built local host on a free port with a data folder of its own. */
export async function startLocalHost(options: LocalHostOptions = {}): Promise<LocalHost> {
	const data = options.data ?? mkdtempSync(join(tmpdir(), "accord-"));
	const child = spawn(
		process.execPath,
		[join(import.meta.dirname, "../../functions/dist/local.cjs"), ...(options.arguments ?? [])],
		{
			env: {
				...process.env,
				PORT: "0",
				ACCORD_DATA: data,
				ACCORD_PLAYGROUND: options.chat ? "on" : "off",
				ACCORD_PLAYGROUND_PORT: "0",
				// What the clock does depends on the weekday the test runs on.
				ACCORD_TIMERS: "off",
				...options.environment,
			},
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	let output = "";
	const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
	const found = await new Promise<{ url: string; port: number }>((resolve, reject) => {
		const look = (chunk: Buffer) => {
			output += chunk.toString("utf8");
			const address = ready.exec(output);
			if (address?.[1]) resolve({ url: address[1], port: Number(address[2]) });
		};
		child.stdout.on("data", look);
		child.stderr.on("data", look);
		child.once("exit", (code) => reject(new Error(`the local host ended with ${code}:\n${output}`)));
	});
	return {
		...found,
		data,
		process: child,
		chat: () => chatLine.exec(output)?.[1],
		stop: () => {
			child.kill("SIGINT");
			return exited;
		},
		kill: async () => {
			child.kill("SIGKILL");
			await exited;
		},
		forget: () => rmSync(data, { recursive: true, force: true }),
	};
}
