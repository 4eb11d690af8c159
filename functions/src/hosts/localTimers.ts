import type { Log } from "@accord/shared/app/ports.ts";
import type { ClockJobs } from "@accord/shared/app/running/clockJobs.ts";

const MINUTE = 60_000;
/** How often each job runs; the first time when the host starts, so that what was missed while it was off is done. */
const EVERY_MS: Readonly<Record<keyof ClockJobs, number>> = {
	sweep: 10 * MINUTE,
	digests: MINUTE,
	dunning: 60 * MINUTE,
	integrity: 24 * 60 * MINUTE,
};

export interface LocalTimers {
	/** Resolves when the job under way has ended; nothing starts after it. */
	stop(): Promise<void>;
}

/**
 * Runs the jobs of the clock on one machine, one after the other, where no timer trigger exists. They begin after the
 * feed was read once: before, nobody knows what is due.
 */
export function startTimers(
	jobs: ClockJobs,
	{ after, log }: { readonly after: () => Promise<void>; readonly log: Log },
): LocalTimers {
	let line = after().catch((error: unknown) => log.error("feed failed", { error: String(error) }));
	let stopped = false;
	const names = ["sweep", "digests", "dunning", "integrity"] as const satisfies readonly (keyof ClockJobs)[];
	const run = (name: keyof ClockJobs) => {
		line = line
			.then(() => (stopped ? undefined : jobs[name]()))
			.catch((error: unknown) => log.error(`${name} failed`, { error: String(error) }));
	};
	const timers = names.map((name) => {
		run(name);
		return setInterval(() => run(name), EVERY_MS[name]).unref();
	});
	return {
		stop: async () => {
			stopped = true;
			for (const timer of timers) clearInterval(timer);
			await line;
		},
	};
}
