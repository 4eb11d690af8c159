import { key } from "../../keys.ts";
import { type DocumentStore, StoreConflict } from "../../ports/documentStore.ts";

const PARTITION = key("leases");

/**
 * Does the work unless somebody else is at it; a holder that died is succeeded when its time is over.
 * Gives false when somebody else holds it.
 */
export async function underLease(
	store: DocumentStore,
	lease: { readonly name: string; readonly seconds: number },
	work: () => Promise<void>,
): Promise<boolean> {
	const id = key("lease", lease.name);
	let etag: string | undefined;
	try {
		const etags = await store.commit(PARTITION, [
			{ kind: "create", id, body: { kind: "lease" }, ttlSeconds: lease.seconds },
		]);
		etag = etags.get(id);
	} catch (error) {
		if (error instanceof StoreConflict) return false;
		throw error;
	}
	try {
		await work();
	} finally {
		// What cannot be given back ends by itself.
		if (etag !== undefined)
			await store.commit(PARTITION, [{ kind: "delete", id, ifMatch: etag }]).catch(() => undefined);
	}
	return true;
}
