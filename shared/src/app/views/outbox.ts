import { z } from "zod";
import { joinKeys, key, keyRange } from "../../keys.ts";
import { type Change, StoreConflict, type Stored } from "../../ports/documentStore.ts";
import { bodyOf, noticeSchema, read } from "../documents.ts";
import type { Notice, Ports } from "../ports.ts";
import { commitAll, type ViewChange } from "./viewChange.ts";

export const OUTBOX_PARTITION = key("outbox");
const waiting = keyRange("wait");
const parked = keyRange("parked");
const BATCH = 200;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 3_600_000;
const MAX_ATTEMPTS = 12;

const entrySchema = z.object({
	notice: noticeSchema,
	/** Where the ledger has it. */
	partition: z.string(),
	id: z.string(),
	/** When it was written, and when it is tried next: milliseconds. */
	since: z.int(),
	at: z.int(),
	attempts: z.int(),
});
type Entry = z.infer<typeof entrySchema>;

const waitId = ({ at, partition, id }: Entry) => joinKeys("wait", key(at), key(`${partition} ${id}`));
const parkedId = ({ partition, id }: Entry) => joinKeys("parked", key(`${partition} ${id}`));
const bodyOfEntry = (entry: Entry) => ({ kind: "sending", ...entry });

/** Notices the feed brought wait here until they are delivered, so that a slow channel never holds the feed. */
export async function queueNotices(views: Ports["views"], stored: readonly Stored[]): Promise<void> {
	await commitAll(
		views,
		stored.map((found): ViewChange => {
			const { notice, at, parkedAfter } = read.notice(found);
			const since = Date.parse(at);
			const entry = { notice, partition: found.partition, id: found.id, since, at: since, attempts: 0 };
			const id = parkedAfter === undefined ? waitId(entry) : parkedId(entry);
			return { partition: OUTBOX_PARTITION, change: { kind: "put", id, body: bodyOfEntry(entry) } };
		}),
	);
}

/** Whether anything waits that may be sent now. */
export async function outboxIsDue({ views, clock }: Pick<Ports, "views" | "clock">): Promise<boolean> {
	const until = joinKeys("wait", key(Date.parse(clock.now()) + 1));
	return (await views.list(OUTBOX_PARTITION, { from: waiting.from, to: until, limit: 1 })).items.length > 0;
}

/** Sends what is due. Resolves when nothing due is left; what failed waits longer each time, then is parked. */
export async function sendOutbox(ports: Ports): Promise<void> {
	for (;;) {
		const now = Date.parse(ports.clock.now());
		const { items } = await ports.views.list(OUTBOX_PARTITION, {
			from: waiting.from,
			to: joinKeys("wait", key(now + 1)),
			limit: BATCH,
		});
		if (items.length === 0) return;
		const people = new Map<string, Stored[]>();
		for (const stored of items) {
			const { notice } = entrySchema.parse(stored.body);
			const whom = `${notice.tenant} ${notice.person}`;
			people.set(whom, [...(people.get(whom) ?? []), stored]);
		}
		// One person's notices go in order; a person who cannot be reached delays nobody else.
		const results = await Promise.all(
			[...people.values()].map(async (own) => {
				const tried: { stored: Stored; failure: string | undefined }[] = [];
				for (const stored of own)
					tried.push({ stored, failure: await delivered(ports, entrySchema.parse(stored.body).notice) });
				return tried;
			}),
		);
		// Written together, so that they share the wait for the disk; a crash before it repeats a few.
		await Promise.all(
			results
				.flat()
				.map(({ stored, failure }) =>
					failure === undefined ? forget(ports, stored) : retryLater(ports, stored, { failure, now }),
				),
		);
	}
}

async function forget(ports: Ports, stored: Stored): Promise<void> {
	const { partition, id } = entrySchema.parse(stored.body);
	await ports.ledger.commit(partition, [{ kind: "delete", id }]);
	await ports.views.commit(OUTBOX_PARTITION, [{ kind: "delete", id: stored.id }]);
}

async function retryLater(
	ports: Ports,
	stored: Stored,
	{ failure, now }: { readonly failure: string; readonly now: number },
): Promise<void> {
	const entry = entrySchema.parse(stored.body);
	const attempts = entry.attempts + 1;
	const facts = { notice: entry.notice.id, attempts, error: failure };
	const gone: Change = { kind: "delete", id: stored.id };
	// A person who was not there for a digest is told the same by the next one: nothing for an operator to decide.
	if (attempts >= MAX_ATTEMPTS && entry.notice.why === "digest") {
		ports.log.error("digest given up", facts);
		return forget(ports, stored);
	}
	if (attempts >= MAX_ATTEMPTS) {
		ports.log.error("notice parked", facts);
		await park(ports, entry, attempts);
		const next = { ...entry, attempts };
		await ports.views.commit(OUTBOX_PARTITION, [
			gone,
			{ kind: "put", id: parkedId(next), body: bodyOfEntry(next) },
		]);
		return;
	}
	ports.log.warn("notice not delivered", facts);
	const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
	const next = { ...entry, attempts, at: now + delay };
	await ports.views.commit(OUTBOX_PARTITION, [
		gone,
		{ kind: "put", id: waitId(next), body: bodyOfEntry(next) },
	]);
}

async function delivered(ports: Ports, notice: Notice): Promise<string | undefined> {
	if (notice.why === "digest" && notice.notAfter < ports.clock.now()) {
		ports.log.warn("digest came too late", { notice: notice.id });
		return undefined;
	}
	try {
		await ports.notifier.notify(notice);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Remembered in the ledger, so that a rebuild of the views does not try it again. */
async function park(ports: Ports, { partition, id }: Entry, attempts: number): Promise<void> {
	const stored = await ports.ledger.read(partition, id);
	if (!stored) return;
	const body = bodyOf.notice({ ...read.notice(stored), parkedAfter: attempts });
	try {
		await ports.ledger.commit(partition, [{ kind: "replace", id, body, ifMatch: stored.etag }]);
	} catch (error) {
		if (!(error instanceof StoreConflict)) throw error;
	}
}

export interface OutboxState {
	readonly waiting: number;
	readonly oldestSeconds: number;
	readonly parked: number;
}

/** How much waits, counted up to a thousand. */
export async function outboxState({ views, clock }: Ports): Promise<OutboxState> {
	const [queue, stuck] = await Promise.all([
		views.list(OUTBOX_PARTITION, { ...waiting, limit: 1000 }),
		views.list(OUTBOX_PARTITION, { ...parked, limit: 1000 }),
	]);
	const now = Date.parse(clock.now());
	const ages = queue.items.map(({ body }) => now - entrySchema.parse(body).since);
	return {
		waiting: queue.items.length,
		oldestSeconds: Math.max(0, ...ages) / 1000,
		parked: stuck.items.length,
	};
}
