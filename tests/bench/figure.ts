/** One measured figure. `limit` is what the bare engine did in the same run, in the same unit. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly budget: number;
	/** `atMost`: lower is better. */
	readonly better: "atMost" | "atLeast";
	readonly limit?: number;
	readonly limitName?: string;
}

export function kept(figure: Figure): boolean {
	return figure.better === "atMost" ? figure.value <= figure.budget : figure.value >= figure.budget;
}

/** The value below which `share` of the sorted samples lie. */
export function percentile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
