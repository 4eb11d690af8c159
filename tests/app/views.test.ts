import type { Report, ReportGroup, ReportRow } from "@accord/shared/api/schemas.ts";
import { dayNumber } from "@accord/shared/dispute/businessCalendar.ts";
import { countryCalendar } from "@accord/shared/dispute/calendar.ts";
import { accountIdSchema, type Dispute, disputeSchema } from "@accord/shared/dispute/dispute.ts";
import { type DisputeEvent, eventSchema } from "@accord/shared/dispute/event.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import { splitKey } from "@accord/shared/keys.ts";
import { type Stored, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig, settings } from "./bench.ts";
import { dice, randomAct, randomStock } from "./random.ts";
import { claim } from "./stand.ts";

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
			.filter(({ partition }) => partition !== "feed" && partition !== "tenants")
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
		late: own.filter(
			({ dispute }) =>
				dispute.status !== "closed" &&
				// The clock stands while the customer is asked.
				dispute.status !== "awaitingCustomer" &&
				dispute.court.due < today,
		).length,
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

	it("cut off while they are built, are built again and not taken for whole", async () => {
		await randomStock(r);
		const roll = dice(7);
		const known: Parameters<typeof randomAct>[2] = [];
		for (let n = 0; n < 60; n += 1) await randomAct(r, roll, known);
		await r.accord.catchUp();
		const before = await viewsOf();
		const { views } = r.ports;
		for (const allowed of [0, 1, 2, 3, 5, 8]) {
			let commits = 0;
			const cut = {
				read: views.read,
				list: views.list,
				changes: views.changes,
				close: views.close,
				commit: async (...[partition, changes]: Parameters<typeof views.commit>) => {
					commits += 1;
					if (commits > allowed + 1) throw new StoreUnavailable(1);
					return views.commit(partition, changes);
				},
			};
			Object.assign(r.ports, { views: cut });
			await expect(r.second().rebuildViews()).rejects.toThrow();
			Object.assign(r.ports, { views });
			await r.second().catchUp();
			expect(await viewsOf()).toEqual(before);
		}
	});

	it("pass over a document nobody can read, and say so", async () => {
		await randomStock(r);
		const errors: string[] = [];
		Object.assign(r.ports.log, { error: (message: string) => errors.push(message) });
		await r.ports.ledger.commit("t1.account.A1", [
			{ kind: "create", id: "state.dispute.bad", body: { kind: "dispute", dispute: { id: 7 } } },
		]);
		const opened = await r.accord.openDispute(
			r.as("claire"),
			claim({ account: accountIdSchema.parse("A1"), lines: [{ item: "N0", amount: 100 }] }),
		);
		await r.accord.catchUp();
		const { disputes } = await r.accord.listDisputes(r.as("claire"), { limit: 10 });
		expect(disputes.map(({ id }) => id)).toEqual([opened.dispute.id]);
		expect(errors).toEqual(["document parked"]);
	});
});
