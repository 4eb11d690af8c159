import { describe, expect, it } from "vitest";
import { addDays } from "../dispute/businessCalendar.ts";
import { type Case, EUR, given, priceClaim } from "../dispute/scenario.ts";
import { formatTotals } from "../i18n/format.ts";
import type { DunningLetter, LetterItem, PromiseToPay } from "./account.ts";
import { explain } from "./explain.ts";
import { dunningFile } from "./file.ts";
import { writeReminder } from "./letter.ts";
import { defaultPolicy, effectivePolicy } from "./policy.ts";
import { promiseLines } from "./promise.ts";
import { letterOf, runAccount } from "./run.ts";

const invoice = (number: string, amount: number, dueOn: string): LetterItem => ({
	number,
	kind: "invoice",
	currency: EUR,
	amount,
	open: amount,
	issuedOn: addDays(dueOn, -30),
	dueOn,
	status: "open",
});
const policy = effectivePolicy(defaultPolicy);

interface Quarter {
	items: Map<string, LetterItem>;
	disputes: Case[];
	promises: PromiseToPay[];
	letters: DunningLetter[];
}

/** What the ERP, the customer and the people do, by day; each morning the run looks at what they left. */
const acts: Readonly<Record<string, (now: Quarter, today: string) => void>> = {
	// The customer answers the preventive reminder on the page; a claim holds nothing until a person qualifies it.
	"2026-03-10": (now, today) => {
		now.disputes.push(
			given(
				{
					...priceClaim,
					words: "The price of F1 is wrong.",
					source: { kind: "customerPage", claimId: "c1" },
				},
				{ today },
			),
		);
	},
	"2026-03-27": (now, today) => {
		now.promises.push({
			id: "p1",
			lines: promiseLines([{ item: "F1", amount: 70_000 }], now.items),
			date: "2026-04-03",
			madeOn: today,
		});
	},
	"2026-03-30": (now) => {
		now.items.set("F2", { ...invoice("F2", 30_000, "2026-03-20"), open: 0, status: "paid" });
	},
	"2026-04-08": (now, today) => {
		now.disputes = now.disputes.map((dispute) =>
			dispute.and(
				[
					"samir",
					{
						type: "ProposeOutcome",
						lines: [{ line: "L1", credited: 10_000, upheld: 20_000, writtenOff: 0 }],
						because: "The old price list applied to one line.",
					},
					{ today },
				],
				[
					"benoit",
					{
						type: "RecordDocument",
						note: { kind: "creditNote", number: "A1", amount: 10_000, currency: "EUR", date: today },
					},
				],
			),
		);
	},
	// A Friday.
	"2026-04-10": (now, today) => {
		now.disputes = now.disputes.map((dispute) =>
			dispute.and([
				"claire",
				{ type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "link" },
				{ today },
			]),
		);
	},
	"2026-04-23": (now) => {
		now.items.set("F1", { ...invoice("F1", 100_000, "2026-03-15"), open: 0, status: "paid" });
	},
};

function live(): { diary: string[]; letters: Map<string, string>; why: Map<string, string> } {
	const now: Quarter = {
		items: new Map([
			["F1", invoice("F1", 100_000, "2026-03-15")],
			["F2", invoice("F2", 30_000, "2026-03-20")],
		]),
		disputes: [],
		promises: [],
		letters: [],
	};
	const diary: string[] = [];
	const letters = new Map<string, string>();
	const why = new Map<string, string>();
	for (let today = "2026-03-01"; today <= "2026-05-31"; today = addDays(today, 1)) {
		acts[today]?.(now, today);
		const file = dunningFile(
			{
				account: "C001",
				items: [...now.items.values()],
				disputes: now.disputes.map(({ state }) => state),
				promises: now.promises,
				letters: now.letters,
			},
			today,
		);
		const run = runAccount(file, policy, today);
		for (const state of run.items)
			why.set(`${today} ${state.item.number}`, explain(state.why, EUR, today, "en"));
		if (!run.proposal) continue;
		diary.push(
			`${today} ${run.proposal.level.id}: ${run.proposal.lines.map(({ item, amount }) => `${item.number} ${formatTotals([{ minor: amount, currency: EUR }], "en")}`).join(", ")}`,
		);
		const letter = writeReminder([...now.items.values()], run.proposal, {
			customer: { name: "Durand SA", number: "C001", language: "en" },
			company: "Nordalp",
			signature: "Claire Dubois\nNordalp",
			today,
			page: "https://accord.example/api/c/t",
		});
		letters.set(today, `${letter.subject}\n\n${letter.text}`);
		now.letters.push(letterOf(run.proposal, "sent"));
	}
	return { diary, letters, why };
}

