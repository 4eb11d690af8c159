import { verifyChain } from "@accord/shared/dispute/chain.ts";
import { disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import { type Change, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { account, act, claim, freshKey, settled, stock } from "./stand.ts";

let r: Rig;
beforeEach(async () => {
	r = rig();
	await stock(r);
});
afterEach(() => r.dispose());

describe("one key, one act", () => {
	it("given the same key and body again, gives the answer of the first time, even after the dispute moved on", async () => {
		const request = claim();
		const first = await r.accord.openDispute(r.as("claire"), request);
		await act(r, "samir", first, { type: "AddComment", text: "I look", visibility: "internal" });
		expect(await r.accord.openDispute(r.as("claire"), request)).toEqual(first);
		const { disputes } = await r.accord.readStatement(r.as("claire"), account);
		expect(disputes).toHaveLength(1);
	});

	it("given the same key with another body, refuses and changes nothing", async () => {
		const request = claim();
		const { dispute } = await r.accord.openDispute(r.as("claire"), request);
		await expect(
			r.accord.openDispute(r.as("claire"), { ...request, lines: [{ item: "F2", amount: 1 }] }),
		).rejects.toMatchObject({ code: "key_reused", field: "idempotencyKey" });
		await expect(
			r.accord.commandDispute(r.as("samir"), dispute.id, {
				type: "AddComment",
				text: "hello",
				visibility: "internal",
				expectedVersion: 1,
				idempotencyKey: request.idempotencyKey,
			}),
		).rejects.toMatchObject({ code: "key_reused" });
		expect((await r.accord.readDispute(r.as("claire"), dispute.id)).events).toHaveLength(1);
	});

	it("given the same request many times at once, from two processes, acts once and gives all of them one answer", async () => {
		const request = claim();
		const other = r.second();
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, i) => (i % 2 ? r.accord : other).openDispute(r.as("claire"), request)),
		);
		expect(new Set(answers.map(({ dispute }) => dispute.id)).size).toBe(1);
		const [opened] = answers;
		if (!opened) throw new Error("no answer");
		const command = {
			type: "AddComment" as const,
			text: "once",
			visibility: "internal" as const,
			expectedVersion: 1,
			idempotencyKey: freshKey(),
		};
		const after = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				(i % 2 ? r.accord : other).commandDispute(r.as("samir"), opened.dispute.id, command),
			),
		);
		for (const { dispute } of after) expect(dispute).toMatchObject({ version: 2, comments: 1 });
	});

	it("given a store that did not answer, the same request again finds out whether it was written", async () => {
		const { ledger } = r.ports;
		for (const written of [true, false]) {
			let once = true;
			const shaky = {
				...ledger,
				read: ledger.read,
				list: ledger.list,
				changes: ledger.changes,
				close: ledger.close,
				commit: async (partition: string, changes: readonly Change[]) => {
					const opens = changes.some(({ kind, id }) => kind === "create" && id.startsWith("state.dispute"));
					if (!once || !opens) return ledger.commit(partition, changes);
					once = false;
					if (written) await ledger.commit(partition, changes);
					throw new StoreUnavailable(10);
				},
			};
			Object.assign(r.ports, { ledger: shaky });
			const accord = r.second();
			const request = claim({ lines: [{ item: "F1", amount: 100 }] });
			await expect(accord.openDispute(r.as("claire"), request)).rejects.toThrow(StoreUnavailable);
			const again = await accord.openDispute(r.as("claire"), request);
			expect(again.dispute.version).toBe(1);
		}
		const { disputes } = await r.accord.readStatement(r.as("claire"), account);
		expect(disputes).toHaveLength(2);
	});
});

