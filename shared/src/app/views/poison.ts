import { type Feed, StoreUnavailable } from "../../ports/documentStore.ts";
import type { Office } from "../office.ts";
import { kindOf, park } from "../running/parked.ts";
import { applyFeed, type DisputeProjector } from "./applyFeed.ts";

/**
 * Applies what the feed brought; what makes a batch fail is applied alone, and parked when it fails alone too, so that
 * one bad document holds up nobody. A store that does not answer is no document's fault: that is thrown.
 */
export async function applyOrPark(
	office: Office,
	{ items, unreadable = [] }: Pick<Feed, "items" | "unreadable">,
	project?: DisputeProjector,
): Promise<void> {
	for (const { partition, id } of unreadable)
		await park(office.ports, { follower: "views", partition, id, error: "UnreadableDocument" });
	try {
		await applyFeed(office, items, project);
		return;
	} catch (error) {
		if (error instanceof StoreUnavailable) throw error;
		office.ports.log.warn("batch not projected, one by one now", {
			documents: items.length,
			error: kindOf(error),
		});
	}
	for (const stored of items)
		try {
			await applyFeed(office, [stored], project);
		} catch (error) {
			if (error instanceof StoreUnavailable) throw error;
			const { partition, id } = stored;
			await park(office.ports, { follower: "views", partition, id, error: kindOf(error) });
		}
}
