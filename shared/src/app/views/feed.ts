import { z } from "zod";
import { key } from "../../keys.ts";
import type { Change } from "../../ports/documentStore.ts";
import { changesSince } from "../changesSince.ts";
import type { Office } from "../office.ts";
import type { DisputeProjector } from "./applyFeed.ts";
import { createBuilder } from "./builder.ts";
import { dropViews } from "./drop.ts";
import { sendOutbox } from "./outbox.ts";
import { applyOrPark } from "./poison.ts";
import { rememberTenants } from "./tenants.ts";

const PARTITION = key("feed");
const POSITION = key("position");
const BUILDING = key("building");
/** What is written to the views from the feed, one after the other. */
export const FEED_TURN = "the ledger's feed";
const BATCH = 500;
const WHILE_SENDING_MS = 250;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const positionSchema = z.object({ continuation: z.string().optional(), asOf: z.string() });
type Position = z.infer<typeof positionSchema>;

/** The ledger's feed as the views and the outbox see it. */
export interface LedgerFeed {
	/** Takes everything that waits now; calls at the same time share the work. */
	catchUp(): Promise<void>;
	/** Everything written before this instant is in the views. */
	asOf(): Promise<string>;
	/** Whether something waits to reach the views, and for how long at most. */
	lag(): Promise<{ readonly waiting: boolean; readonly seconds: number }>;
	/** Runs while no feed is being applied. */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** Starts the feed over. */
	forget(): Promise<void>;
	/** Applies the feed without sending; gives how many documents it brought. */
	applyAll(onProgress?: Progress): Promise<number>;
	/** Builds the views from nothing in a quicker way, where this feed is the only one to write them. */
	build?(onProgress?: Progress): Promise<void>;
}

type Progress = (documents: number) => void;

export function createLedgerFeed(office: Office): LedgerFeed {
	const { views, clock } = office.ports;
	const startedAt = clock.now();
	let seen: Position | undefined;
	let next: Promise<void> | undefined;
	const remembered = new Set<string>();

	async function position(): Promise<Position | undefined> {
		const stored = await views.read(PARTITION, POSITION);
		return stored && positionSchema.parse(stored.body);
	}

	async function applyAll(onProgress?: Progress): Promise<number> {
		const stored = await views.read(PARTITION, BUILDING);
		if (stored) await build(onProgress);
		const from = (await position())?.continuation;
		return follow(from, { onProgress, keep: (at) => keep(at) });
	}

	interface Following {
		readonly onProgress: Progress | undefined;
		readonly project?: DisputeProjector;
		/** Told how far the views are, after each batch. */
		readonly keep: (at: Position) => Promise<void>;
	}

	async function follow(from: string | undefined, { onProgress, project, keep }: Following): Promise<number> {
		let documents = 0;
		for (let continuation = from; ; ) {
			const asOf = clock.now();
			const feed = await changesSince(office.ports, continuation, BATCH);
			await rememberTenants(views, feed.items, remembered);
			await applyOrPark(office, feed, project);
			documents += feed.items.length;
			if (feed.items.length > 0) onProgress?.(documents);
			const moved = feed.continuation !== continuation;
			continuation = feed.continuation;
			if (moved) await keep({ continuation, asOf });
			else if (!project) seen = { continuation, asOf };
			if (feed.drained) return documents;
		}
	}

	async function keep(at: Position, more: readonly Change[] = []): Promise<void> {
		await views.commit(PARTITION, [
			{ kind: "put", id: POSITION, body: { kind: "position", ...at } },
			...more,
		]);
		seen = at;
	}

	/** The mark outlives a crash: views half built are not taken for whole ones, but built again. */
	async function build(onProgress?: Progress): Promise<void> {
		seen = undefined;
		remembered.clear();
		await views.commit(PARTITION, [
			{ kind: "delete", id: POSITION },
			{ kind: "put", id: BUILDING, body: { kind: "building", since: clock.now() } },
		]);
		await dropViews(office);
		const builder = createBuilder(views);
		let reached: Position = { asOf: clock.now() };
		await follow(undefined, {
			onProgress,
			project: builder.project,
			keep: async (at) => {
				reached = at;
			},
		});
		await builder.finish();
		await keep(reached, [{ kind: "delete", id: BUILDING }]);
	}

	/** A slow channel must not hold the views: the feed is applied while notices are being sent. */
	async function sendMeanwhile(): Promise<void> {
		let sending = true;
		const sent = sendOutbox(office.ports).finally(() => {
			sending = false;
		});
		while (sending) {
			await Promise.race([sent, pause(WHILE_SENDING_MS)]);
			if (sending) await alone(() => applyAll());
		}
		await sent;
	}

	const alone = <T>(work: () => Promise<T>) => office.turns.take(FEED_TURN, work);

	return {
		catchUp: () => {
			// Whoever comes before the next run has begun is served by it.
			next ??= office.turns.take("catching up", async () => {
				next = undefined;
				await alone(() => applyAll());
				await sendMeanwhile();
			});
			return next;
		},
		asOf: async () => seen?.asOf ?? (await position())?.asOf ?? clock.now(),
		lag: async () => {
			const at = await position();
			const { items } = await changesSince(office.ports, at?.continuation, 1);
			if (items.length === 0) return { waiting: false, seconds: 0 };
			const since = Date.parse(at?.asOf ?? startedAt);
			return { waiting: true, seconds: Math.max(0, (Date.parse(clock.now()) - since) / 1000) };
		},
		alone,
		forget: async () => {
			seen = undefined;
			remembered.clear();
			await views.commit(PARTITION, [{ kind: "delete", id: POSITION }]);
		},
		applyAll,
		build,
	};
}