describe("a stale act", () => {
	it("is told the dispute as it is now, and changes nothing", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		const moved = await act(r, "samir", opened, { type: "AskCustomer", question: "Which price?" });
		await expect(
			act(r, "samir", opened, { type: "AddComment", text: "late", visibility: "internal" }),
		).rejects.toMatchObject({
			code: "stale_version",
			current: { dispute: { version: moved.dispute.version, status: "awaitingCustomer" } },
		});
	});

	it("given two people who act on the same version at once, obeys one and tells the other", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		const results = await Promise.allSettled(
			["claire", "chloe", "samir", "marc"].map((who) =>
				act(r, who, opened, { type: "ChangePriority", priority: "urgent" }),
			),
		);
		expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		for (const result of results)
			if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "stale_version" });
		const file = await r.accord.readDispute(r.as("claire"), opened.dispute.id);
		expect(file.dispute.version).toBe(2);
	});
});

describe("amounts", () => {
	it("given many who contest one item at once, never disputes more than is open", async () => {
		const other = r.second();
		const results = await Promise.allSettled(
			Array.from({ length: 30 }, (_, i) =>
				(i % 2 ? r.accord : other).openDispute(
					r.as("claire"),
					claim({ lines: [{ item: "F1", amount: 15_000 }] }),
				),
			),
		);
		const opened = results.filter(({ status }) => status === "fulfilled");
		expect(opened).toHaveLength(6);
		for (const result of results)
			if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "amount_exceeds_open" });
		const dunnable = await r.accord.isDunnable(r.as("claire"), "F1", account);
		expect(dunnable).toMatchObject({ open: 100_000, held: 90_000, dunnable: 10_000 });
	});

	it("given a rejected dispute reopened while its item is contested anew, lets only one of them have the amount", async () => {
		const first = await r.accord.openDispute(
			r.as("claire"),
			claim({ lines: [{ item: "F2", amount: 30_000 }] }),
		);
		const withdrawn = await act(r, "claire", first, { type: "Withdraw", because: "a mistake" });
		const results = await Promise.allSettled([
			act(r, "claire", withdrawn, { type: "Reopen", because: "no mistake", cause: "newFact" }),
			r.accord.openDispute(r.as("chloe"), claim({ lines: [{ item: "F2", amount: 30_000 }] })),
			r.accord.openDispute(r.as("claire"), claim({ lines: [{ item: "F2", amount: 30_000 }] })),
		]);
		expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(await r.accord.isDunnable(r.as("claire"), "F2")).toMatchObject({ held: 30_000, dunnable: 0 });
	});

	it("keeps what is held when disputes are split and merged, and remembers their numbers", async () => {
		const opened = await r.accord.openDispute(
			r.as("claire"),
			claim({
				lines: [
					{ item: "F1", amount: 30_000 },
					{ item: "F2", amount: 10_000 },
				],
			}),
		);
		const [, second] = opened.dispute.lines;
		const split = await act(r, "claire", opened, {
			type: "Split",
			lines: [second?.id ?? ""],
			because: "two causes",
		});
		const statement = await r.accord.readStatement(r.as("claire"), account);
		const other = statement.disputes.find(({ id }) => id !== opened.dispute.id);
		expect(statement.disputes).toHaveLength(2);
		expect(statement.totals).toMatchObject([{ held: 40_000 }]);
		await expect(
			r.accord.openDispute(r.as("claire"), claim({ lines: [{ item: "F2", amount: 20_001 }] })),
		).rejects.toMatchObject({ code: "amount_exceeds_open" });
		const merged = await act(
			r,
			"claire",
			{ dispute: { id: other?.id ?? opened.dispute.id, version: other?.version ?? 0 } },
			{ type: "Merge", into: split.dispute.id },
		);
		expect(merged.dispute).toMatchObject({ status: "closed", closure: "merged" });
		const whole = await r.accord.readDispute(r.as("claire"), split.dispute.id);
		expect(whole.dispute.mergedNumbers).toEqual([other?.number]);
		await r.accord.catchUp();
		const number = other?.number ?? "";
		const { disputes } = await r.accord.listDisputes(r.as("claire"), { number, limit: 10 });
		expect(disputes.map(({ id }) => id)).toEqual([split.dispute.id]);
		expect(whole.held).toEqual([{ minor: 40_000, currency: "EUR" }]);
		await expect(
			r.accord.openDispute(r.as("claire"), claim({ lines: [{ item: "F2", amount: 20_001 }] })),
		).rejects.toMatchObject({ code: "amount_exceeds_open" });
	});
});

