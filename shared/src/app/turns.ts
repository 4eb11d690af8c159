/** Work on the same thing, one after the other, in the order it was asked for. */
export interface Turns {
	take<T>(thing: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
	const last = new Map<string, Promise<unknown>>();
	return {
		take: async (thing, work) => {
			const before = last.get(thing) ?? Promise.resolve();
			const mine = before.then(work, work);
			const settled = mine.then(
				() => undefined,
				() => undefined,
			);
			last.set(thing, settled);
			try {
				return await mine;
			} finally {
				if (last.get(thing) === settled) last.delete(thing);
			}
		},
	};
}
