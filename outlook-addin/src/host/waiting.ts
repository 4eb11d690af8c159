/** Rejects with `late()` when the promise has not settled after `ms`; the promise itself goes on unheard. */
export function inTime<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(late()), ms);
	});
	return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}

export function subscribe<T>(listeners: Set<T>, listener: T): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** A value that may be awaited before it is known, and replaced afterwards. */
export function eventually<T>(): { readonly get: () => Promise<T>; readonly set: (value: T) => void } {
	let settle: (value: T) => void = () => {};
	let promise = new Promise<T>((resolve) => {
		settle = resolve;
	});
	return {
		get: () => promise,
		set: (value) => {
			settle(value);
			settle = () => {};
			promise = Promise.resolve(value);
		},
	};
}
