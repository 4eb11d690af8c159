import type { VNode } from "preact";
import { useState } from "preact/hooks";

export interface GrowWords {
	/** On the button that shows more; `left` are still hidden. */
	readonly more: (left: number) => string;
	readonly fewer: string;
}

interface Growing {
	readonly first: number;
	readonly step: number;
	readonly words: GrowWords;
}

/** The first few of many, and a button that shows some more: thousands of rows never come at once. */
export function useGrowing<T>(
	all: readonly T[],
	{ first, step, words }: Growing,
): { shown: readonly T[]; button: VNode | undefined } {
	const [count, setCount] = useState(first);
	const left = all.length - count;
	return {
		shown: all.slice(0, count),
		button:
			all.length <= first ? undefined : (
				<button type="button" class="button subtle" onClick={() => setCount(left > 0 ? count + step : first)}>
					{left > 0 ? words.more(left) : words.fewer}
				</button>
			),
	};
}
