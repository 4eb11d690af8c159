import type { Dispute } from "../../dispute/dispute.ts";
import type { DisputeEvent } from "../../dispute/event.ts";
import { joinKeys, key } from "../../keys.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { accountOf, accountPartition, eventRange, ids, read } from "../documents.ts";
import { listWhole } from "../listing.ts";

const MOST_DISPUTES = 500;

/** The events of a dispute up to its version. What happened does not change, so only what is new is read. */
export interface EventMemory {
	of(tenant: string, dispute: Dispute): Promise<readonly DisputeEvent[]>;
}

/** Remembers the disputes looked at last. Whoever checks a chain reads the ledger instead. */
export function createEventMemory(ledger: DocumentStore): EventMemory {
	const memory = new Map<string, readonly DisputeEvent[]>();
	return {
		of: async (tenant, { id, version }) => {
			const name = joinKeys(key(tenant), id);
			const known = memory.get(name) ?? [];
			const events = known.length >= version ? known : [...known, ...(await after(known.length))];
			memory.delete(name);
			memory.set(name, events);
			for (const oldest of memory.keys()) {
				if (memory.size <= MOST_DISPUTES) break;
				memory.delete(oldest);
			}
			// An act may fall between reading the dispute and its events; a file shows one moment.
			return events.length === version ? events : events.filter(({ sequence }) => sequence <= version);

			async function after(sequence: number): Promise<readonly DisputeEvent[]> {
				const range = { from: ids.event(id, sequence + 1), to: eventRange(id).to };
				const stored = await listWhole(ledger, accountPartition(tenant, accountOf(id)), range);
				return stored.map(read.event);
			}
		},
	};
}
