import type { DisputeSummary } from "../../api/schemas.ts";
import { isTimeZone, localTime } from "../../dispute/businessCalendar.ts";
import {
	type DigestEntry,
	digestFor,
	digestHorizon,
	liveFollowUps,
	type Watched,
} from "../../dispute/digest.ts";
import { type Day, type DisputeId, disputeIdSchema } from "../../dispute/dispute.ts";
import type { PersonId } from "../../dispute/people.ts";
import { key } from "../../keys.ts";
import type { Principal } from "../accord.ts";
import { listAll } from "../listing.ts";
import type { Office, World } from "../office.ts";
import { summaryOf } from "../present.ts";
import { digestReader } from "../running/digestSetting.ts";
import { followUpsPartition, followUpsUpTo } from "../views/followUps.ts";
import { disputesPartition, readRow, rowRange } from "../views/rows.ts";
import { findDispute } from "./account.ts";

/** One line of a digest with the dispute it is about. */
export interface DigestLine extends DigestEntry {
	readonly summary: DisputeSummary;
}

/** What one person is told today, the most pressing part first. */
export interface DigestView {
	/** The person's own day. */
	readonly day: Day;
	readonly late: readonly DigestLine[];
	readonly today: readonly DigestLine[];
	readonly soon: readonly DigestLine[];
	readonly followUps: readonly DigestLine[];
}

/** The clock a person lives by: their own, or the tenant's where theirs is none. */
export function clockOf(world: World, person: Principal["person"]): string {
	const zone = world.people.find(({ id }) => id === person)?.timeZone;
	return zone !== undefined && isTimeZone(zone) ? zone : world.settings.timeZone;
}

/** What a person must be told today; undefined when there is nothing. It holds what waits for whomever they stand in for, and costs what is theirs, not what exists. */
export function createReadDigest(office: Office) {
	return async ({
		tenant,
		person,
	}: Pick<Principal, "tenant" | "person">): Promise<DigestView | undefined> => {
		const world = await office.world(tenant);
		const { day } = localTime(world.now, clockOf(world, person));
		const summaries = new Map<DisputeId, DisputeSummary>();
		const watched: Watched[] = [];
		const stoodFor = world.people.map(({ id }) => id).filter((id) => digestReader(world, id) === person);
		for (const whose of stoodFor)
			for (const part of [inCourt(office, world, whose), toFollowUp(office, world, { whose, day })])
				for await (const { summary, ...found } of part) {
					summaries.set(found.id, summary);
					watched.push(found);
				}
		const digest = digestFor(new Set(stoodFor), watched, { day, calendar: world.calendar });
		if (!digest) return undefined;
		const lines = (entries: readonly DigestEntry[]): DigestLine[] =>
			entries.flatMap((entry) => {
				const summary = summaries.get(entry.dispute);
				return summary ? [{ ...entry, summary }] : [];
			});
		return {
			day,
			late: lines(digest.late),
			today: lines(digest.today),
			soon: lines(digest.soon),
			followUps: lines(digest.followUps),
		};
	};
}

type Found = Watched & { readonly summary: DisputeSummary };

async function* inCourt(
	office: Office,
	{ tenant, now, calendar }: World,
	whose: PersonId,
): AsyncGenerator<Found> {
	const where = { court: whose, open: true };
	// The reader's day and the tenant's differ by one at most.
	const last = digestHorizon(calendar.addBusinessDays(calendar.dayOf(now), 1), calendar);
	for await (const page of listAll(office.ports.views, disputesPartition(key(tenant)), {
		...rowRange,
		where,
	}))
		for (const stored of page) {
			const { summary } = readRow(stored);
			const { id, number, status, due } = summary;
			if (due !== undefined && due <= last)
				yield { id, number, status, court: { person: whose, due }, followUps: [], summary };
		}
}

async function* toFollowUp(
	office: Office,
	{ tenant }: World,
	of: { readonly whose: PersonId; readonly day: Day },
): AsyncGenerator<Found> {
	const { ledger, views } = office.ports;
	const done = new Set<DisputeId>();
	for await (const page of listAll(views, followUpsPartition(key(tenant)), followUpsUpTo(of.whose, of.day)))
		for (const { body } of page) {
			const id = disputeIdSchema.parse(body.dispute);
			if (done.has(id)) continue;
			done.add(id);
			// The view may lag; the ledger decides.
			const found = await findDispute(ledger, tenant, id);
			if (!found) continue;
			const { number, status } = found.value;
			yield { id, number, status, followUps: liveFollowUps(found.value), summary: summaryOf(found.value) };
		}
}