describe("what an act leaves behind", () => {
	it("is an intact chain of events that adds up to the stored state", async () => {
		const closed = await settled(r, await r.accord.openDispute(r.as("claire"), claim()));
		const file = await r.accord.readDispute(r.as("claire"), closed.dispute.id);
		expect(verifyChain(file.events)).toBeUndefined();
		expect(fold(file.events)).toEqual(file.dispute);
	});

	it("is nothing at all when one part of it cannot be written", async () => {
		const { ledger } = r.ports;
		const before = await r.accord.readStatement(r.as("claire"), account);
		await expect(
			r.accord.openDispute(
				r.as("claire"),
				claim({
					lines: Array.from({ length: 99 }, () => ({ item: "F1", amount: 1 })),
					words: "x".repeat(9000),
				}),
			),
		).resolves.toBeDefined();
		await expect(
			r.accord.openDispute(
				r.as("claire"),
				claim({
					lines: [
						{ item: "F1", amount: 1 },
						{ item: "F9", amount: 1 },
					],
				}),
			),
		).rejects.toMatchObject({ code: "unknown_item", field: "lines.1.item" });
		const after = await r.accord.readStatement(r.as("claire"), account);
		expect(after.disputes).toHaveLength(before.disputes.length + 1);
		expect(
			(await ledger.changes(undefined, 1000)).items.filter(({ id }) => id.startsWith("event.")),
		).toHaveLength(1);
	});
});

describe("another tenant", () => {
	it("sees nothing of this one: every id is unknown there", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		await r.accord.catchUp();
		const stranger = r.as("claire", "t2");
		const { id } = opened.dispute;
		await expect(r.accord.readDispute(stranger, id)).rejects.toMatchObject({ code: "not_found" });
		await expect(r.accord.readStatement(stranger, account)).rejects.toMatchObject({ code: "not_found" });
		await expect(r.accord.openDispute(stranger, claim())).rejects.toMatchObject({ code: "not_found" });
		await expect(r.accord.isDunnable(stranger, "F2")).rejects.toMatchObject({ code: "not_found" });
		await expect(
			r.accord.commandDispute(stranger, id, {
				type: "AddComment",
				text: "hello",
				visibility: "internal",
				expectedVersion: 1,
				idempotencyKey: freshKey(),
			}),
		).rejects.toMatchObject({ code: "not_found" });
		expect(await r.accord.findAccounts(stranger, { query: "durand", limit: 10 })).toEqual([]);
		expect(await r.accord.listDisputes(stranger, { limit: 10 })).toEqual({ disputes: [] });
		expect((await r.accord.reportDisputes(stranger, { groupBy: "reason" })).rows).toEqual([]);
	});

	it("gives a dispute that never was the same answer as one of somebody else", async () => {
		const id = disputeIdSchema.parse("C001.nothing");
		await expect(r.accord.readDispute(r.as("claire"), id)).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("numbers", () => {
	it("are never given twice, whatever the number of processes", async () => {
		const accords = [r.accord, r.second(), r.second()];
		const opened = await Promise.all(
			Array.from({ length: 60 }, (_, i) =>
				accords[i % 3]?.openDispute(r.as("claire"), claim({ lines: [{ item: "F1", amount: 1 }] })),
			),
		);
		const numbers = opened.map((view) => view?.dispute.number);
		expect(new Set(numbers).size).toBe(60);
		for (const number of numbers) expect(number).toMatch(/^D-2026-\d{6}$/);
	});

	it("begin again with the tenant's own new year", async () => {
		r.now = "2026-12-31T23:30:00.000Z";
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		expect(opened.dispute.number).toBe("D-2027-000001");
	});
});
