import { z } from "zod";
import { addDays } from "../../dispute/businessCalendar.ts";
import { type AccountId, accountIdSchema, type Day } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { sheetOf } from "../../dunning/select.ts";
import { key, keyRange, splitKey, unescapeKey } from "../../keys.ts";
import {
	type Change,
	type JsonObject,
	StoreConflict,
	type Stored,
	StoreUnavailable,
} from "../../ports/documentStore.ts";
import { changesSince } from "../changesSince.ts";
import { accountPartition, ids, tenantOfAccountPartition } from "../documents.ts";
import { listAll } from "../listing.ts";
import type { Office } from "../office.ts";
import { kindOf, park } from "../running/parked.ts";
import { agendaEntries, nextAgendaDay, readDunningAccount } from "./dunningAccount.ts";
import { SHARDS, shardOf, sheetBody, sheetId, sheetShard } from "./dunningSheets.ts";

/** How far the sheets are. */
export const DUNNING_PARTITION = key("dunning");
const placeSchema = z.object({ continuation: z.string().optional() });
const sweptSchema = z.object({ day: z.string() });
/** A tenant that was away longer than this is looked at in full. */
const longestGap = 40;

export interface DunningProjection {
	/** Brings the sheets up to what the ledger's feed says, then to today. */
	catchUp(): Promise<void>;
	/** One page of the feed; true once nothing more was waiting and today's sheets are turned over. */
	step(): Promise<boolean>;
	/** Draws the sheet of an account's partition again, when its documents can be read. */
	again(partition: string): Promise<void>;
}

/** Keeps one sheet per account from the ledger's feed, and turns each one over on the day it waits for. */
export function createDunningProjection(office: Office): DunningProjection {
	const { views } = office.ports;
	const place = { partition: DUNNING_PARTITION, id: key("place") };
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

	/** One account that cannot be read leaves its sheet as it was, and holds up no other. */
	async function rebuildOrPark(tenant: string, account: AccountId): Promise<void> {
		try {
			await rebuild(tenant, account);
		} catch (error) {
			if (error instanceof StoreUnavailable) throw error;
			const partition = accountPartition(tenant, account);
			await park(office.ports, { follower: "dunning", partition, id: ids.account, error: kindOf(error) });
		}
	}

	async function fromFeed(documents: readonly Stored[]): Promise<ReadonlySet<string>> {
		const tenants = new Set<string>();
		for (const partition of new Set(documents.filter(matters).map((stored) => stored.partition))) {
			const of = accountIn(partition);
			if (!of) continue;
			tenants.add(of.tenant);
			await rebuildOrPark(of.tenant, of.account);
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
					for (const { body } of page) await rebuildOrPark(tenant, accountIdSchema.parse(body.account));
		await views.commit(place.partition, [
			{ kind: "put", id: sweptId(tenant), body: { kind: "swept", tenant, day: today } },
		]);
	}

	return {
		step,
		again: async (partition) => {
			const of = accountIn(partition);
			if (of) await rebuild(of.tenant, of.account);
		},
		catchUp: async () => {
			while (!(await step()));
		},
	};

	async function step(): Promise<boolean> {
		const stored = await views.read(place.partition, place.id);
		const { continuation } = placeSchema.parse(stored?.body ?? {});
		const feed = await changesSince(office.ports, continuation, 500);
		const tenants = new Set(await fromFeed(feed.items));
		if (feed.continuation !== continuation) {
			const body = { kind: "place", continuation: feed.continuation };
			// Somebody else was faster, or the sheets were dropped: the place is read again.
			if (!(await moved(stored, body))) return false;
		}
		if (!feed.drained) {
			for (const tenant of tenants) await known(tenant);
			return false;
		}
		for await (const page of listAll(views, place.partition, keyRange(key("swept"))))
			for (const { body } of page) if (typeof body.tenant === "string") tenants.add(body.tenant);
		for (const tenant of tenants) await sweep(tenant);
		return true;
	}

	async function moved(before: Stored | undefined, body: JsonObject): Promise<boolean> {
		const change: Change = before
			? { kind: "replace", id: place.id, body, ifMatch: before.etag }
			: { kind: "create", id: place.id, body };
		try {
			await views.commit(place.partition, [change]);
			return true;
		} catch (error) {
			if (error instanceof StoreConflict) return false;
			throw error;
		}
	}

	/** A tenant seen on the way is swept at the end, also when this process does not live to see it. */
	async function known(tenant: string): Promise<void> {
		if (await views.read(place.partition, sweptId(tenant))) return;
		const { today } = await office.world(tenant);
		const body = { kind: "swept", tenant, day: addDays(today, -longestGap) };
		await views.commit(place.partition, [{ kind: "put", id: sweptId(tenant), body }]);
	}
}

function accountIn(partition: string): { tenant: string; account: AccountId } | undefined {
	const tenant = unescapeKey(tenantOfAccountPartition(partition) ?? "");
	const account = accountIdSchema.safeParse(splitKey(partition)[2]);
	return tenant === undefined || !account.success ? undefined : { tenant, account: account.data };
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
