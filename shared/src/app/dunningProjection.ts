import { z } from "zod";
import { addDays } from "../dispute/businessCalendar.ts";
import { type AccountId, accountIdSchema, type Day } from "../dispute/dispute.ts";
import { DomainError } from "../dispute/error.ts";
import { sheetOf } from "../dunning/select.ts";
import { key, keyRange, splitKey, unescapeKey } from "../keys.ts";
import type { Stored } from "../ports/documentStore.ts";
import { tenantOfAccountPartition } from "./documents.ts";
import { agendaEntries, nextAgendaDay, readDunningAccount } from "./dunningAccount.ts";
import { SHARDS, shardOf, sheetBody, sheetId, sheetShard } from "./dunningSheets.ts";
import { listAll } from "./listing.ts";
import type { Office } from "./office.ts";

const placeSchema = z.object({ continuation: z.string().optional() });
const sweptSchema = z.object({ day: z.string() });
/** A tenant that was away longer than this is looked at in full. */
const longestGap = 40;

export interface DunningProjection {
	/** Brings the sheets up to what the ledger's feed says, then to today. */
	catchUp(): Promise<void>;
}

/** Keeps one sheet per account from the ledger's feed, and turns each one over on the day it waits for. */
export function createDunningProjection(office: Office): DunningProjection {
	const { ledger, views } = office.ports;
	const place = { partition: key("dunning"), id: key("place") };
	const sweptId = (tenant: string) => key("swept", tenant);

	async function rebuild(tenant: string, account: AccountId): Promise<void> {
		const world = await office.world(tenant);
		const partition = sheetShard(tenant, shardOf(account));
		const found = await readDunningAccount(office, world, account).catch((error: unknown) => {
			if (error instanceof DomainError && error.code === "not_found") return undefined;
			throw error;
		});
		// Items may come before their account in an import; the account's own document brings it back.
		if (!found) return;
		const { due: _own, ...sheet } = sheetOf(
			found.file,
			found.tenantPolicy,
			world.today,
			found.records.policy,
		);
		const due = nextAgendaDay(found, world.today);
		const body = sheetBody(
			{ ...sheet, ...(due === undefined ? {} : { due }) },
			{ coordinator: found.account.coordinator, open: agendaEntries(found, world.today).length > 0 },
		);
		await views.commit(partition, [{ kind: "put", id: sheetId(account), body }]);
	}

	async function fromFeed(documents: readonly Stored[]): Promise<ReadonlySet<string>> {
		const tenants = new Set<string>();
		for (const partition of new Set(documents.filter(matters).map((stored) => stored.partition))) {
			const escaped = tenantOfAccountPartition(partition);
			const tenant = escaped === undefined ? undefined : unescapeKey(escaped);
			const account = accountIdSchema.safeParse(splitKey(partition)[2]);
			if (tenant === undefined || !account.success) continue;
			tenants.add(tenant);
			await rebuild(tenant, account.data);
		}
		return tenants;
	}

	/** The accounts that waited for a day up to today. */
	async function sweep(tenant: string): Promise<void> {
		const { today } = await office.world(tenant);
		const stored = await views.read(place.partition, sweptId(tenant));
		const last = stored ? sweptSchema.parse(stored.body).day : addDays(today, -longestGap);
		if (last >= today) return;
		const [, from = last] = [last, addDays(today, -longestGap)].sort();
		for (let day: Day = addDays(from, 1); day <= today; day = addDays(day, 1))
			for (let shard = 0; shard < SHARDS; shard += 1)
				for await (const page of listAll(views, sheetShard(tenant, shard), {
					...keyRange(),
					where: { due: day },
				}))
					for (const { body } of page) await rebuild(tenant, accountIdSchema.parse(body.account));
		await views.commit(place.partition, [
			{ kind: "put", id: sweptId(tenant), body: { kind: "swept", tenant, day: today } },
		]);
	}

	return {
		catchUp: async () => {
			const stored = await views.read(place.partition, place.id);
			let { continuation } = placeSchema.parse(stored?.body ?? {});
			const tenants = new Set<string>();
			for (;;) {
				const feed = await ledger.changes(continuation, 500);
				for (const tenant of await fromFeed(feed.items)) tenants.add(tenant);
				if (feed.continuation !== continuation) {
					continuation = feed.continuation;
					await views.commit(place.partition, [
						{ kind: "put", id: place.id, body: { kind: "place", continuation } },
					]);
				}
				if (feed.drained) break;
			}
			for await (const page of listAll(views, place.partition, keyRange(key("swept"))))
				for (const { body } of page) if (typeof body.tenant === "string") tenants.add(body.tenant);
			for (const tenant of tenants) await sweep(tenant);
		},
	};
}

const kinds: ReadonlySet<unknown> = new Set([
	"account",
	"item",
	"dispute",
	"claim",
	"promise",
	"letter",
	"snooze",
	"accountPolicy",
]);
function matters({ body }: Stored): boolean {
	return kinds.has(body.kind);
}
