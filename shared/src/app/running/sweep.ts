import { type Dispute, disputeIdSchema } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { type Due, sweep } from "../../dispute/sweep.ts";
import { key } from "../../keys.ts";
import { fingerprint } from "../acting/answered.ts";
import { act } from "../acting/commandDispute.ts";
import { listAll } from "../listing.ts";
import type { Office, World } from "../office.ts";
import { findDispute } from "../reading/account.ts";
import { duePartition, dueUpTo } from "../views/due.ts";

/** What one sweep did. */
export interface Swept {
	readonly seen: number;
	readonly acts: number;
	readonly refused: number;
}

/**
 * Gives the commands of the clock on the disputes of a tenant that are due: reminders, escalations, the silence rule.
 * What it costs grows with what is due, not with what exists; running it again does nothing twice.
 */
export async function sweepTenant(office: Office, tenant: string): Promise<Swept> {
	const world = await office.world(tenant);
	if (!world.calendar.isBusinessDay(world.today)) return { seen: 0, acts: 0, refused: 0 };
	let [seen, acts, refused] = [0, 0, 0];
	for await (const dispute of dueDisputes(office, world)) {
		seen += 1;
		for (const due of sweep([dispute], world.today, { calendar: world.calendar })) {
			if (!(await give(office, world, due))) {
				refused += 1;
				break;
			}
			acts += 1;
		}
	}
	return { seen, acts, refused };
}

/** Live disputes of the buckets up to today. */
async function* dueDisputes(office: Office, world: World): AsyncGenerator<Dispute> {
	const { ledger, views } = office.ports;
	const done = new Set<string>();
	for await (const page of listAll(views, duePartition(key(world.tenant)), dueUpTo(world.today)))
		for (const { body } of page) {
			const id = disputeIdSchema.parse(body.dispute);
			if (done.has(id)) continue;
			done.add(id);
			// The bucket may lag; the ledger decides.
			const found = await findDispute(ledger, world.tenant, id);
			if (found && found.value.status !== "closed") yield found.value;
		}
}

/** False when the dispute moved on, or the rules refuse: the next sweep looks at it again. */
async function give(office: Office, world: World, due: Due): Promise<boolean> {
	try {
		await act(office, {
			world,
			actor: { kind: "system", job: "sweep" },
			language: world.settings.language,
			dispute: due.dispute,
			command: due.command,
			expectedVersion: due.version,
			key: due.idempotencyKey,
			fingerprint: fingerprint({ ...due.command, dispute: due.dispute, by: "sweep" }),
		});
		return true;
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		const level = error.code === "stale_version" ? "info" : "warn";
		office.ports.log[level]("clock's act refused", {
			dispute: due.dispute,
			command: due.command.type,
			code: error.code,
		});
		return false;
	}
}
