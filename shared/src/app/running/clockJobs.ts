import { personIdSchema } from "../../dispute/people.ts";
import { unescapeKey } from "../../keys.ts";
import type { Receivables } from "../collecting/receivables.ts";
import type { Office } from "../office.ts";
import { knownTenants } from "../views/tenants.ts";
import { createSendDigests } from "./digests.ts";
import { checkIntegrity } from "./integrity.ts";
import { underLease } from "./lease.ts";
import { sweepTenant } from "./sweep.ts";

/** What the clock starts on every host; each may run again, late, or twice at once, and does nothing twice. */
export interface ClockJobs {
	/** Reminders, escalations and silence rules of every tenant. */
	sweep(): Promise<void>;
	/** Tells everybody whose hour has come what waits for them, for every tenant. */
	digests(): Promise<void>;
	/** Records what dunning proposes today, for every tenant. */
	dunning(): Promise<void>;
	/** Checks that holds, chains and stored states are what the events say. */
	integrity(): Promise<void>;
}

/** Whoever holds a job for longer than this is taken for dead. */
const LEASE_SECONDS: Readonly<Record<keyof ClockJobs, number>> = {
	sweep: 1800,
	digests: 600,
	dunning: 3600,
	integrity: 1800,
};
const clockPerson = personIdSchema.parse("accord");

export interface ClockParts {
	readonly receivables: Pick<Receivables, "collections" | "letters">;
	/** Whether anybody sends the mails that are queued. */
	readonly mail: boolean;
}

export function createClockJobs(office: Office, { receivables, mail }: ClockParts): ClockJobs {
	const { views, log } = office.ports;
	const { collections, letters } = receivables;
	const sendDigests = createSendDigests(office, { letters, mail });

	/** Skipped while another process is at it. */
	const alone = (name: keyof ClockJobs, work: () => Promise<void>) =>
		underLease(views, { name, seconds: LEASE_SECONDS[name] }, work).then(() => undefined);

	/** One tenant's trouble is not another's: it is told, and tried again the next time. */
	async function eachTenant(what: string, work: (tenant: string) => Promise<object>): Promise<void> {
		for (const tenantKey of await knownTenants(office)) {
			const tenant = unescapeKey(tenantKey);
			if (tenant === undefined) continue;
			await work(tenant).then(
				(did) => log.info(what, { tenant, ...did }),
				(error: unknown) => log.error(`${what} failed`, { tenant, error: String(error) }),
			);
		}
	}

	return {
		sweep: () => alone("sweep", () => eachTenant("sweep", (tenant) => sweepTenant(office, tenant))),
		digests: () => alone("digests", () => eachTenant("digests", sendDigests)),
		dunning: () =>
			alone("dunning", () =>
				eachTenant("dunning run", async (tenant) => {
					const { settings } = await office.world(tenant);
					return collections.run({ tenant, person: clockPerson, roles: [], language: settings.language });
				}),
			),
		integrity: () =>
			alone("integrity", async () => log.info("integrity checked", await checkIntegrity(office))),
	};
}
