import type { Accord } from "@accord/shared/app/accord.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";

export interface FeedPump {
	/** The same store; each commit through it wakes the pump. */
	readonly watch: (store: DocumentStore) => DocumentStore;
	readonly start: (accord: Accord) => void;
	/** Resolves when the run under way has ended; nothing starts after it. */
	readonly stop: () => Promise<void>;
}

/** Pulls the ledger's feed where no change-feed trigger exists: after each commit, and every second for what was left over. */
export function createFeedPump(log: Log, everyMs = 1000): FeedPump {
	let accord: Accord | undefined;
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;

	function wake(): void {
		if (!accord || stopped) return;
		if (running) {
			again = true;
			return;
		}
		running = accord
			.catchUp()
			.catch((error: unknown) => log.error("feed failed", { error: String(error) }))
			.finally(() => {
				running = undefined;
				if (again) {
					again = false;
					wake();
				}
			});
	}

	return {
		watch: (store) => ({
			read: (partition, id) => store.read(partition, id),
			list: (partition, query) => store.list(partition, query),
			changes: (continuation, limit) => store.changes(continuation, limit),
			close: () => store.close(),
			commit: async (partition, changes) => {
				const etags = await store.commit(partition, changes);
				wake();
				return etags;
			},
		}),
		start: (started) => {
			accord = started;
			timer = setInterval(wake, everyMs);
			timer.unref();
			wake();
		},
		stop: async () => {
			stopped = true;
			clearInterval(timer);
			await running;
		},
	};
}
