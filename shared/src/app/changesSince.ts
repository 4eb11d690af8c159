import { type Feed, StoreInputError } from "../ports/documentStore.ts";
import type { Ports } from "./ports.ts";

/** The ledger's feed from a place; a ledger that was replaced under us is read from its beginning, where all is passed over that is known already. */
export async function changesSince(
	{ ledger, log }: Pick<Ports, "ledger" | "log">,
	continuation: string | undefined,
	limit: number,
): Promise<Feed> {
	try {
		return await ledger.changes(continuation, limit);
	} catch (error) {
		if (!(error instanceof StoreInputError) || continuation === undefined) throw error;
		log.warn("feed starts over", { error: error.message });
		return ledger.changes(undefined, limit);
	}
}