describe("a quarter in the life of an account", () => {
	const { diary, letters, why } = live();

	it("chases what is owed, at the right level, and nothing that is contested or promised", () => {
		expect(diary).toEqual([
			"2026-03-05 preventive: F1 €1,000.00",
			"2026-03-20 level1: F1 €700.00",
			"2026-03-27 level1: F2 €300.00",
			"2026-04-07 level2: F1 €700.00",
			"2026-04-19 level3: F1 €900.00",
		]);
	});

	it("says each day why an item is not asked for", () => {
		expect(why.get("2026-03-04 F1")).toBe("Not to be chased before 20 Mar.");
		expect(why.get("2026-03-21 F1")).toBe("The next level starts on 4 Apr.");
		expect(why.get("2026-04-04 F1")).toBe("Payment promised; awaited until 6 Apr.");
		expect(why.get("2026-04-07 F1")).toBe("The promise for 3 Apr was not kept; 23 days overdue.");
		expect(why.get("2026-04-20 F1")).toBe("Every level was sent; a person decides.");
	});

	it("renders the letters", () => {
		expect(letters.get("2026-03-20")).toBe(
			[
				"Nordalp: €700.00 overdue (C001)",
				"",
				"Hello,",
				"",
				"We have not yet received the payment of:",
				"",
				"Invoice · Due · To pay",
				"F1 · 15 March 2026 · €700.00 (contested: €300.00)",
				"",
				"Total: €700.00",
				"",
				"The contested part is being looked into and is not asked for here.",
				"",
				"Please settle this amount, or tell us what prevents the payment. If it crossed this letter, thank you; nothing more is needed.",
				"",
				"You can see your invoices, contest one, promise a payment or tell us it is paid on this page: your invoices (https://accord.example/api/c/t).",
				"",
				"Claire Dubois",
				"Nordalp",
				"",
			].join("\n"),
		);
		expect(letters.get("2026-04-19")).toMatch(/^Last reminder: €900\.00 overdue/);
	});
});

describe("the day of release", () => {
	it("keeps the amount held over the weekend, then asks for what was upheld without what was credited", () => {
		let now: Quarter = {
			items: new Map([["F1", invoice("F1", 100_000, "2026-03-15")]]),
			disputes: [],
			promises: [],
			letters: [],
		};
		for (const [day, act] of Object.entries(acts))
			if (day !== "2026-03-27" && day < "2026-04-20") act(now, day);
		now = { ...now };
		const on = (today: string) => {
			const documents = {
				account: "C001",
				items: [...now.items.values()],
				disputes: now.disputes.map(({ state }) => state),
				promises: [],
				letters: [],
			};
			// A file made on the Friday must read the same on the Monday as one made then.
			const early = runAccount(dunningFile(documents, "2026-04-10"), policy, today).items[0];
			const fresh = runAccount(dunningFile(documents, today), policy, today).items[0];
			expect(early).toEqual(fresh);
			return fresh && { held: fresh.held, credited: fresh.credited, amount: fresh.amount };
		};
		expect(on("2026-04-10")).toEqual({ held: 30_000, credited: 0, amount: 70_000 });
		expect(on("2026-04-12")).toEqual({ held: 30_000, credited: 0, amount: 70_000 });
		expect(on("2026-04-13")).toEqual({ held: 0, credited: 10_000, amount: 90_000 });
	});
});
