import { accountPartition, bodyOf, create, disputeIdOf, ids } from "@accord/shared/app/documents.ts";
import { createOffice } from "@accord/shared/app/office.ts";
import { sweepTenant } from "@accord/shared/app/running/sweep.ts";
import { record } from "@accord/shared/dispute/chain.ts";
import { type Command, openDisputeSchema } from "@accord/shared/dispute/command.ts";
import { decide } from "@accord/shared/dispute/decide.ts";
import { type AccountId, accountIdSchema, type Day, type Dispute } from "@accord/shared/dispute/dispute.ts";
import { disputeNumber } from "@accord/shared/dispute/numbering.ts";
import { decideOpen } from "@accord/shared/dispute/open.ts";
import { actorOf, contextFor, priceClaim, world } from "@accord/shared/dispute/scenario.ts";
import type { Change } from "@accord/shared/ports/documentStore.ts";
import { csv, type Rig, rig } from "../app/bench.ts";
import { type Figure, percentile } from "./figure.ts";
import { measureRawSqlite } from "./store.ts";

const TENANT = "t1";
const ACCOUNTS = 1000;
const PER_ACCOUNT = 100;
const TOTAL = ACCOUNTS * PER_ACCOUNT;
/** One dispute in two hundred is due on the day of the sweep. */
const DUE_EVERY = 200;
/** Thursday; a price dispute has three business days. */
const EVE: Day = "2026-03-12";
const DAY: Day = "2026-03-13";

const opening = openDisputeSchema.parse(priceClaim);
const accountNumber = (n: number): AccountId => accountIdSchema.parse(`B${n}`);

/** A dispute as the acts of its life left it, with its events. */
function disputeOf(n: number) {
	const account = accountNumber(n % ACCOUNTS);
	const id = disputeIdOf(account, String(n + 1));
	let state: Dispute | undefined;
	const events: ReturnType<typeof record>["events"] = [];
	const step = (today: Day, who: string, command?: Command) => {
		const context = contextFor(who, {
			...world,
			today,
			context: {
				opening: {
					id,
					number: disputeNumber(2026, n + 1),
					account,
					accountName: `Bench company ${n % ACCOUNTS}`,
				},
			},
		});
		const facts = state && command ? decide(state, command, context) : decideOpen(opening, context);
		const done = record(facts, state, { dispute: id, at: context.now, actor: actorOf(who) });
		events.push(...done.events);
		state = done.state;
	};
	if (n % DUE_EVERY === 0) {
		step("2026-03-11", "claire");
	} else if (n % 2 === 0) {
		// Late since January: everything the clock has to say of it was said.
		step("2026-01-05", "claire");
		step("2026-01-20", "system", { type: "Remind" });
		step("2026-01-20", "system", { type: "Escalate", because: "late" });
		step("2026-01-26", "system", { type: "Escalate", because: "late" });
	} else step(EVE, "claire");
	if (!state) throw new Error("a bench dispute was not opened");
	return { state, events };
}

async function fill({ accord, ports, as }: Rig): Promise<void> {
	const rows = Array.from(
		{ length: ACCOUNTS },
		(_, n) => `${accountNumber(n)};Bench company ${n};pay${n}@bench.example;samir;claire`,
	);
	await accord.importAccounts(as("diane"), csv("number;name;mail;salesperson;coordinator", ...rows));
	for (let account = 0; account < ACCOUNTS; account += 1) {
		const partition = accountPartition(TENANT, accountNumber(account));
		const changes: Change[] = [];
		for (let n = account; n < TOTAL; n += ACCOUNTS) {
			const { state, events } = disputeOf(n);
			if (changes.length + events.length + 1 > 100) await ports.ledger.commit(partition, changes.splice(0));
			changes.push({ kind: "create", id: ids.dispute(state.id), body: bodyOf.dispute(state, {}) });
			changes.push(...events.map((event) => create.event(event)));
		}
		await ports.ledger.commit(partition, changes);
	}
	await accord.rebuildViews();
}

export default {
	title: `Sweep of ${TOTAL.toLocaleString("en")} open disputes, half of them late and silent, ${TOTAL / DUE_EVERY} due`,
	measure: async (): Promise<readonly Figure[]> => {
		const r = rig();
		r.now = `${EVE}T12:00:00.000Z`;
		try {
			await fill(r);
			let reads = 0;
			const { ledger } = r.ports;
			const office = createOffice({
				...r.ports,
				ledger: {
					...ledger,
					read: (partition, id) => {
						if (id.includes("dispute")) reads += 1;
						return ledger.read(partition, id);
					},
				},
			});
			const sweepOn = async (day: Day) => {
				r.now = `${day}T05:00:00.000Z`;
				reads = 0;
				const began = performance.now();
				const swept = await sweepTenant(office, TENANT);
				return { ...swept, ms: performance.now() - began, reads };
			};
			// What fell before the day of the measurement.
			await sweepOn("2026-03-11");
			await r.accord.catchUp();
			const idle: number[] = [];
			let touchedIdle = 0;
			for (let n = 0; n < 50; n += 1) {
				const { ms, seen } = await sweepOn("2026-03-11");
				idle.push(ms);
				touchedIdle += seen;
			}
			const busy = await sweepOn(DAY);
			await r.accord.catchUp();
			const again = await sweepOn(DAY);

			let scanned = 0;
			const scanFrom = performance.now();
			for (let continuation: string | undefined; ; ) {
				const page = await ledger.changes(continuation, 500);
				scanned += page.items.filter(({ body }) => body.kind === "dispute").length;
				continuation = page.continuation;
				if (page.drained) break;
			}
			const scanMs = performance.now() - scanFrom;
			const raw = await measureRawSqlite(busy.acts, 1);
			console.log(
				`  ${scanned} disputes in the ledger; due day: ${busy.seen} touched, ${busy.reads} dispute reads, ${busy.acts} acts, ${busy.refused} refused; again: ${again.acts} acts`,
			);
			return [
				{
					name: "sweep, nothing due",
					value: percentile(idle, 0.5),
					unit: "ms",
					budget: 20,
					better: "atMost",
					limit: scanMs,
					limitName: "bare scan of them all",
				},
				{
					name: "disputes touched when nothing is due",
					value: touchedIdle,
					unit: "",
					budget: 0,
					better: "atMost",
				},
				{
					name: `sweep, ${TOTAL / DUE_EVERY} due, their acts with fsync`,
					value: busy.ms,
					unit: "ms",
					budget: 3000,
					better: "atMost",
					limit: (busy.acts / raw.commitsPerSecond) * 1000,
					limitName: "raw commits one by one",
				},
				{
					name: "disputes touched beyond those due",
					value: busy.seen - TOTAL / DUE_EVERY,
					unit: "",
					budget: 0,
					better: "atMost",
				},
				{ name: "acts of the same sweep again", value: again.acts, unit: "", budget: 0, better: "atMost" },
			];
		} finally {
			await r.dispose();
		}
	},
};
