import { createAccord } from "@accord/shared/app/createAccord.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import { disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { verifyDispute } from "@accord/shared/dispute/disputeFile.ts";
import { StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { account, claim, stock } from "./stand.ts";

let r: Rig;
let id: DisputeId;
beforeEach(async () => {
	r = rig();
	await stock(r);
	id = (await r.accord.openDispute(r.as("claire"), claim())).dispute.id;
});
afterEach(() => r.dispose());

const seen = async (of = id) => (await r.accord.listSightings(r.as("marc"), of)).sightings;

describe("who saw a dispute", () => {
	it("is on record with day, surface and look, the last one first, with their names", async () => {
		await r.accord.readDispute(r.as("samir"), id, "card");
		r.now = "2026-03-03T09:10:00.000Z";
		await r.accord.readDispute(r.as("samir"), id, "tab");
		r.now = "2026-03-03T11:00:00.000Z";
		await r.accord.readDispute(r.as("claire"), id, "pane");
		r.now = "2026-03-04T08:00:00.000Z";
		await r.accord.readDispute(r.as("samir"), id);
		const answer = await r.accord.listSightings(r.as("marc"), id);
		expect(answer.sightings).toEqual([
			{ person: "samir", day: "2026-03-04", first: r.now, last: r.now, looks: { api: 1 } },
			{
				person: "claire",
				day: "2026-03-03",
				first: "2026-03-03T11:00:00.000Z",
				last: "2026-03-03T11:00:00.000Z",
				looks: { pane: 1 },
			},
			{
				person: "samir",
				day: "2026-03-03",
				first: "2026-03-03T09:00:00.000Z",
				last: "2026-03-03T09:10:00.000Z",
				looks: { card: 1, tab: 1 },
			},
		]);
		expect(answer.people).toEqual({ samir: "Samir", claire: "Claire" });
	});

	it("is one record however often a surface that follows it reads, on two hosts and at the same moment", async () => {
		const other = r.second();
		const reads = [r.accord, other].flatMap((accord) =>
			Array.from({ length: 6 }, () => accord.readDispute(r.as("samir"), id, "tab")),
		);
		await Promise.all(reads);
		for (let minute = 1; minute < 29; minute += 1) {
			r.now = `2026-03-03T09:${String(minute).padStart(2, "0")}:00.000Z`;
			await (minute % 2 ? other : r.accord).readDispute(r.as("samir"), id, "tab");
		}
		expect(await seen()).toMatchObject([{ looks: { tab: 1 } }]);
	});

	it("writes nothing for a look that goes on, not even after a restart", async () => {
		await r.accord.readDispute(r.as("samir"), id, "tab");
		const place = (await r.ports.ledger.changes(undefined, 1000)).continuation;
		await r.second().readDispute(r.as("samir"), id, "tab");
		expect((await r.ports.ledger.changes(place, 10)).items).toEqual([]);
	});

	it("has no read that failed, none of a stranger, and none that was made to be sent", async () => {
		const missing = disputeIdSchema.parse("C001.nothing");
		await expect(r.accord.readDispute(r.as("samir"), missing, "tab")).rejects.toMatchObject({
			code: "not_found",
		});
		await expect(r.accord.readDispute(r.as("samir", "t2"), id, "tab")).rejects.toMatchObject({
			code: "not_found",
		});
		await r.accord.readDispute(r.as("samir"), id, "nobody");
		expect(await seen()).toEqual([]);
		await expect(seen(missing)).rejects.toMatchObject({ code: "not_found" });
		await expect(r.accord.listSightings(r.as("marc", "t2"), id)).rejects.toMatchObject({ code: "not_found" });
		const partitions = (await r.ports.ledger.changes(undefined, 1000)).items.filter(
			({ body }) => body.kind === "sighting",
		);
		expect(partitions).toEqual([]);
	});

	it("stands before the answer does: what cannot be put on record is not shown", async () => {
		const commit: typeof r.ports.ledger.commit = () => Promise.reject(new StoreUnavailable(10));
		const blind = createAccord({ ...r.ports, ledger: { ...r.ports.ledger, commit } });
		await expect(blind.readDispute(r.as("samir"), id, "tab")).rejects.toBeInstanceOf(StoreUnavailable);
	});

	it("changes neither the dispute, nor its chain, nor the statement", async () => {
		const before = await r.accord.readStatement(r.as("claire"), account);
		const first = await r.accord.readDispute(r.as("claire"), id, "tab");
		const file = await r.accord.readDispute(r.as("samir"), id, "tab");
		expect(file.events).toEqual(first.events);
		expect(verifyDispute(file.dispute, file.events)).toMatchObject({ ok: true, events: 1 });
		expect(await r.accord.readStatement(r.as("claire"), account)).toEqual(before);
		await r.accord.catchUp();
		await r.accord.rebuildViews();
		expect(await seen()).toHaveLength(2);
	});
});
