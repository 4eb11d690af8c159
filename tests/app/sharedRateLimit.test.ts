import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { createSharedRateLimiter } from "@accord/shared/customer/sharedRateLimit.ts";
import { type DocumentStore, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const address = { burst: 120, perSeconds: 300 };
const link = { burst: 12, perSeconds: 600 };
const minute = 60_000;
let folder: string;
let store: DocumentStore;
let now: number;
/** Reads and commits that reached the store. */
let calls: number;
const clock = () => now;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "accord-rate-"));
	const kept = createSqliteStore({ file: join(folder, "views.db"), container: "views" });
	calls = 0;
	now = Date.now();
	store = {
		...kept,
		read: (...of) => {
			calls += 1;
			return kept.read(...of);
		},
		commit: (...of) => {
			calls += 1;
			return kept.commit(...of);
		},
	};
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

const processes = (count: number) =>
	Array.from({ length: count }, () => createSharedRateLimiter(store, clock));

describe("a limit that several processes keep", () => {
	it("holds for all of them together, to the last one", async () => {
		const three = processes(3);
		const waits: number[] = [];
		for (let turn = 0; turn < 20; turn += 1)
			for (const one of three) waits.push(await one.take("link a", link));
		expect(waits.filter((wait) => wait === 0)).toHaveLength(link.burst);
		expect(Math.max(...waits)).toBe(50);
		now += 50_000;
		const again = await Promise.all(three.map((one) => one.take("link a", link)));
		expect(again.filter((wait) => wait === 0)).toHaveLength(1);
	});

	it("never lets more through than the burst when many ask at the same moment", async () => {
		const four = processes(4);
		const asked = Array.from({ length: 200 }, (_, at) => four[at % 4]?.take("address b", address));
		const free = (await Promise.all(asked)).filter((wait) => wait === 0);
		expect(free.length).toBeLessThanOrEqual(address.burst);
		expect(free.length).toBeGreaterThan(address.burst / 2);
	});

	it("asks the store once for several requests, and not at all while it refuses", async () => {
		const [one] = processes(1);
		for (let turn = 0; turn < address.burst; turn += 1) expect(await one?.take("address c", address)).toBe(0);
		expect(calls).toBeLessThanOrEqual((2 * address.burst) / 4);
		expect(await one?.take("address c", address)).toBeGreaterThan(0);
		const before = calls;
		for (let turn = 0; turn < 500; turn += 1)
			expect(await one?.take("address c", address)).toBeGreaterThan(0);
		expect(calls).toBe(before);
	});

	it("keeps what it took in advance only as long as the bucket needs to refill it", async () => {
		const [one, other] = processes(2);
		expect(await one?.take("address d", address)).toBe(0);
		for (let turn = 0; turn < 116; turn += 1) expect(await other?.take("address d", address)).toBe(0);
		expect(await other?.take("address d", address)).toBeGreaterThan(0);
		expect(await one?.take("address d", address)).toBe(0);
		now += 10 * minute;
		let free = 0;
		for (const limiter of [one, other]) while ((await limiter?.take("address d", address)) === 0) free += 1;
		expect(free).toBe(address.burst);
	});

	it("lets nobody through uncounted when the store does not answer", async () => {
		store = { ...store, read: () => Promise.reject(new StoreUnavailable(1000)) };
		const [one] = processes(1);
		await expect(one?.take("link e", link)).rejects.toThrow(StoreUnavailable);
	});
});
