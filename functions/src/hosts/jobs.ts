import type { Log } from "@accord/shared/app/ports.ts";
import type { Jobs } from "@accord/shared/app/running/jobs.ts";
import { app, type InvocationContext } from "@azure/functions";
import { isRecord, sortOut } from "../adapters/cosmos/documents.ts";
import { observe } from "../telemetry/scope.ts";
import { hostOf } from "./observed.ts";

/** When each job runs, in UTC: second, minute, hour, day, month, weekday. */
const timers: Readonly<Record<Exclude<keyof Jobs, "feed">, string>> = {
	outbox: "0 * * * * *",
	sweep: "0 5 * * * *",
	// Every time zone is a multiple of a quarter of an hour from UTC.
	digests: "0 */15 * * * *",
	dunning: "0 15 4 * * *",
	integrity: "0 30 2 * * *",
	directory: "0 20 * * * *",
};

/** Registers the change feed of the ledger and the timers. */
export function registerJobs(jobs: Jobs, database: string, log: Log): void {
	app.cosmosDB("feed", {
		connection: "ACCORD_FEED",
		databaseName: database,
		containerName: "ledger",
		leaseContainerName: "leases",
		createLeaseContainerIfNotExists: false,
		// Views that were dropped are built again by dropping the leases too.
		startFromBeginning: true,
		feedPollDelay: 1000,
		maxItemsPerInvocation: 500,
		// Without it a batch that failed once is never seen again.
		retry: {
			strategy: "exponentialBackoff",
			maxRetryCount: -1,
			minimumInterval: { seconds: 1 },
			maximumInterval: { minutes: 2 },
		},
		handler: (documents: unknown[], context: InvocationContext) =>
			observe(
				{ name: "feed", kind: "feed", ...hostOf(context) },
				() => feed(jobs, documents),
				(lag) => ({
					documents: documents.length,
					lagSeconds: lag,
				}),
			),
	});
	for (const name of ["outbox", "sweep", "digests", "dunning", "integrity", "directory"] as const)
		app.timer(name, {
			schedule: timers[name],
			handler: (timer, context) => {
				if (timer.isPastDue) log.warn("timer is late", { timer: name });
				return observe({ name, kind: "timer", ...hostOf(context) }, () => jobs[name]());
			},
		});
}

/** Gives how old the oldest document was, in seconds. */
async function feed(jobs: Jobs, documents: readonly unknown[]): Promise<number> {
	let oldest = Date.now() / 1000;
	for (const raw of documents)
		if (isRecord(raw) && typeof raw._ts === "number") oldest = Math.min(oldest, raw._ts);
	await jobs.feed(sortOut(documents));
	return Math.round(Date.now() / 1000 - oldest);
}
