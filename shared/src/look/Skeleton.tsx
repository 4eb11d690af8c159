import { useEffect, useState } from "preact/hooks";

interface SkeletonProps {
	/** Widths of the lines in percent, one per line of the final layout. */
	lines: readonly number[];
	/** Said after a second: what is being waited for. */
	waitingFor: string;
}

/** The final layout in grey; silent for one second, then it says what it waits for. */
export function Skeleton({ lines, waitingFor }: SkeletonProps) {
	const slow = useSlow(true);
	return (
		<div class="skeleton" aria-busy="true">
			{lines.map((width, at) => (
				<i key={at} style={{ inlineSize: `${width}%` }} />
			))}
			<p class="small soft" role="status">
				{slow ? waitingFor : ""}
			</p>
		</div>
	);
}

/** True once something has been busy for longer than a second. */
export function useSlow(busy: boolean, afterMs = 1000): boolean {
	const [slow, setSlow] = useState(false);
	useEffect(() => {
		if (!busy) return setSlow(false);
		const timer = setTimeout(() => setSlow(true), afterMs);
		return () => clearTimeout(timer);
	}, [busy, afterMs]);
	return slow;
}
