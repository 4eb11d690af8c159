import { personIdSchema } from "../dispute/people.ts";
import { unescapeKey } from "../keys.ts";
import type { Stored } from "../ports/documentStore.ts";
import { checkIntegrity } from "./integrity.ts";
import { underLease } from "./lease.ts";
import type { Office } from "./office.ts";
import type { Receivables } from "./receivables.ts";
import { sweepTenant } from "./sweep.ts";

import { outboxIsDue, sendOutbox } from "./views/outbox.ts";
import { type Parked, park } from "./views/poison.ts";
import type { PushedFeed } from "./views/pushedFeed.ts";
import { knownTenants } from "./views/tenants.ts";

/** What runs without anybody asking; each may run again, late, or twice at once, and does nothing twice. */
export interface Jobs {
	/** Brings documents of the ledger into the views, then sends what became due. */
	feed(documents: readonly Stored[]): Promise<void>;
	/** Puts aside what the host could not read as a document. */
	park(parked: Parked): Promise<void>;
	/** Sends what is due, and lets the feed show how far it is. */
	outbox(): Promise<void>;
	/** Records what dunning proposes today, for every tenant. */
	dunning(): Promise<void>;
	/** Reminders, escalations and silence rules of every tenant. */
	sweep(): Promise<void>;
	integrity(): Promise<void>;
}

/** Whoever holds a job for longer than this is taken for dead. */
const LEASE_SECONDS = { outbox: 120, receivables: 600, sweep: 1800, dunning: 3600, integrity: 1800 };
const clockPerson = personIdSchema.parse("accord");

export function createJobs(
	office: Office,
	of: {
		readonly feed: PushedFeed;
		readonly receivables: Pick<Receivables, "collections">;
		/** Brings the collectors' sheets and the mails that wait up to date. */
		readonly catchUp: () => Promise<void>;
	},
): Jobs {
	const { views, log } = office.ports;
	const { feed, receivables, catchUp } = of;

	/** Skipped while another process is at it. */
	const alone = (name: keyof typeof LEASE_SECONDS, work: () => Promise<unknown>) =>
		underLease(views, { name, seconds: LEASE_SECONDS[name] }, async () => void (await work()));

	/** One trouble is not another's: it is told, and tried again the next time. */
	async function quietly(
		what: string,
		work: Promise<unknown>,
		facts: Readonly<Record<string, unknown>> = {},
	) {
		await work.catch((error: unknown) => log.error(`${what} failed`, { ...facts, error: String(error) }));
	}

	const send = () =>
		quietly(
			"outbox",
			alone("outbox", () => sendOutbox(office.ports)),
		);

	async function eachTenant(what: string, work: (tenant: string) => Promise<object>): Promise<void> {
		for (const tenantKey of await knownTenants(office)) {
			const tenant = unescapeKey(tenantKey);
			if (tenant === undefined) continue;
			const told = work(tenant).then((did) => log.info(what, { tenant, ...did }));
			await quietly(what, told, { tenant });
		}
	}

	return {
		feed: async (documents) => {
			await feed.take(documents);
			// A lease costs two writes, and most of what is pushed tells nobody anything.
			if (documents.some(({ body }) => body.kind === "notice")) await send();
		},
		park: (parked) => park(office, parked),
		outbox: async () => {
			await feed.beat();
			if (await outboxIsDue(office.ports)) await send();
			await quietly("receivables", alone("receivables", catchUp));
		},
		sweep: async () => {
			await alone("sweep", () => eachTenant("sweep", (tenant) => sweepTenant(office, tenant)));
		},
		dunning: async () => {
			await alone("dunning", () =>
				eachTenant("dunning run", async (tenant) => {
					const { settings } = await office.world(tenant);
					const who = { tenant, person: clockPerson, roles: [], language: settings.language };
					return receivables.collections.run(who);
				}),
			);
		},
		integrity: async () => {
			await alone("integrity", async () => log.info("integrity checked", await checkIntegrity(office)));
		},
	};
}
