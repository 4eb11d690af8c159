import { accountPartition, ids as disputeIds } from "@accord/shared/app/documents.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { underLease } from "@accord/shared/app/running/lease.ts";
import type { JsonObject, Stored } from "@accord/shared/ports/documentStore.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, startCloud } from "./cloud.ts";
import { ACCOUNT, command, furnish, openDispute, who } from "./life.ts";

const told: string[] = [];
const note = (message: string) => void told.push(message);
const log: Log = { info: note, warn: note, error: note };
let cloud: Cloud;
beforeAll(async () => {
	cloud = await startCloud({ log });
	await furnish(cloud, "contoso");
}, 60_000);
afterAll(() => cloud.stop());

const helene = who("contoso", "helene");
const figures = async () => {
	const { totals, rows } = await cloud.services.accord.reportDisputes(helene, { groupBy: "reason" });
	const { disputes } = await cloud.services.accord.listDisputes(helene, { limit: 50 });
	return { totals, rows, disputes };
};

/** The whole feed from its beginning. */
async function everything(): Promise<readonly Stored[]> {
	const found: Stored[] = [];
	for (let place: string | undefined; ; ) {
		const feed = await cloud.ledger.changes(place, 1000);
		found.push(...feed.items);
		place = feed.continuation;
		if (feed.drained) return found;
	}
}

describe("the pushed feed", () => {
	it("gives the same views however often and in whatever order it comes", async () => {
		const { dispute } = await openDispute(cloud, "contoso", "F1");
		await command(cloud, who("contoso", "claire"), dispute, { type: "Remind" });
		await cloud.push();
		const once = await figures();
		expect(once.disputes).toHaveLength(1);
		const items = await everything();
		await Promise.all([
			cloud.jobs.feed({ items: items.toReversed() }),
			cloud.jobs.feed({ items }),
			cloud.jobs.feed({ items }),
		]);
		expect(await figures()).toEqual(once);
	});

	it("parks what cannot be read, says so once, goes on with the rest, and takes it when it is mended", async () => {
		const { dispute } = await openDispute(cloud, "contoso", "F2");
		const own = accountPartition("contoso", ACCOUNT);
		const good = await cloud.ledger.read(own, disputeIds.dispute(dispute.id));
		if (!good) throw new Error("no dispute");
		const put = (body: JsonObject) => cloud.ledger.commit(own, [{ kind: "put", id: good.id, body }]);
		told.length = 0;
		await put({ kind: "dispute", dispute: 7 });
		await cloud.push();
		await cloud.push();
		const stranger = { partition: own, id: "stranger" };
		await cloud.jobs.feed({ items: await everything(), unreadable: [stranger] });
		await cloud.jobs.feed({ items: [], unreadable: [stranger] });
		expect((await figures()).disputes).toHaveLength(1);
		expect(told.filter((message) => message === "document parked")).toHaveLength(2);
		expect(await cloud.services.accord.health()).toMatchObject({ status: "degraded", parkedDocuments: 2 });
		const { parking } = cloud.services;
		expect((await parking.list({ tenant: "contoso" })).map(({ id }) => id)).toEqual([good.id, "stranger"]);
		expect(await parking.list({ tenant: "fabrikam" })).toEqual([]);
		expect(await parking.retry({ tenant: "fabrikam" })).toEqual({ mended: 0, parked: [] });
		// Nothing lies where the stranger was; the dispute is as bad as before.
		expect(await parking.retry({ tenant: "contoso" })).toMatchObject({
			mended: 1,
			parked: [{ id: good.id }],
		});
		await put(good.body);
		expect(await parking.retry({ tenant: "contoso" })).toEqual({ mended: 1, parked: [] });
		expect((await figures()).disputes).toHaveLength(2);
		expect(await cloud.services.accord.health()).toMatchObject({ parkedDocuments: 0 });
		await cloud.push();
	});

	it("shows its lag as the age of a beat that has not come round", async () => {
		await cloud.jobs.outbox();
		await cloud.push();
		expect((await cloud.services.accord.health()).feedLag).toMatchObject({ documents: 0, seconds: 0 });
		await cloud.jobs.outbox();
		await new Promise((resolve) => setTimeout(resolve, 1100));
		await cloud.jobs.outbox();
		const waiting = (await cloud.services.accord.health()).feedLag;
		expect(waiting.documents).toBeNull();
		expect(waiting.seconds).toBeGreaterThan(1);
		await cloud.push();
		expect((await cloud.services.accord.health()).feedLag.seconds).toBe(0);
	});
});

describe("jobs in several instances at once", () => {
	it("send each card once", async () => {
		const before = cloud.cards.length;
		const [third] = await Promise.all([openDispute(cloud, "contoso", "F3")]);
		const items = await everything();
		await Promise.all([
			cloud.jobs.feed({ items }),
			cloud.jobs.feed({ items }),
			cloud.jobs.outbox(),
			cloud.jobs.outbox(),
		]);
		await cloud.push();
		const cards = cloud.cards.slice(before).filter((card) => card.includes(third.dispute.number));
		expect(cards).toHaveLength(1);
	});

	it("hold a lease one at a time, and inherit it from a holder that died", async () => {
		let inside = 0;
		let most = 0;
		const work = async () => {
			inside += 1;
			most = Math.max(most, inside);
			await new Promise((resolve) => setTimeout(resolve, 20));
			inside -= 1;
		};
		const lease = { name: "test", seconds: 60 };
		const held = await Promise.all(Array.from({ length: 5 }, () => underLease(cloud.views, lease, work)));
		expect(held.filter(Boolean)).toHaveLength(1);
		expect(most).toBe(1);
		// Dies with the lease in its hand.
		void underLease(cloud.views, { name: "dead", seconds: 30 }, () => new Promise(() => {}));
		await expect.poll(() => underLease(cloud.views, { name: "dead", seconds: 30 }, work)).toBe(false);
		cloud.double.elapse(31);
		expect(await underLease(cloud.views, { name: "dead", seconds: 30 }, work)).toBe(true);
	});

	it("sweep, run dunning and check the chains twice without doing anything twice", async () => {
		const state = async () => (await cloud.services.accord.readStatement(helene, ACCOUNT)).disputes;
		for (const job of ["sweep", "digests", "dunning", "integrity"] as const) await cloud.jobs[job]();
		await cloud.push();
		const once = JSON.stringify(await state());
		await Promise.all([
			cloud.jobs.sweep(),
			cloud.jobs.sweep(),
			cloud.jobs.digests(),
			cloud.jobs.dunning(),
			cloud.jobs.integrity(),
		]);
		expect(JSON.stringify(await state())).toBe(once);
		expect(told).not.toContain("dispute is not intact");
		expect(told.filter((message) => /failed/.test(message))).toEqual([]);
	});
});
