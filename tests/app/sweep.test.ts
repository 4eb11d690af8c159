import { createOffice } from "@accord/shared/app/office.ts";
import { type Swept, sweepTenant } from "@accord/shared/app/running/sweep.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { act, claim, stock } from "./stand.ts";

let r: Rig;
let read: string[];
beforeEach(async () => {
	r = rig();
	read = [];
	await stock(r);
});
afterEach(() => r.dispose());

/** The sweep of one morning, with the ledger documents it read. */
async function sweepOn(day: string): Promise<Swept> {
	r.now = `${day}T07:00:00.000Z`;
	await r.accord.catchUp();
	read = [];
	const { ledger } = r.ports;
	const watched = {
		...ledger,
		read: (partition: string, id: string) => {
			read.push(id);
			return ledger.read(partition, id);
		},
	};
	return sweepTenant(createOffice({ ...r.ports, ledger: watched }), "t1");
}

const opened = (item = "F1") =>
	r.accord.openDispute(r.as("claire"), claim({ lines: [{ item, amount: 10_000 }] }));
const told = () => r.told.map(({ person, why }) => `${person} ${why}`);

describe("the sweep of a tenant", () => {
	it("reads no dispute before the day its clock speaks", async () => {
		const { dispute } = await opened();
		expect(dispute.status !== "closed" && dispute.court.due).toBe("2026-03-06");
		expect(await sweepOn("2026-03-04")).toEqual({ seen: 0, acts: 0, refused: 0 });
		expect(read).toEqual([]);
	});

	it("reminds the day before, on the day and after it, then escalates to the manager and to the head, once each", async () => {
		await opened();
		const acts: Record<string, number> = {};
		for (const day of ["05", "06", "09", "10", "11", "13", "16", "17", "18"]) {
			const done = await sweepOn(`2026-03-${day}`);
			if (done.acts > 0) acts[day] = done.acts;
			expect(await sweepOn(`2026-03-${day}`)).toMatchObject({ acts: 0 });
		}
		await r.accord.catchUp();
		expect(acts).toEqual({ "05": 1, "06": 1, "09": 1, "10": 1, "13": 1 });
		expect(told().filter((what) => what === "samir inDigest")).toHaveLength(3);
	});

	it("does not come back to a late dispute the clock has no more to say of", async () => {
		await opened();
		for (const day of ["05", "06", "09", "10", "13"]) await sweepOn(`2026-03-${day}`);
		expect(await sweepOn("2026-03-16")).toEqual({ seen: 0, acts: 0, refused: 0 });
		expect(read).toEqual([]);
	});

	it("finds on Monday what fell on days the host was off, and reminds once for all of them", async () => {
		await opened();
		expect(await sweepOn("2026-03-16")).toEqual({ seen: 1, acts: 2, refused: 0 });
		expect(await sweepOn("2026-03-16")).toMatchObject({ acts: 0 });
	});

	it("tells the head of what fell on days the host was off only after the manager has had the time between", async () => {
		await opened();
		expect(await sweepOn("2026-03-16")).toMatchObject({ acts: 2 });
		expect(await sweepOn("2026-03-18")).toMatchObject({ acts: 0 });
		expect(await sweepOn("2026-03-19")).toMatchObject({ acts: 1 });
	});

	it("does nothing on a day off", async () => {
		await opened();
		expect(await sweepOn("2026-03-08")).toEqual({ seen: 0, acts: 0, refused: 0 });
	});

	it("leaves a dispute whose owner acted after the bucket was written, because the ledger decides", async () => {
		const dispute = await opened();
		r.now = "2026-03-05T08:00:00.000Z";
		await r.accord.catchUp();
		await act(r, "samir", dispute, { type: "Withdraw", because: "a mistake" }).catch(() => undefined);
		await act(r, "claire", dispute, { type: "Withdraw", because: "a mistake" }).catch(() => undefined);
		expect(await sweepTenant(createOffice(r.ports), "t1")).toEqual({ seen: 0, acts: 0, refused: 0 });
	});
});
