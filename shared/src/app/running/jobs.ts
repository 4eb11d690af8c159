import type { Office } from "../office.ts";
import type { DirectorySync } from "../people/sync.ts";
import { outboxIsDue, sendOutbox } from "../views/outbox.ts";
import type { Pushed, PushedFeed } from "../views/pushedFeed.ts";
import { type ClockJobs, type ClockParts, createClockJobs } from "./clockJobs.ts";
import { underLease } from "./lease.ts";

/** What runs without anybody asking where the ledger's changes are pushed. */
export interface Jobs extends ClockJobs {
	/** Brings documents of the ledger into the views, then sends what became due. */
	feed(pushed: Pushed): Promise<void>;
	/** Sends what is due, and lets the feed show how far it is. */
	outbox(): Promise<void>;
	/** Follows the company directory of every tenant. */
	directory(): Promise<void>;
}

/** Whoever holds a job for longer than this is taken for dead. */
const LEASE_SECONDS = { outbox: 120, receivables: 600 };
/** What one tenant's directory may take of a run; the next one goes on. */
const DIRECTORY_MS = 120_000;

export function createJobs(
	office: Office,
	of: ClockParts & {
		readonly feed: PushedFeed;
		/** Brings the collectors' sheets and the mails that wait up to date. */
		readonly catchUp: () => Promise<void>;
		readonly directory: Pick<DirectorySync, "run">;
		/** Tenants whose directory is followed. */
		readonly tenants: readonly string[];
	},
): Jobs {
	const { views, log } = office.ports;
	const { feed, catchUp, directory, tenants } = of;

	/** Skipped while another process is at it; a trouble is told, and tried again the next time. */
	const quietly = (name: keyof typeof LEASE_SECONDS, work: () => Promise<unknown>) =>
		underLease(views, { name, seconds: LEASE_SECONDS[name] }, async () => void (await work())).then(
			() => undefined,
			(error: unknown) => log.error(`${name} failed`, { error: String(error) }),
		);

	const send = () => quietly("outbox", () => sendOutbox(office.ports));

	return {
		...createClockJobs(office, of),
		feed: async (pushed) => {
			await feed.take(pushed);
			// A lease costs two writes, and most of what is pushed tells nobody anything.
			if (pushed.items.some(({ body }) => body.kind === "notice")) await send();
		},
		outbox: async () => {
			await feed.beat();
			if (await outboxIsDue(office.ports)) await send();
			await quietly("receivables", catchUp);
		},
		directory: async () => {
			for (const tenant of tenants) {
				const until = Date.parse(office.ports.clock.now()) + DIRECTORY_MS;
				await directory.run(tenant, { until }).catch((error: unknown) => {
					log.error("directory failed", { tenant, error: String(error) });
				});
			}
		},
	};
}
