import { readCsv } from "@accord/functions/importing/csv.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csv, type Rig, rig } from "./bench.ts";
import { account, act, claim, settled, stock } from "./stand.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

const admin = () => r.as("diane");
const items = (text: string, options = {}) =>
	r.accord.importOpenItems(
		admin(),
		readCsv(
			(async function* () {
				yield new TextEncoder().encode(text);
			})(),
		),
		options,
	);
const statement = () => r.accord.readStatement(r.as("claire"), account);

describe("payments an import brings", () => {
	beforeEach(() => stock(r));
	const now = (f1: string, f2 = "300,00", options = {}) =>
		items(
			`account;invoice;amount;open;due;date\nC001;F1;1000,00;${f1};2026-02-15;2026-01-15\nC001;F2;300,00;${f2};2026-02-28;2026-01-28\nC002;F1;70,00;70,00;2026-02-28;2026-01-28`,
			options,
		);
	const dispute = async (id: Parameters<typeof r.accord.readDispute>[1]) =>
		(await r.accord.readDispute(r.as("claire"), id)).dispute;

	it("leave a dispute alone while its amount is still open", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		expect(await now("300,00")).toMatchObject({ changed: 1 });
		expect(await dispute(opened.dispute.id)).toMatchObject({ version: 1, status: "open" });
		expect(await r.accord.isDunnable(r.as("claire"), "F1", account)).toMatchObject({
			held: 30_000,
			dunnable: 0,
		});
	});

	it("shrink the dispute by what was paid of it, and close it as paid when nothing is left", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		await now("100,00");
		expect(await dispute(opened.dispute.id)).toMatchObject({
			status: "open",
			lines: [{ disputed: 30_000, stillDisputed: 10_000, paid: 20_000 }],
		});
		await now("100,00");
		expect((await dispute(opened.dispute.id)).version).toBe(2);
		expect(await now("0,00")).toMatchObject({ paid: 1 });
		expect(await dispute(opened.dispute.id)).toMatchObject({ status: "closed", closure: "paid" });
	});

	it("count an item that is gone from a full import as paid", async () => {
		const opened = await r.accord.openDispute(
			r.as("claire"),
			claim({ lines: [{ item: "F2", amount: 30_000 }] }),
		);
		await items("account;invoice;amount;due\nC001;F1;1000,00;2026-02-15\nC002;F1;70;2026-02-28", {
			full: true,
		});
		expect(await dispute(opened.dispute.id)).toMatchObject({ status: "closed", closure: "paid" });
	});

	it("go to the oldest dispute of the item first", async () => {
		const first = await r.accord.openDispute(r.as("claire"), claim());
		r.now = "2026-03-04T09:00:00.000Z";
		const second = await r.accord.openDispute(r.as("claire"), claim());
		await now("400,00");
		expect((await dispute(first.dispute.id)).lines).toMatchObject([{ paid: 20_000 }]);
		expect((await dispute(second.dispute.id)).lines).toMatchObject([{ paid: 0 }]);
	});

	it("do not take a booked credit note for a payment", async () => {
		const closed = await settled(r, await r.accord.openDispute(r.as("claire"), claim()));
		await now("700,00");
		expect(await dispute(closed.dispute.id)).toEqual(closed.dispute);
		expect(await r.accord.isDunnable(r.as("claire"), "F1", account)).toMatchObject({
			open: 70_000,
			creditPending: 0,
		});
	});

	it("are recorded by the next import when one was cut off in between", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		const { ledger } = r.ports;
		const cut = {
			read: ledger.read,
			list: ledger.list,
			changes: ledger.changes,
			close: ledger.close,
			commit: async (...[partition, changes]: Parameters<typeof ledger.commit>) => {
				if (changes.some(({ id }) => id.startsWith("event."))) throw new Error("killed");
				return ledger.commit(partition, changes);
			},
		};
		Object.assign(r.ports, { ledger: cut });
		await expect(
			r
				.second()
				.importOpenItems(admin(), csv("account;invoice;amount;open;due", "C001;F1;1000,00;0,00;2026-02-15")),
		).rejects.toThrow("killed");
		Object.assign(r.ports, { ledger });
		expect(await dispute(opened.dispute.id)).toMatchObject({ status: "open" });
		await now("0,00");
		expect(await dispute(opened.dispute.id)).toMatchObject({ status: "closed", closure: "paid" });
	});

	it("that fall a little short of an undisputed invoice are a claim to qualify, once", async () => {
		await now("80,00");
		const { claims } = await statement();
		expect(claims).toMatchObject([
			{ source: "deduction", state: "toQualify", items: [{ item: "F1", amount: 8000 }], words: "" },
		]);
		await now("80,00");
		expect((await statement()).claims).toEqual(claims);
		await now("80,00", "200,00");
		expect((await statement()).claims).toHaveLength(1);
	});

	it("in another currency than the dispute are refused", async () => {
		await r.accord.openDispute(r.as("claire"), claim());
		const report = await items("account;invoice;amount;due;currency\nC001;F1;10;2026-02-15;GBP");
		expect(report).toMatchObject({ rejected: 1, changed: 0, errors: [{ line: 2, code: "currencyChanged" }] });
	});

	it("wait for nobody: an act on the dispute at the same moment does not lose them", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		await Promise.all([
			now("0,00"),
			act(r, "samir", opened, { type: "AddComment", text: "I look", visibility: "internal" }).catch(() => {}),
			act(r, "claire", opened, { type: "ChangePriority", priority: "high" }).catch(() => {}),
		]);
		expect(await dispute(opened.dispute.id)).toMatchObject({ status: "closed", closure: "paid" });
	});
});
