import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { account, act, claim, settled, stock } from "./stand.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

describe("worklists", () => {
	it("give an owner's, a coordinator's and an account's disputes, newest first, page by page", async () => {
		await stock(r);
		const who = r.as("claire");
		for (let i = 0; i < 5; i += 1) {
			r.now = `2026-03-0${3 + i}T09:00:00.000Z`;
			const opened = await r.accord.openDispute(who, claim({ lines: [{ item: "F1", amount: 100 }] }));
			if (i === 0) await act(r, "claire", opened, { type: "Withdraw", because: "a mistake" });
		}
		await r.accord.catchUp();
		const listed = async (query: Omit<Parameters<Rig["accord"]["listDisputes"]>[1], "limit">) =>
			(await r.accord.listDisputes(who, { ...query, limit: 50 })).disputes.map(({ openedAt }) =>
				openedAt.slice(8, 10),
			);
		expect(await listed({})).toEqual(["07", "06", "05", "04", "03"]);
		expect(await listed({ owner: r.as("samir").person, open: true })).toEqual(["07", "06", "05", "04"]);
		expect(await listed({ coordinator: who.person, open: false })).toEqual(["03"]);
		expect(await listed({ account, status: "closed" })).toEqual(["03"]);
		expect(await listed({ status: "open" })).toHaveLength(4);
		expect(await listed({ status: "open", open: false })).toEqual([]);
		expect(await listed({ owner: r.as("tess").person })).toEqual([]);
		expect(await listed({ number: "d-2026-000002" })).toEqual(["04"]);
		expect(await listed({ number: "D-2026-999999" })).toEqual([]);
		const first = await r.accord.listDisputes(who, { open: true, limit: 3 });
		expect(first.disputes).toHaveLength(3);
		const { continuation = "" } = first;
		const rest = await r.accord.listDisputes(who, { open: true, limit: 3, continuation });
		expect(rest.disputes.map(({ openedAt }) => openedAt.slice(8, 10))).toEqual(["04"]);
		expect(rest.continuation).toBeUndefined();
		await expect(r.accord.listDisputes(who, { limit: 3, continuation })).rejects.toMatchObject({
			code: "invalid_input",
			field: "continuation",
		});
	});
});

describe("notices", () => {
	beforeEach(() => stock(r));
	const told = () => r.told.map(({ person, why }) => `${person} ${why}`);

	it("go to the one person whose court it is, never to whoever acted, and to the coordinator when it closes", async () => {
		const opened = await r.accord.openDispute(r.as("claire"), claim());
		const handed = await act(r, "samir", opened, {
			type: "Assign",
			as: "owner",
			person: r.as("tess").person,
		});
		const asked = await act(r, "tess", handed, { type: "AskCustomer", question: "Which price?" });
		const back = await act(r, "claire", asked, {
			type: "RecordCustomerAnswer",
			answer: "That one",
			via: "phone",
		});
		await r.accord.catchUp();
		expect(told()).toEqual(["samir yourCourt", "tess yourCourt", "claire yourCourt", "tess yourCourt"]);
		r.told.length = 0;
		const proposed = await act(r, "tess", back, {
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 0, upheld: 30_000, writtenOff: 0 }],
			because: "The price is right",
		});
		const closed = await act(r, "chloe", proposed, {
			type: "ConfirmWithCustomer",
			agreed: true,
			by: "Mme Durand",
			via: "phone",
		});
		expect(closed.dispute.status).toBe("closed");
		await r.accord.catchUp();
		expect(told()).toEqual(["claire confirmationAsked", "claire closed"]);
	});

	it("that cannot be delivered wait longer each time, are parked at last, and delay nobody else", async () => {
		r.ports.log.warn("", {});
		Object.assign(r.ports.log, { error: () => {} });
		r.deliver = ({ person }) => {
			if (person === "samir") throw new Error("no chat");
		};
		await r.accord.openDispute(r.as("claire"), claim());
		const other = await r.accord.openDispute(r.as("claire"), claim({ lines: [{ item: "F2", amount: 100 }] }));
		await act(r, "claire", other, { type: "Assign", as: "owner", person: r.as("lea").person });
		await r.accord.catchUp();
		expect(told()).toEqual(["lea yourCourt"]);
		expect(await r.accord.health()).toMatchObject({ outbox: { waiting: 2, parked: 0 } });
		for (let attempt = 0; attempt < 12; attempt += 1) {
			r.now = new Date(Date.parse(r.now) + 3_600_000).toISOString();
			await r.accord.catchUp();
		}
		expect(await r.accord.health()).toMatchObject({ status: "degraded", outbox: { waiting: 0, parked: 2 } });
		await r.accord.rebuildViews();
		await r.accord.catchUp();
		expect(await r.accord.health()).toMatchObject({ outbox: { waiting: 0, parked: 2 } });
		expect(told()).toEqual(["lea yourCourt"]);
	});

	it("come again after a failure, and once they are out are not sent again by a rebuild", async () => {
		let failures = 2;
		r.deliver = () => {
			if (failures-- > 0) throw new Error("no chat");
		};
		await settled(r, await r.accord.openDispute(r.as("claire"), claim()));
		for (let attempt = 0; attempt < 4; attempt += 1) {
			await r.accord.catchUp();
			r.now = new Date(Date.parse(r.now) + 60_000).toISOString();
		}
		const once = told();
		expect(once.length).toBeGreaterThan(2);
		expect(new Set(r.told.map(({ id }) => id)).size).toBe(once.length);
		await r.accord.rebuildViews();
		await r.accord.catchUp();
		expect(told()).toEqual(once);
	});
});

describe("search", () => {
	beforeEach(() => stock(r));
	const found = async (query: string) =>
		(await r.accord.findAccounts(r.as("claire"), { query, limit: 10 })).map(({ id }) => id);

	it("finds an account by part of its name, number, sender address, domain or invoice number", async () => {
		expect(await found("")).toEqual(["C001", "C002"]);
		expect(await found("dur")).toEqual(["C001"]);
		expect(await found("DURAND sa")).toEqual(["C001"]);
		expect(await found("c002")).toEqual(["C002"]);
		expect(await found("compta@durand.example")).toEqual(["C001"]);
		expect(await found("someone@smith.example")).toEqual(["C002"]);
		expect(await found("smith.example")).toEqual(["C002"]);
		expect(await found("f2")).toEqual(["C001"]);
		expect(await found("nobody")).toEqual([]);
		expect(await found("é/#?~.\u0000")).toEqual([]);
	});

	it("forgets the old name and address of an account that changed them", async () => {
		await r.accord.importAccounts(
			r.as("diane"),
			(async function* () {
				yield { line: 2, cells: { number: "C001", name: "Martin SA", mail: "ap@martin.example" } };
			})(),
		);
		await r.accord.catchUp();
		expect(await found("durand")).toEqual([]);
		expect(await found("compta@durand.example")).toEqual([]);
		expect(await found("martin")).toEqual(["C001"]);
	});

	it("asks which account is meant when two have an item of that number", async () => {
		const who = r.as("claire");
		await expect(r.accord.isDunnable(who, "F1")).rejects.toMatchObject({
			code: "invalid_input",
			field: "account",
		});
		expect(await r.accord.isDunnable(who, "F1", account)).toMatchObject({ open: 100_000 });
		expect(await r.accord.isDunnable(who, "f2")).toMatchObject({ item: "F2" });
		await expect(r.accord.isDunnable(who, "F99")).rejects.toMatchObject({ code: "not_found" });
	});
});
