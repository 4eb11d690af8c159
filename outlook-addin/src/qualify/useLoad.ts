import { useCallback, useEffect, useState } from "preact/hooks";

export type Loaded<T> =
	| { readonly state: "loading" }
	| { readonly state: "failed"; readonly error: unknown }
	| { readonly state: "ready"; readonly value: T };

export interface Loading<T> {
	readonly loaded: Loaded<T>;
	/** Loads again; what is shown stays until the new answer is there, unless there was none. */
	readonly reload: () => void;
	/** Puts an answer in place that another call brought. */
	readonly replace: (value: T) => void;
}

/** Loads something once per `key`; an answer that comes after the key changed is dropped. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loading<T> {
	const [held, setHeld] = useState<{ key: string; loaded: Loaded<T> }>({ key, loaded: { state: "loading" } });
	const [turn, setTurn] = useState(0);
	// `load` is a new function at every drawing; `key` says when it differs.
	useEffect(() => {
		const controller = new AbortController();
		setHeld((before) =>
			before.key === key && before.loaded.state === "ready" ? before : { key, loaded: { state: "loading" } },
		);
		load(controller.signal).then(
			(value) => !controller.signal.aborted && setHeld({ key, loaded: { state: "ready", value } }),
			(error: unknown) =>
				!controller.signal.aborted &&
				setHeld((before) =>
					before.key === key && before.loaded.state === "ready"
						? before
						: { key, loaded: { state: "failed", error } },
				),
		);
		return () => controller.abort();
	}, [key, turn]);
	const reload = useCallback(() => setTurn((before) => before + 1), []);
	const replace = useCallback((value: T) => setHeld({ key, loaded: { state: "ready", value } }), [key]);
	return { loaded: held.key === key ? held.loaded : { state: "loading" }, reload, replace };
}
