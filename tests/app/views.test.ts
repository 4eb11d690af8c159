import type { Report, ReportGroup, ReportRow } from "@accord/shared/api/schemas.ts";
import { dayNumber } from "@accord/shared/dispute/businessCalendar.ts";
import { countryCalendar } from "@accord/shared/dispute/calendar.ts";
import { type Dispute, disputeSchema } from "@accord/shared/dispute/dispute.ts";
import { type DisputeEvent, eventSchema } from "@accord/shared/dispute/event.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import { splitKey } from "@accord/shared/keys.ts";
import type { Stored } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig, settings } from "./bench.ts";
import { dice, randomAct, randomStock } from "./random.ts";
import { account, act, claim, settled, stock } from "./stand.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

async function everything(store: Rig["ports"]["views"]): Promise<readonly Stored[]> {
	const found: Stored[] = [];
	let continuation: string | undefined;
	for (;;) {
		const feed = await store.changes(continuation, 1000);
		found.push(...feed.items);
		continuation = feed.continuation;
		if (feed.drained) return found;
	}
}

/** Every document of the views but the feed's own place. */
async function viewsOf(): Promise<Record<string, unknown>> {
	const found = await everything(r.ports.views);
	return Object.fromEntries(
		found
			.filter(({ partition }) => partition !== "feed")
			.map(({ partition, id, body }) => [`${partition} ${id}`, body] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/** The disputes of the ledger, each folded from its events alone. */
async function folded(): Promise<Dispute[]> {
	const events = new Map<string, DisputeEvent[]>();
	for (const { id, body } of await everything(r.ports.ledger))
		if (splitKey(id)[0] === "event") {
			const event = eventSchema.parse(body.event);
			events.set(event.dispute, [...(events.get(event.dispute) ?? []), event]);
		}
	return [...events.values()].map((own) => fold(own.sort((a, b) => a.sequence - b.sequence)));
}

const calendar = countryCalendar(settings("t1"));

/** A report from first principles: no cells, no rows, only disputes folded from events. */
function recomputed(
	disputes: readonly Dispute[],
	asked: { groupBy: ReportGroup; from: string; to: string; today: string },
) {
	const groups = new Map<string, { dispute: Dispute; currency: string }[]>();
	for (const dispute of disputes) {
		if (dispute.status === "closed" && dispute.closure === "merged") continue;
		const opened = calendar.dayOf(dispute.openedAt);
		if (opened < asked.from || opened > asked.to) continue;
		const group = {
			reason: dispute.reason,
			account: dispute.account,
			owner: dispute.owner,
			status: dispute.status,
			month: opened.slice(0, 7),
			rootCause: dispute.rootCause ?? "none",
		}[asked.groupBy];
		for (const currency of new Set(dispute.lines.map((line) => line.currency))) {
			const key = `${group} ${currency}`;
			groups.set(key, [...(groups.get(key) ?? []), { dispute, currency }]);
		}
	}
	return Object.fromEntries([...groups].map(([key, own]) => [key, figures(own, asked.today)]));
}

function figures(own: readonly { dispute: Dispute; currency: string }[], today: string) {
	const sum = (amount: "disputed" | "stillDisputed" | "credited" | "upheld" | "writtenOff") =>
		own.reduce(
			(total, { dispute, currency }) =>
				total +
				dispute.lines.filter((line) => line.currency === currency).reduce((a, line) => a + line[amount], 0),
			0,
		);
	const closed = own.flatMap(({ dispute }) => (dispute.status === "closed" ? [dispute] : []));
	const days = closed
		.map(
			({ openedAt, closedAt }) => dayNumber(calendar.dayOf(closedAt)) - dayNumber(calendar.dayOf(openedAt)),
		)
		.sort((a, b) => a - b);
	const business = closed.map(({ openedAt, closedAt }) =>
		calendar.businessDaysBetween(calendar.dayOf(openedAt), calendar.dayOf(closedAt)),
	);
	const mean = (all: readonly number[]) => (all.length ? all.reduce((a, b) => a + b, 0) / all.length : null);
	const middle = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]];
	return {
		opened: own.length,
		closed: closed.length,
		stillOpen: own.length - closed.length,
		late: own.filter(({ dispute }) => dispute.status !== "closed" && dispute.court.due < today).length,
		disputed: sum("disputed"),
		stillDisputed: sum("stillDisputed"),
		credited: sum("credited"),
		upheld: sum("upheld"),
		writtenOff: sum("writtenOff"),
		meanDays: mean(days),
		medianDays: days.length ? ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2 : null,
		meanBusinessDays: mean(business),
	};
}

function byKey({ rows }: Report) {
	const own = ({ key: _key, label: _label, currency: _currency, ...figures }: ReportRow) => figures;
	return Object.fromEntries(rows.map((row) => [`${row.key} ${row.currency}`, own(row)]));
}

describe("views", () => {
	it.each([1, 2, 3, 4])(
		"given random acts (seed %i), reports equal those computed from the events, and views equal a rebuild",
		async (seed) => {
			const roll = dice(seed);
			r.now = "2026-01-20T08:00:00.000Z";
			await randomStock(r);
			const known: Parameters<typeof randomAct>[2] = [];
			for (let n = 0; n < 120; n += 1) {
				await randomAct(r, roll, known);
				if (roll(6) === 0) await r.accord.catchUp();
			}
			await r.accord.catchUp();
			const disputes = await folded();
			for (const stored of await everything(r.ports.ledger))
				if (stored.body.kind === "dispute")
					expect(disputes.find(({ id }) => id === disputeSchema.parse(stored.body.dispute).id)).toEqual(
						stored.body.dispute,
					);
			const today = calendar.dayOf(r.now);
			const periods = [
				{},
				{ from: "2026-02-01", to: "2026-02-28" },
				{ from: "2026-02-10", to: "2026-03-20" },
				{ from: "2026-02-10", to: "2026-02-20" },
				{ from: "2026-02-15", to: "2026-12-31" },
			];
			for (const groupBy of ["reason", "account", "owner", "status", "month", "rootCause"] as const)
				for (const period of periods) {
					const report = await r.accord.reportDisputes(r.as("marc"), { groupBy, ...period });
					const asked = { groupBy, from: report.from, to: report.to, today };
					expect(byKey(report)).toEqual(recomputed(disputes, asked));
				}
			const before = await viewsOf();
			await r.accord.rebuildViews();
			expect(await viewsOf()).toEqual(before);
		},
	);

	it("given two processes that apply the same feed at once, count every dispute once", async () => {
		await randomStock(r);
		const roll = dice(9);
		const known: Parameters<typeof randomAct>[2] = [];
		const accords = [r.accord, r.second(), r.second()];
		for (let n = 0; n < 60; n += 1) {
			await randomAct(r, roll, known);
			if (n % 10 === 9) await Promise.all(accords.map((one) => one.catchUp()));
		}
		const report = await r.accord.reportDisputes(r.as("marc"), { groupBy: "reason" });
		const asked = {
			groupBy: "reason" as const,
			from: report.from,
			to: report.to,
			today: calendar.dayOf(r.now),
		};
		expect(byKey(report)).toEqual(recomputed(await folded(), asked));
	});

	it("are built while acts go on", async () => {
		await randomStock(r);
		const roll = dice(5);
		const known: Parameters<typeof randomAct>[2] = [];
		const acting = (async () => {
			for (let n = 0; n < 40; n += 1) await randomAct(r, roll, known);
		})();
		for (let n = 0; n < 3; n += 1) await r.accord.rebuildViews();
		await acting;
		await r.accord.catchUp();
		const before = await viewsOf();
		await r.accord.rebuildViews();
		expect(await viewsOf()).toEqual(before);
	});
});

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
