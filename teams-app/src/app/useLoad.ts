import { ApiProblem, ApiUnreachable } from "@accord/shared/api/client.ts";
import type { Problem } from "@accord/shared/api/schemas.ts";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { SignInFailed } from "../host/tabHost.ts";

/** Why something could not be read, in the terms a person is told. */
export type Trouble =
	| { readonly kind: "offline" | "unreachable" | "signIn" | "unexpected" }
	| { readonly kind: "refused"; readonly problem: Problem };

export function troubleOf(error: unknown): Trouble {
	if (error instanceof ApiProblem)
		return error.problem.code === "unauthenticated"
			? { kind: "signIn" }
			: { kind: "refused", problem: error.problem };
	if (error instanceof SignInFailed) return { kind: "signIn" };
	if (!navigator.onLine) return { kind: "offline" };
	if (error instanceof ApiUnreachable) return { kind: "unreachable" };
	console.error(error);
	return { kind: "unexpected" };
}

export interface Loaded<T> {
	/** The last good answer; it stays on screen while a newer one is asked for, and when that fails. */
	readonly value: T | undefined;
	readonly trouble: Trouble | undefined;
	readonly busy: boolean;
	readonly reload: () => void;
	/** Puts a newer answer that came another way, such as with an act. */
	readonly put: (value: T) => void;
}

/** Reads something whenever `key` changes; an answer that comes too late is dropped. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
	const [value, setValue] = useState<T>();
	const [trouble, setTrouble] = useState<Trouble>();
	const [busy, setBusy] = useState(true);
	const [round, setRound] = useState(0);
	const latest = useRef(load);
	latest.current = load;
	useEffect(() => {
		const control = new AbortController();
		setBusy(true);
		latest
			.current(control.signal)
			.then(
				(answer) => {
					if (control.signal.aborted) return;
					setValue(() => answer);
					setTrouble(undefined);
				},
				(error: unknown) => {
					if (!control.signal.aborted) setTrouble(troubleOf(error));
				},
			)
			.finally(() => {
				if (!control.signal.aborted) setBusy(false);
			});
		return () => control.abort();
	}, [key, round]);
	const reload = useCallback(() => setRound((last) => last + 1), []);
	const put = useCallback((answer: T) => setValue(() => answer), []);
	return { value, trouble, busy, reload, put };
}

/** Calls back every `ms` while the page is seen, and at once when it is seen again. */
export function useWhileSeen(ms: number, callback: () => void): void {
	const latest = useRef(callback);
	latest.current = callback;
	useEffect(() => {
		const seen = () => {
			if (document.visibilityState === "visible" && navigator.onLine) latest.current();
		};
		const timer = setInterval(seen, ms);
		document.addEventListener("visibilitychange", seen);
		addEventListener("focus", seen);
		addEventListener("online", seen);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", seen);
			removeEventListener("focus", seen);
			removeEventListener("online", seen);
		};
	}, [ms]);
}
