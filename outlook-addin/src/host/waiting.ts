/** Rejects with `late()` when the promise has not settled after `ms`; the promise itself goes on unheard. */
export function inTime<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
	const { promise: tooLate, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(late()), ms);
	return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}

export function subscribe<T>(listeners: Set<T>, listener: T): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** A value that may be awaited before it is known, and replaced afterwards. */
export function eventually<T>(): { readonly get: () => Promise<T>; readonly set: (value: T) => void } {
	let { promise, resolve } = Promise.withResolvers<T>();
	return {
		get: () => promise,
		set: (value) => {
			resolve(value);
			promise = Promise.resolve(value);
			resolve = () => {};
		},
	};
}
