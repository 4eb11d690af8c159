import { z } from "zod";
import { key, keyRange } from "../../keys.ts";
import { type Stored, StoreUnavailable } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
import { applyFeed, type DisputeProjector } from "./applyFeed.ts";

const PARTITION = key("poison");
const documents = keyRange(key("document"));
const parkedSchema = z.object({ partition: z.string(), id: z.string(), error: z.string() });
/** A document of the ledger that the views could not take, and why. */
export type Parked = z.infer<typeof parkedSchema>;

/**
 * Applies documents of the feed; what makes a batch fail is applied alone, and parked when it fails alone too, so that
 * one bad document holds up nobody. A store that does not answer is no document's fault: that is thrown.
 */
export async function applyOrPark(
	office: Office,
	batch: readonly Stored[],
	project?: DisputeProjector,
): Promise<void> {
	try {
		await applyFeed(office, batch, project);
		return;
	} catch (error) {
		if (error instanceof StoreUnavailable) throw error;
		office.ports.log.warn("batch not projected, one by one now", {
			documents: batch.length,
			error: nameOf(error),
		});
	}
	for (const stored of batch)
		try {
			await applyFeed(office, [stored], project);
		} catch (error) {
			if (error instanceof StoreUnavailable) throw error;
			await park(office, { partition: stored.partition, id: stored.id, error: nameOf(error) });
		}
}

/** What the views could not take, up to a thousand. */
export async function parkedDocuments({ ports }: Office): Promise<readonly Parked[]> {
	const { items } = await ports.views.list(PARTITION, { ...documents, limit: 1000 });
	return items.map(({ body }) => parkedSchema.parse(body));
}

/** Remembers a document the host could not even read. */
export async function park({ ports }: Office, parked: Parked): Promise<void> {
	ports.log.error("document parked", { ...parked });
	const id = key("document", `${parked.partition} ${parked.id}`);
	await ports.views.commit(PARTITION, [{ kind: "put", id, body: { kind: "poison", ...parked } }]);
}

/** The kind of error only: a message may quote the document. */
function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : typeof error;
}
