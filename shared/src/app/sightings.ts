import type { DisputeId } from "../dispute/dispute.ts";
import { type Sighting, type Surface, seenAgain, sightingSchema } from "../dispute/sighting.ts";
import { joinKeys, key } from "../keys.ts";
import type { Change } from "../ports/documentStore.ts";
import type { Accord, Principal } from "./accord.ts";
import { untilWritten } from "./collecting/dunningDocuments.ts";
import { accountOf, accountPartition, ids } from "./documents.ts";
import type { Office, World } from "./office.ts";
import { namesIn } from "./present.ts";
import { readDispute, readSightings } from "./reading/account.ts";

/** Who read which dispute, beside its events and outside their chain. */
export interface Sightings {
	/** Records a read before it is answered; most are part of a look that is known and cost nothing. */
	note(
		world: World,
		who: Principal,
		of: { readonly dispute: DisputeId; readonly surface: Surface },
	): Promise<void>;
}

const MOST_REMEMBERED = 5000;

export function createSightings({ ports: { ledger } }: Office): Sightings {
	const memory = new Map<string, Sighting>();

	function remember(name: string, sighting: Sighting): void {
		memory.delete(name);
		memory.set(name, sighting);
		for (const oldest of memory.keys()) {
			if (memory.size <= MOST_REMEMBERED) break;
			memory.delete(oldest);
		}
	}

	return {
		note: async ({ now, today }, { tenant, person }, { dispute, surface }) => {
			const read = { person, day: today, at: now, surface };
			const id = ids.sighting(dispute, today, person);
			const name = joinKeys(key(tenant), accountOf(dispute), id);
			const known = memory.get(name);
			if (known && !seenAgain(known, read)) return;
			const partition = accountPartition(tenant, accountOf(dispute));
			// Most reads that come here are the first of their day: written unread, they cost half.
			let fresh = known === undefined;
			await untilWritten(async () => {
				const stored = fresh ? undefined : await ledger.read(partition, id);
				fresh = false;
				const before = stored && sightingSchema.parse(stored.body.sighting);
				const next = seenAgain(before, read);
				if (!next) return before && remember(name, before);
				const body = { kind: "sighting", dispute, sighting: { ...next } };
				const change: Change = stored
					? { kind: "replace", id, body, ifMatch: stored.etag }
					: { kind: "create", id, body };
				await ledger.commit(partition, [change]);
				remember(name, next);
			});
		},
	};
}

/** Who saw a dispute, the last one first, with their names. */
export interface SeenBy {
	readonly sightings: readonly Sighting[];
	readonly people: Readonly<Record<string, string>>;
}

/** @throws DomainError not_found */
export function createListSightings(office: Office): Accord["listSightings"] {
	const { ledger } = office.ports;
	return async ({ tenant }, dispute): Promise<SeenBy> => {
		const [world, stored] = await Promise.all([
			office.world(tenant),
			readSightings(ledger, tenant, dispute),
			readDispute(ledger, tenant, dispute),
		]);
		const sightings = stored.toSorted(byLast);
		return { sightings, people: namesIn(sightings, world) };
	};
}

const byLast = (a: Sighting, b: Sighting): number => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0);
