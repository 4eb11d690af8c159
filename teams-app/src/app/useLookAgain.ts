import { useCallback, useEffect, useState } from "preact/hooks";
import type { Loaded } from "./useLoad.ts";

const lookAgainMs = 700;
const mostLooks = 10;

/**
 * What is built behind the ledger may not have heard yet of what was just done: the function that is given reads it
 * now, and again for a short while as long as it `isBehind`.
 */
export function useLookAgain<T>(
	{ value, reload }: Pick<Loaded<T>, "value" | "reload">,
	isBehind: (value: T) => boolean,
): () => void {
	const [looks, setLooks] = useState(0);
	const behind = value !== undefined && isBehind(value);
	useEffect(() => {
		if (looks === 0 || value === undefined) return;
		if (!behind) return setLooks(0);
		const timer = setTimeout(() => {
			setLooks(looks - 1);
			reload();
		}, lookAgainMs);
		return () => clearTimeout(timer);
	}, [behind, looks, value, reload]);
	return useCallback(() => {
		setLooks(mostLooks);
		reload();
	}, [reload]);
}
