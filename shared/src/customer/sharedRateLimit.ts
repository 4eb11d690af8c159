import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { key } from "../keys.ts";
import { type Change, type DocumentStore, StoreConflict } from "../ports/documentStore.ts";
import type { Rate, RateLimiter } from "./rateLimit.ts";

const bucketSchema = z.object({ left: z.number(), at: z.number() });

/** What this process took in advance and may use until then; without a grant, a refusal that holds until then. */
interface Lot {
	readonly left: number;
	readonly until: number;
	readonly granted?: true;
}

const mostKnown = 20_000;
const mostTries = 5;

/** So many are taken at once: a store write for each request of an office behind one address would cost more than the page. */
const lotOf = ({ burst }: Rate): number => Math.min(20, Math.max(1, Math.floor(burst / 30)));

/**
 * Token buckets that several processes share: what one takes is gone for all. Whoever is refused is refused from memory
 * until the wait is over, so a flood costs the store nothing. When too many write at once the caller waits a second.
 * @throws StoreUnavailable when the store does not answer: nobody is let through uncounted
 */
export function createSharedRateLimiter(store: DocumentStore, now: () => number): RateLimiter {
	const lots = new Map<string, Lot>();

	function keep(who: string, lot: Lot): void {
		lots.delete(who);
		lots.set(who, lot);
		const [oldest] = lots.keys();
		if (lots.size > mostKnown && oldest !== undefined) lots.delete(oldest);
	}

	/** Takes up to a lot from the shared bucket; gives how many, or 0 with the seconds until there is one. */
	async function lease(who: string, rate: Rate): Promise<{ given: number; wait: number }> {
		const name = bytesToHex(sha256(utf8ToBytes(who)));
		const [partition, id] = [key("rates", name.slice(0, 2)), key("rate", name.slice(0, 32))];
		const perSecond = rate.burst / rate.perSeconds;
		for (let tries = 0; tries < mostTries; tries += 1) {
			const stored = await store.read(partition, id);
			const at = now();
			const known = stored ? bucketSchema.parse(stored.body) : { left: rate.burst, at };
			const left = Math.min(rate.burst, known.left + (Math.max(0, at - known.at) / 1000) * perSecond);
			if (left < 1) return { given: 0, wait: Math.ceil((1 - left) / perSecond) };
			const given = Math.min(lotOf(rate), Math.floor(left));
			const body = { kind: "rate", left: left - given, at: Math.max(at, known.at) };
			const ttlSeconds = rate.perSeconds;
			const change: Change = stored
				? { kind: "replace", id, body, ifMatch: stored.etag, ttlSeconds }
				: { kind: "create", id, body, ttlSeconds };
			try {
				await store.commit(partition, [change]);
				return { given, wait: 0 };
			} catch (error) {
				if (!(error instanceof StoreConflict)) throw error;
			}
		}
		return { given: 0, wait: 1 };
	}

	async function ask(who: string, rate: Rate): Promise<number> {
		const { given, wait } = await lease(who, rate);
		const at = now();
		if (given === 0) keep(who, { left: 0, until: at + wait * 1000 });
		// Unused, it is given up when the bucket would have refilled by as much: a process hoards nothing.
		else
			keep(who, {
				left: given - 1,
				until: at + (given * rate.perSeconds * 1000) / rate.burst,
				granted: true,
			});
		return wait;
	}

	/** What is known without asking; undefined when the store has to say. */
	function remembered(who: string): number | undefined {
		const lot = lots.get(who);
		const wait = lot ? lot.until - now() : 0;
		if (!lot || wait <= 0) return undefined;
		if (!lot.granted) return Math.ceil(wait / 1000);
		if (lot.left < 1) return undefined;
		keep(who, { ...lot, left: lot.left - 1 });
		return 0;
	}

	const asking = new Map<string, Promise<number>>();
	return {
		take: async (who, rate) => {
			for (;;) {
				const known = remembered(who);
				if (known !== undefined) return known;
				const running = asking.get(who);
				if (!running) break;
				await running.catch(() => undefined);
			}
			const answer = ask(who, rate);
			asking.set(who, answer);
			try {
				return await answer;
			} finally {
				asking.delete(who);
			}
		},
	};
}
