import { z } from "zod";
import type { Account, OpenItem } from "../../api/schemas.ts";
import type { AccountId, Dispute } from "../../dispute/dispute.ts";
import { accountIdSchema } from "../../dispute/dispute.ts";
import { key, splitKey, unescapeKey } from "../../keys.ts";
import { type DocumentStore, type Stored, StoreInputError } from "../../ports/documentStore.ts";
import { read, tenantOfAccountPartition } from "../documents.ts";
import type { Office } from "../office.ts";
import { projectDisputes } from "./disputes.ts";
import { projectAccounts, projectItems } from "./lookup.ts";
import { queueNotices, sendOutbox } from "./outbox.ts";

const PARTITION = key("feed");
const POSITION = key("position");
const TENANTS = key("tenants");
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
	applyAll(onProgress?: (documents: number) => void): Promise<number>;
}

export function createLedgerFeed(office: Office): LedgerFeed {
	const { ledger, views, clock } = office.ports;
	const startedAt = clock.now();
	let seen: Position | undefined;
	let next: Promise<void> | undefined;
	const knownTenants = new Set<string>();

	async function position(): Promise<Position | undefined> {
		const stored = await views.read(PARTITION, POSITION);
		return stored && positionSchema.parse(stored.body);
	}

	async function applyAll(onProgress?: (documents: number) => void): Promise<number> {
		let continuation = (await position())?.continuation;
		let documents = 0;
		for (;;) {
			const asked = clock.now();
			const feed = await changesSince(continuation);
			await rememberTenants(views, feed.items, knownTenants);
			await applyFeed(office, feed.items);
			documents += feed.items.length;
			if (feed.items.length > 0) onProgress?.(documents);
			seen = { continuation: feed.continuation, asOf: asked };
			if (feed.continuation !== continuation)
				await views.commit(PARTITION, [{ kind: "put", id: POSITION, body: { kind: "position", ...seen } }]);
			continuation = feed.continuation;
			if (feed.drained) return documents;
		}
	}

	/** A ledger that was replaced under us is read from its beginning; what the views have already is passed over. */
	async function changesSince(continuation: string | undefined, limit = BATCH) {
		try {
			return await ledger.changes(continuation, limit);
		} catch (error) {
			if (!(error instanceof StoreInputError) || continuation === undefined) throw error;
			office.ports.log.warn("feed starts over", { error: error.message });
			return ledger.changes(undefined, limit);
		}
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

	const alone = <T>(work: () => Promise<T>) => office.turns.take("the ledger's feed", work);

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
			const { items } = await changesSince(at?.continuation, 1);
			if (items.length === 0) return { waiting: false, seconds: 0 };
			const since = Date.parse(at?.asOf ?? startedAt);
			return { waiting: true, seconds: Math.max(0, (Date.parse(clock.now()) - since) / 1000) };
		},
		alone,
		forget: async () => {
			seen = undefined;
			knownTenants.clear();
			await views.commit(PARTITION, [{ kind: "delete", id: POSITION }]);
		},
		applyAll,
	};
}

/** A rebuild and the jobs must know whose views there are. */
export async function rememberTenants(
	views: DocumentStore,
	items: readonly Stored[],
	known: Set<string>,
): Promise<void> {
	const fresh = new Set(items.flatMap(({ partition }) => tenantOfAccountPartition(partition) ?? []));
	for (const tenant of fresh) {
		if (known.has(tenant)) continue;
		await views.commit(TENANTS, [{ kind: "put", id: `tenant.${tenant}`, body: { kind: "tenant", tenant } }]);
		known.add(tenant);
	}
}

export async function knownTenants(office: Office): Promise<readonly string[]> {
	const { items } = await office.ports.views.list(TENANTS, { from: "tenant.", to: "tenant/", limit: 1000 });
	return items.map(({ body }) => z.string().parse(body.tenant));
}

interface Share {
	readonly accounts: Account[];
	readonly items: { account: AccountId; item: OpenItem }[];
	readonly disputes: Dispute[];
}

/** Applies documents of the ledger to the views; each may come again. A change-feed trigger calls this too. */
export async function applyFeed(office: Office, documents: readonly Stored[]): Promise<void> {
	const { views, log } = office.ports;
	const shares = new Map<string, Share>();
	const notices: Stored[] = [];
	for (const stored of documents) {
		const tenantKey = tenantOfAccountPartition(stored.partition);
		if (tenantKey === undefined) continue;
		const share = shares.get(tenantKey) ?? { accounts: [], items: [], disputes: [] };
		shares.set(tenantKey, share);
		try {
			if (stored.body.kind === "account") share.accounts.push(read.account(stored));
			else if (stored.body.kind === "item") share.items.push(itemOf(stored));
			else if (stored.body.kind === "dispute") share.disputes.push(read.dispute(stored));
			else if (stored.body.kind === "notice") notices.push(stored);
		} catch (error) {
			// One unreadable document must not stop everybody's views.
			log.error("document not projected", { id: stored.id, error: String(error) });
		}
	}
	await Promise.all(
		[...shares].map(async ([tenantKey, { accounts, items, disputes }]) => {
			const tenant = unescapeKey(tenantKey);
			if (tenant === undefined) return log.error("tenant not projected", { tenantKey });
			const { calendar } = await office.world(tenant);
			await Promise.all([
				accounts.length > 0 && projectAccounts(views, tenantKey, accounts),
				items.length > 0 && projectItems(views, tenantKey, items),
				disputes.length > 0 && projectDisputes(views, { tenantKey, calendar }, disputes),
			]);
		}),
	);
	if (notices.length > 0) await queueNotices(views, notices);
}

function itemOf(stored: Stored): { account: AccountId; item: OpenItem } {
	const account = accountIdSchema.parse(splitKey(stored.partition)[2]);
	return { account, item: read.item(stored).item };
}
