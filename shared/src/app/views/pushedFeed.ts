import { z } from "zod";
import { DomainError } from "../../dispute/error.ts";
import { key } from "../../keys.ts";
import { type Feed, StoreConflict } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
import { underLease } from "../running/lease.ts";
import type { LedgerFeed } from "./feed.ts";
import { applyOrPark } from "./poison.ts";
import { rememberTenants } from "./tenants.ts";

const PARTITION = key("feed");
const BEAT = key("heartbeat");
const SEEN = key("seen");
const LEASE_SECONDS = 600;
const WAIT_MS = 60_000;
const POLL_MS = 500;
const BATCH = 500;

const beatSchema = z.object({ kind: z.literal("heartbeat"), at: z.string(), since: z.string() });
const seenSchema = z.object({ asOf: z.string() });

/** What the platform pushes at a time, with what could not be read. */
export type Pushed = Pick<Feed, "items" | "unreadable">;

/** The ledger's feed where the platform pushes it, in several processes at once. */
export interface PushedFeed extends LedgerFeed {
	/** Applies what was pushed; each document may come again, and in another process. */
	take(pushed: Pushed): Promise<void>;
	/** Writes a beat into the ledger; once it comes back, all that was written before it has been pushed too. */
	beat(): Promise<string>;
}

/**
 * A pushed feed has no place we could read, so how far the views are is told by heartbeats: written to the ledger
 * by a timer, seen when they come round. A beat that is not seen keeps the instant since when it is missed.
 */
export function createPushedFeed(
	office: Office,
	sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): PushedFeed {
	const { ledger, views, clock, log } = office.ports;
	const known = new Set<string>();

	async function seenUntil(): Promise<string> {
		const stored = await views.read(PARTITION, SEEN);
		return stored ? seenSchema.parse(stored.body).asOf : "";
	}

	async function lastBeat() {
		const stored = await ledger.read(PARTITION, BEAT);
		return stored && beatSchema.parse(stored.body);
	}

	/** A beat that comes again must not set the views back. */
	async function see(asOf: string): Promise<void> {
		const stored = await views.read(PARTITION, SEEN);
		if (stored && seenSchema.parse(stored.body).asOf >= asOf) return;
		const body = { kind: "seen", asOf };
		try {
			await views.commit(PARTITION, [
				stored
					? { kind: "replace", id: SEEN, body, ifMatch: stored.etag }
					: { kind: "create", id: SEEN, body },
			]);
		} catch (error) {
			if (!(error instanceof StoreConflict)) throw error;
			await see(asOf);
		}
	}

	async function beat(): Promise<string> {
		const [before, seen] = await Promise.all([lastBeat(), seenUntil()]);
		const at = clock.now();
		const since = before && before.at > seen ? before.since : at;
		await ledger.commit(PARTITION, [{ kind: "put", id: BEAT, body: { kind: "heartbeat", at, since } }]);
		return at;
	}

	async function take(pushed: Pushed): Promise<void> {
		await rememberTenants(views, pushed.items, known);
		await applyOrPark(office, pushed);
		for (const { partition, id, body } of pushed.items)
			if (partition === PARTITION && id === BEAT) await see(beatSchema.parse(body).at);
	}

	/** Waits until what is written now has come round. */
	async function barrier(): Promise<void> {
		const at = await beat();
		for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
			if ((await seenUntil()) >= at) return;
			await sleep(POLL_MS);
		}
		throw new DomainError("unavailable", "the views are behind the ledger; try again later");
	}

	async function readAll(onProgress?: (documents: number) => void): Promise<number> {
		let documents = 0;
		for (let continuation: string | undefined; ; ) {
			const feed = await ledger.changes(continuation, BATCH);
			await take(feed);
			documents += feed.items.length;
			onProgress?.(documents);
			if (feed.drained) return documents;
			continuation = feed.continuation;
		}
	}

	return {
		take,
		beat,
		catchUp: barrier,
		asOf: async () => (await seenUntil()) || clock.now(),
		lag: async () => {
			const [last, seen] = await Promise.all([lastBeat(), seenUntil()]);
			if (!last || last.at <= seen) return { waiting: false, seconds: 0 };
			const seconds = Math.max(0, (Date.parse(clock.now()) - Date.parse(last.since)) / 1000);
			return { waiting: true, seconds };
		},
		alone: async (work) => {
			const results: Awaited<ReturnType<typeof work>>[] = [];
			for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
				await underLease(views, { name: "feed", seconds: LEASE_SECONDS }, async () => {
					results.push(await work());
				});
				for (const result of results) return result;
				await sleep(POLL_MS);
			}
			throw new DomainError("unavailable", "somebody else is at the views; try again later");
		},
		forget: async () => {
			known.clear();
			await views.commit(PARTITION, [{ kind: "delete", id: SEEN }]);
			log.warn("views are built again");
		},
		applyAll: async (onProgress) => {
			if ((await seenUntil()) === "") return readAll(onProgress);
			await barrier();
			return 0;
		},
	};
}
