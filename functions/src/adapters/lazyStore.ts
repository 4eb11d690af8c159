import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";

/** A store that is opened by its first use, so that loading the program does not wait for its SDK. */
export function createLazyStore(open: () => Promise<DocumentStore>): DocumentStore {
	let opened: Promise<DocumentStore> | undefined;
	const store = () => {
		opened ??= open().catch((error: unknown) => {
			opened = undefined;
			throw error;
		});
		return opened;
	};
	return {
		read: async (partition, id) => (await store()).read(partition, id),
		list: async (partition, query) => (await store()).list(partition, query),
		commit: async (partition, changes) => (await store()).commit(partition, changes),
		changes: async (continuation, limit) => (await store()).changes(continuation, limit),
		close: async () => (await opened)?.close(),
	};
}
