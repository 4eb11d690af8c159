import type { Log } from "@accord/shared/app/ports.ts";

/** One JSON object a line on standard error; `quiet` leaves the informational ones away. */
export function createConsoleLog(options: { quiet?: boolean } = {}): Log {
	const write = (level: string, message: string, facts?: Readonly<Record<string, unknown>>) =>
		process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
	return {
		info: (message, facts) => void (options.quiet || write("info", message, facts)),
		warn: (message, facts) => void write("warn", message, facts),
		error: (message, facts) => void write("error", message, facts),
	};
}
