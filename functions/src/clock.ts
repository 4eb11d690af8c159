import { randomFillSync } from "node:crypto";
import type { Clock, Ids } from "@accord/shared/app/ports.ts";

export const systemClock: Clock = { now: () => new Date().toISOString() };

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ids of milliseconds, a count and 50 random bits in base 36: they sort roughly by time and need no coordination. */
export function createIds(now: () => number = Date.now): Ids {
	const random = new Uint8Array(10);
	let count = 0;
	return {
		next: () => {
			randomFillSync(random);
			count = (count + 1) % 36 ** 3;
			const tail = Array.from(random, (byte) => alphabet[byte % 36]).join("");
			return now().toString(36).padStart(9, "0") + count.toString(36).padStart(3, "0") + tail;
		},
	};
}
