/** So many in so many seconds, refilled evenly. */
export interface Rate {
	readonly burst: number;
	readonly perSeconds: number;
}

export interface RateLimiter {
	/** Takes one; gives 0 when it was free, else the seconds to wait. */
	take(who: string, rate: Rate): number | Promise<number>;
}

const mostKnown = 20_000;

/** Token buckets in this process's memory, bounded: a flood of new names forgets the oldest, never the newest. */
export function createRateLimiter(now: () => number): { take(who: string, rate: Rate): number } {
	const buckets = new Map<string, { left: number; at: number }>();
	return {
		take: (who, { burst, perSeconds }) => {
			const at = now();
			const known = buckets.get(who) ?? { left: burst, at };
			const left = Math.min(burst, known.left + ((at - known.at) / 1000) * (burst / perSeconds));
			buckets.delete(who);
			buckets.set(who, { left: left >= 1 ? left - 1 : left, at });
			if (buckets.size > mostKnown) {
				const [oldest] = buckets.keys();
				if (oldest !== undefined) buckets.delete(oldest);
			}
			return left >= 1 ? 0 : Math.ceil(((1 - left) * perSeconds) / burst);
		},
	};
}
