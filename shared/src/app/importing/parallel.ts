/** Does the work for each, at most so many at a time. Rejects with the first failure once the running ones ended. */
export async function inParallel<T>(
	all: Iterable<T>,
	most: number,
	work: (one: T) => Promise<void>,
): Promise<void> {
	const left = all[Symbol.iterator]();
	let failed = false;
	const worker = async () => {
		while (!failed) {
			const next = left.next();
			if (next.done) return;
			try {
				await work(next.value);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const results = await Promise.allSettled(Array.from({ length: most }, worker));
	for (const result of results) if (result.status === "rejected") throw result.reason;
}
