import type { DisputeView } from "@accord/shared/api/schemas.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import { csv, type Rig } from "./bench.ts";
import { act, claim, settled } from "./stand.ts";

/** Numbers that only look random. */
export function dice(seed: number): (sides: number) => number {
	let state = seed >>> 0 || 1;
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

const reasons = ["PRICE", "QUALITY", "DELIVERY", "BILLING"].map((code) => reasonCodeSchema.parse(code));
const accounts = ["A1", "A2", "A3"].map((id) => accountIdSchema.parse(id));

/** Three accounts with items in two currencies. */
export async function randomStock(r: Rig): Promise<void> {
	const admin = r.as("diane");
	await r.accord.importAccounts(
		admin,
		csv(
			"number;name;coordinator",
			...accounts.map((id, i) => `${id};Company ${i};${i % 2 ? "claire" : "chloe"}`),
		),
	);
	const items = Array.from(
		{ length: 30 },
		(_, i) => `${accounts[i % 3]};N${i};1000;2026-02-01;${i % 4 === 0 ? "GBP" : "EUR"}`,
	);
	await r.accord.importOpenItems(admin, csv("account;number;amount;due;currency", ...items));
}

/** One random act, some of them refused, on a clock that goes on by hours and days. */
export async function randomAct(
	r: Rig,
	roll: (sides: number) => number,
	known: DisputeView[],
): Promise<void> {
	r.now = new Date(Date.parse(r.now) + roll(40) * 3_600_000).toISOString();
	const pick = known[roll(Math.max(1, known.length))];
	try {
		if (!pick || roll(3) === 0) {
			const n = roll(30);
			const lines = [{ item: `N${n}`, amount: 100 + roll(20_000) }];
			if (roll(3) === 0) lines.push({ item: `N${(n + 3) % 30}`, amount: 100 + roll(9000) });
			const opened = await r.accord.openDispute(
				r.as("claire"),
				claim({
					account: accounts[n % 3] ?? accountIdSchema.parse("A1"),
					lines,
					reason: reasons[roll(reasons.length)] ?? claim().reason,
				}),
			);
			known.push(opened);
			return;
		}
		const view = await r.accord.readDispute(r.as("marc"), pick.dispute.id);
		known[known.indexOf(pick)] = await step(r, roll, view);
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
	}
}

async function step(r: Rig, roll: (sides: number) => number, view: DisputeView): Promise<DisputeView> {
	const { lines } = view.dispute;
	switch (roll(10)) {
		case 0:
			return act(r, "marc", view, { type: "AddComment", text: "hm", visibility: "internal" });
		case 1:
			return act(r, "marc", view, {
				type: "ChangeReason",
				reason: reasons[roll(reasons.length)] ?? view.dispute.reason,
			});
		case 2:
			return act(r, "claire", view, { type: "Withdraw", because: "a mistake" });
		case 3:
			return act(r, "claire", view, { type: "Reopen", because: "news", cause: "newFact" });
		case 4:
			return act(r, "marc", view, {
				type: "Assign",
				as: "owner",
				person: r.as(roll(2) ? "tess" : "lea").person,
			});
		case 5: {
			const outcome = lines.map(({ id, stillDisputed }) => {
				const credited = roll(stillDisputed + 1);
				return { line: id, credited, upheld: stillDisputed - credited, writtenOff: 0 };
			});
			return act(r, "marc", view, {
				type: "ProposeOutcome",
				lines: outcome,
				because: "so it is",
				rootCause: roll(2) ? "pricing" : "picking",
			});
		}
		case 6:
			return act(r, "claire", view, { type: "Split", lines: [lines[0]?.id ?? "L1"], because: "two causes" });
		case 7:
			return settled(r, view);
		case 8: {
			const { disputes } = await r.accord.readStatement(r.as("claire"), view.dispute.account);
			const others = disputes.filter(({ id, status }) => id !== view.dispute.id && status === "open");
			const into = others[roll(Math.max(1, others.length))];
			return into ? act(r, "claire", view, { type: "Merge", into: into.id }) : view;
		}
		default:
			return act(r, "claire", view, {
				type: "RecordPayment",
				payments: lines.map(({ id, stillDisputed, upheld }) => ({
					line: id,
					amount: roll(stillDisputed + upheld + 1),
				})),
			});
	}
}
