import type { DisputeFile, DisputeSummary } from "../../api/schemas.ts";
import { DomainError } from "../../dispute/error.ts";
import { key } from "../../keys.ts";
import { type ListQuery, StoreInputError } from "../../ports/documentStore.ts";
import type { Accord } from "../accord.ts";
import { actorOf, type Office } from "../office.ts";
import { fileOf, summaryOf } from "../present.ts";
import { createSightings } from "../sightings.ts";
import { createLookup } from "../views/lookup.ts";
import { CLOSED, disputesPartition, readRow, rowRange } from "../views/rows.ts";
import { findDispute, readDispute } from "./account.ts";
import { createEventMemory } from "./eventMemory.ts";

/** One dispute with its events, from the ledger; that it was seen is on record first. @throws DomainError not_found */
export function createReadDispute(office: Office): Accord["readDispute"] {
	const memory = createEventMemory(office.ports.ledger);
	const sightings = createSightings(office);
	return async (who, id, surface = "api"): Promise<DisputeFile> => {
		const [world, { value }] = await Promise.all([
			office.world(who.tenant),
			readDispute(office.ports.ledger, who.tenant, id),
		]);
		const file = fileOf(value, await memory.of(who.tenant, value), { world, reader: actorOf(who) });
		if (surface !== "nobody") await sightings.note(world, who, { dispute: id, surface });
		return file;
	};
}

/** Worklists, newest first, from the views. @throws DomainError invalid_input for a continuation of another list */
export function createListDisputes(office: Office): Accord["listDisputes"] {
	return async ({ tenant }, query) => {
		if (query.number !== undefined) return { disputes: await byNumber(office, tenant, query.number) };
		const where = whereOf(query);
		if (!where) return { disputes: [] };
		const page = await office.ports.views
			.list(disputesPartition(key(tenant)), {
				...rowRange,
				where,
				limit: query.limit,
				descending: true,
				...(query.continuation === undefined ? {} : { continuation: query.continuation }),
			})
			.catch((error: unknown) => {
				if (error instanceof StoreInputError && error.field === "continuation")
					throw new DomainError("invalid_input", error.message, "continuation");
				throw error;
			});
		const disputes: DisputeSummary[] = page.items.map((stored) => readRow(stored).summary);
		return { disputes, ...(page.continuation === undefined ? {} : { continuation: page.continuation }) };
	};
}

/** At most one; from the ledger, so it is as it is now. */
async function byNumber(office: Office, tenant: string, number: string): Promise<DisputeSummary[]> {
	const id = await createLookup(office.ports.views, tenant).byDisputeNumber(number.trim().toUpperCase());
	const found = id && (await findDispute(office.ports.ledger, tenant, id));
	return found ? [summaryOf(found.value)] : [];
}

/** Undefined when the query contradicts itself. */
function whereOf(query: Parameters<Accord["listDisputes"]>[1]): ListQuery["where"] {
	const { owner, coordinator, court, account, status, reason, open } = query;
	const closed = status === "closed" || (status === undefined && open === false);
	const live = open === true || (status !== undefined && status !== "closed");
	if ((closed && open === true) || (live && open === false)) return undefined;
	const state = closed ? { kind: CLOSED } : live ? (status === undefined ? { open: true } : { status }) : {};
	const named = Object.entries({ owner, coordinator, court, account, reason }).filter(
		([, value]) => value !== undefined,
	);
	return { ...Object.fromEntries(named), ...state };
}
