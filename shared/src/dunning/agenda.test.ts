import { describe, expect, it } from "vitest";
import { EUR, given } from "../dispute/scenario.ts";
import type { LetterItem } from "./account.ts";
import { type AgendaAccount, agendaOf, selectAgenda } from "./agenda.ts";
import { dunningFile } from "./file.ts";
import { defaultPolicy, effectivePolicy } from "./policy.ts";
import { runAccount } from "./run.ts";

const policy = effectivePolicy(defaultPolicy);
const items: LetterItem[] = [
	{
		number: "F1",
		kind: "invoice",
		currency: EUR,
		amount: 100_000,
		open: 100_000,
		issuedOn: "2026-01-15",
		dueOn: "2026-02-15",
		status: "open",
	},
];

function account(day: string, more: Partial<AgendaAccount> = {}): AgendaAccount {
	const disputes = more.disputes ?? [];
	const file = dunningFile(
		{ account: "C001", items, disputes, promises: more.promises ?? [], letters: [] },
		day,
	);
	return {
		account: "C001",
		name: "Durand SA",
		items,
		disputes,
		claims: [],
		promises: [],
		run: runAccount(file, policy, day),
		snoozes: [],
		...more,
	};
}
const kinds = (day: string, more: Partial<AgendaAccount> = {}) =>
	agendaOf(account(day, more), policy, day).map(({ kind }) => kind);

describe("the agenda of a collector", () => {
	it("has the account to chase, for what is not contested", () => {
		const [chase] = agendaOf(account("2026-03-03", { disputes: [given().state] }), policy, "2026-03-03");
		expect(chase).toMatchObject({
			kind: "chase",
			amount: [{ minor: 70_000, currency: "EUR" }],
			items: ["F1"],
		});
	});

	it("has the follow-ups due, the owners late and the disputes gone quiet", () => {
		const dispute = given().state;
		expect(kinds("2026-03-03", { disputes: [dispute] })).toEqual(["chase"]);
		expect(kinds("2026-06-01", { disputes: [dispute] })).toEqual(["chase", "followUp", "ownerLate"]);
		const asked = given().and(["samir", { type: "AskCustomer", question: "Which price?" }]).state;
		expect(kinds("2026-03-20", { disputes: [asked] })).toContain("quiet");
	});

	it("has the claims to qualify and the promises that were broken", () => {
		const claim = {
			id: "c1",
			on: "2026-03-01",
			words: "Paid twice",
			items: [{ item: "F1" }],
			state: "toQualify",
		} as const;
		expect(kinds("2026-03-03", { claims: [claim] })).toEqual(["chase", "claim"]);
		expect(kinds("2026-03-03", { claims: [{ ...claim, state: "qualified" }] })).toEqual(["chase"]);
		const promise = {
			id: "p1",
			lines: [{ item: "F1", amount: 100_000, openWhenMade: 100_000 }],
			date: "2026-03-05",
			madeOn: "2026-03-03",
		};
		expect(kinds("2026-03-08", { promises: [promise] })).toEqual([]);
		expect(kinds("2026-03-09", { promises: [promise] })).toEqual(["chase", "brokenPromise"]);
	});

	it("brings back on its day what was put aside", () => {
		const snoozes = [{ entry: "chase.C001", until: "2026-03-10", because: "spoke with Mme Durand" }];
		expect(kinds("2026-03-09", { snoozes })).toEqual([]);
		expect(kinds("2026-03-10", { snoozes })).toEqual(["chase"]);
	});

	it("is filtered by owner, reason, account, amount, status and kind, the most pressing first", () => {
		const entries = agendaOf(account("2026-06-01", { disputes: [given().state] }), policy, "2026-06-01");
		const select = (filter: Parameters<typeof selectAgenda>[1]) =>
			selectAgenda(entries, filter).map(({ kind }) => kind);
		expect(select({})).toEqual(["chase", "followUp", "ownerLate"]);
		expect(select({ owner: "samir" })).toEqual(["followUp", "ownerLate"]);
		expect(select({ owner: "sofia" })).toEqual([]);
		expect(select({ reason: "PRICE", kinds: ["ownerLate"] })).toEqual(["ownerLate"]);
		expect(select({ minimum: 50_000 })).toEqual(["chase"]);
		expect(select({ status: "awaitingCustomer" })).toEqual([]);
		expect(select({ account: "C002" })).toEqual([]);
	});
});
