import { z } from "zod";
import { disputeNumber } from "../dispute/numbering.ts";
import { key } from "../keys.ts";
import { type Change, type DocumentStore, StoreConflict } from "../ports/documentStore.ts";

/** Hands out dispute numbers: never the same one twice, whatever crashes and however many processes there are. */
export interface Numbers {
	next(tenant: string, year: number): Promise<string>;
}

const SMALLEST = 10;
const LARGEST = 1000;
const MAX_ATTEMPTS = 50;
const counterSchema = z.object({ next: z.int().positive() });

interface Block {
	next: number;
	end: number;
	size: number;
	takenAt: number;
}

/**
 * Takes blocks from a counter of the tenant and year. A block that is used up within a second is followed by one twice
 * as large, so that a quiet tenant has few gaps and a busy one few writes.
 */
export function createNumbers(ledger: DocumentStore, now: () => number = Date.now): Numbers {
	const blocks = new Map<string, Block>();
	const taking = new Map<string, Promise<void>>();

	async function take(tenant: string, year: number): Promise<void> {
		const counter = `${tenant} ${year}`;
		const before = blocks.get(counter);
		const quick = before !== undefined && now() - before.takenAt < 1000;
		const size = quick ? Math.min(LARGEST, before.size * 2) : SMALLEST;
		const partition = key(tenant, "numbering");
		const id = key("year", year);
		for (let attempt = 0; ; attempt += 1) {
			const stored = await ledger.read(partition, id);
			const next = stored ? counterSchema.parse(stored.body).next : 1;
			const body = { kind: "numbering", next: next + size };
			const change: Change = stored
				? { kind: "replace", id, body, ifMatch: stored.etag }
				: { kind: "create", id, body };
			try {
				await ledger.commit(partition, [change]);
				blocks.set(counter, { next, end: next + size, size, takenAt: now() });
				return;
			} catch (error) {
				if (!(error instanceof StoreConflict) || attempt >= MAX_ATTEMPTS) throw error;
			}
		}
	}

	return {
		next: async (tenant, year) => {
			const counter = `${tenant} ${year}`;
			for (;;) {
				const block = blocks.get(counter);
				if (block && block.next < block.end) {
					const sequence = block.next;
					block.next += 1;
					return disputeNumber(year, sequence);
				}
				let running = taking.get(counter);
				if (!running) {
					running = take(tenant, year).finally(() => taking.delete(counter));
					taking.set(counter, running);
				}
				await running;
			}
		},
	};
}
