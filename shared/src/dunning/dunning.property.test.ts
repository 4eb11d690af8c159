import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../dispute/businessCalendar.ts";
import { currencySchema } from "../dispute/money.ts";
import type { DunningFile } from "./account.ts";
import { dayNumber } from "./day.ts";
import { explain } from "./explain.ts";
import { defaultPolicy, type EffectivePolicy, effectivePolicy } from "./policy.ts";
import { letterOf, nextDay, nextProposalDay, refreshed, runAccount } from "./run.ts";
import { fileOf, sheetOf, sheetSchema } from "./select.ts";

const start = "2026-01-01";
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(start, n));
const currency = fc.constantFrom(currencySchema.parse("EUR"), currencySchema.parse("USD"));
const name = fc.integer({ min: 1, max: 8 }).map((n) => `F${n}`);
const amount = fc.integer({ min: 1, max: 50_000 });

const file: fc.Arbitrary<DunningFile> = fc
	.record({
		items: fc.uniqueArray(
			fc.record({
				number: name,
				kind: fc.constantFrom("invoice" as const, "invoice" as const, "debitNote" as const),
				currency,
				amount,
				open: fc.integer({ min: 0, max: 50_000 }),
				issuedOn: fc.constant(start),
				dueOn: day,
				status: fc.constantFrom("open" as const, "open" as const, "paid" as const, "gone" as const),
			}),
			{ selector: ({ number }) => number, maxLength: 8 },
		),
		credits: fc.array(
			fc.record({
				number: fc.constantFrom("A1", "A2"),
				kind: fc.constant("credit" as const),
				currency,
				amount: fc.constant(-1),
				open: fc.integer({ min: -30_000, max: -1 }),
				issuedOn: fc.constant(start),
				dueOn: day,
				status: fc.constant("open" as const),
			}),
			{ maxLength: 2 },
		),
		holds: fc.array(
			fc.record({
				item: name,
				amount,
				dispute: fc.constantFrom("D-1", "D-2"),
				dunnableFrom: fc.option(day, { nil: undefined }),
			}),
			{ maxLength: 4 },
		),
		pendingCredits: fc.array(fc.record({ item: name, amount }), { maxLength: 2 }),
		promises: fc.array(
			fc.record({
				id: fc.constant("p"),
				lines: fc.array(fc.record({ item: name, amount, openWhenMade: amount }), {
					minLength: 1,
					maxLength: 3,
				}),
				date: day,
				madeOn: fc.constant(start),
			}),
			{ maxLength: 2 },
		),
		letters: fc.array(
			fc.record({
				id: fc.uuid(),
				day,
				level: fc.constantFrom("level1", "level2"),
				state: fc.constantFrom("proposed" as const, "sent" as const, "cancelled" as const),
				lines: fc.array(fc.record({ item: name, amount, levelDay: fc.constantFrom(-10, 5, 20, 35) }), {
					maxLength: 3,
				}),
			}),
			{ maxLength: 3 },
		),
		snoozed: fc.option(fc.record({ until: day, because: fc.constant("on holiday") }), { nil: undefined }),
	})
	.map(({ items, credits, ...rest }) => ({ account: "A", items: [...items, ...credits], ...rest }));

const policy: fc.Arbitrary<EffectivePolicy> = fc
	.record({
		days: fc.uniqueArray(fc.constantFrom(-15, -10, -5, 0, 3, 5, 20, 35, 60), { minLength: 1, maxLength: 5 }),
		minimum: fc.constantFrom({}, { EUR: 5000 }, { EUR: 100, USD: 20_000 }),
		remainder: fc.constantFrom("chase" as const, "wait" as const),
		graceDays: fc.integer({ min: 0, max: 10 }),
		minDaysBetween: fc.integer({ min: 0, max: 15 }),
		excluded: fc.option(
			fc.record({ because: fc.constant("agreement"), until: fc.option(day, { nil: undefined }) }),
			{ nil: undefined, freq: 4 },
		),
		items: fc.array(fc.record({ item: name, until: day, because: fc.constant("proof awaited") }), {
			maxLength: 2,
		}),
	})
	.map(({ days, excluded, ...rules }) => ({
		...rules,
		levels: [...new Set([...days, 30])]
			.sort((a, b) => a - b)
			.map((d, i) => ({ id: `l${i}`, day: d, channel: "mailDraft" as const, template: "level1" })),
		...(excluded
			? {
					excluded: excluded.until
						? { because: excluded.because, until: excluded.until }
						: { because: "agreement" },
				}
			: {}),
	}));

const heldOn = (account: DunningFile, item: string, today: string): number =>
	account.holds
		.filter((hold) => hold.item === item && (hold.dunnableFrom === undefined || hold.dunnableFrom > today))
		.reduce((sum, hold) => sum + hold.amount, 0);

describe("over random accounts, policies and days", () => {
	it("no held amount is ever in a proposal, and every part of the open amount is accounted for", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const { proposal, items } = runAccount(account, rules, today);
				for (const line of proposal?.lines ?? []) {
					const item = account.items.find(({ number }) => number === line.item.number);
					expect(line.amount).toBeGreaterThan(0);
					expect(line.amount).toBeLessThanOrEqual(
						Math.max(0, (item?.open ?? 0) - heldOn(account, line.item.number, today)),
					);
				}
				for (const state of items)
					expect(state.held + state.credited + state.promised + state.amount).toBe(state.item.open);
			}),
			{ numRuns: 2000 },
		);
	});

	it("every unheld overdue amount above the minimum is proposed or explained", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const { proposal, items } = runAccount(account, rules, today);
				const proposed = new Set(proposal?.lines.map(({ item }) => item.number));
				for (const item of account.items) {
					const overdue =
						item.kind !== "credit" && item.status === "open" && item.open > 0 && item.dueOn < today;
					if (!overdue || heldOn(account, item.number, today) >= item.open) continue;
					const state = items.find((one) => one.item.number === item.number);
					expect(state).toBeDefined();
					if (state && !proposed.has(item.number)) {
						expect(["due", "promiseBroken", "held"]).not.toContain(state.why.code);
						expect(explain(state.why, item.currency, today, "en")).not.toBe("");
						if (state.why.code === "belowMinimum") expect(state.why.total).toBeLessThan(state.why.minimum);
					}
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("nothing is proposed against an exclusion, a snooze, a level's day or the rhythm of letters", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const { proposal } = runAccount(account, rules, today);
				if (!proposal) return;
				expect(rules.excluded && (rules.excluded.until ?? "9999") > today).toBeFalsy();
				expect(account.snoozed && account.snoozed.until > today).toBeFalsy();
				const reminders = account.letters
					.filter(({ state, lines }) => state !== "cancelled" && lines.some(({ levelDay }) => levelDay >= 0))
					.map((letter) => letter.day);
				for (const { item, level, daysLate, amount: asked } of proposal.lines) {
					expect(rules.items.some((one) => one.item === item.number && one.until > today)).toBe(false);
					expect(daysLate).toBeGreaterThanOrEqual(level.day);
					if (level.day < 0) expect(daysLate).toBeLessThanOrEqual(0);
					else
						for (const letter of reminders)
							expect(dayNumber(today) - dayNumber(letter)).toBeGreaterThanOrEqual(rules.minDaysBetween);
					const credited = account.pendingCredits
						.filter((credit) => credit.item === item.number)
						.reduce((sum, credit) => sum + credit.amount, 0);
					expect(asked).toBeLessThanOrEqual(item.open - credited);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("a repeated run proposes nothing twice, and a recorded proposal reads the same that day", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const { proposal } = runAccount(account, rules, today);
				if (!proposal) return;
				const recorded = { ...account, letters: [...account.letters, letterOf(proposal)] };
				const again = runAccount(recorded, rules, today).proposal;
				const items = new Set(proposal.lines.map(({ item }) => item.number));
				expect(again?.lines.filter(({ item }) => items.has(item.number)) ?? []).toEqual([]);
				expect(refreshed(letterOf(proposal), recorded, rules, today)).toEqual(proposal);
			}),
			{ numRuns: 1000 },
		);
	});

	it("a hold placed after the proposal takes its amount out of it", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const { proposal } = runAccount(account, rules, today);
				const line = proposal?.lines[0];
				if (!proposal || !line) return;
				const hold = { item: line.item.number, amount: line.item.open, dispute: "D-9" };
				const held = {
					...account,
					holds: [...account.holds, hold],
					letters: [...account.letters, letterOf(proposal)],
				};
				const now = refreshed(letterOf(proposal), held, rules, today);
				expect(now?.lines.some(({ item }) => item.number === line.item.number) ?? false).toBe(false);
			}),
			{ numRuns: 1000 },
		);
	});

	it("an account waits for the day of its next proposal, so that an incremental run misses none", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const next = nextProposalDay(account, rules, today);
				const proposing = Array.from({ length: 250 }, (_, n) => addDays(today, n)).find(
					(on) => runAccount(account, rules, on).proposal,
				);
				expect(next).toBe(proposing);
			}),
			{ numRuns: 300 },
		);
	});

	it("a sheet proposes exactly what the documents would", () => {
		fc.assert(
			fc.property(file, policy, day, day, (account, rules, made, today) => {
				const [before = made, on = today] = [made, today].sort();
				const sheet = sheetSchema.parse(JSON.parse(JSON.stringify(sheetOf(account, rules, before))));
				const lines = (of: DunningFile) =>
					runAccount(of, rules, on).items.map(({ item, why, amount }) => [item.number, why, amount]);
				expect(lines(fileOf(sheet))).toEqual(lines(account));
			}),
			{ numRuns: 2000 },
		);
	});

	it("between two days of change nothing changes", () => {
		fc.assert(
			fc.property(file, policy, day, (account, rules, today) => {
				const codes = (on: string) =>
					runAccount(account, rules, on).items.map(
						({ item, why, amount }) => `${item.number} ${why.code} ${amount}`,
					);
				const next = nextDay(account, rules, today);
				const last = next === undefined ? addDays(today, 200) : addDays(next, -1);
				const before = codes(today);
				for (let n = dayNumber(today); n <= dayNumber(last); n += 1)
					expect(codes(addDays(today, n - dayNumber(today)))).toEqual(before);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("a policy", () => {
	it("of the account beats the tenant's, rule by rule", () => {
		const own = effectivePolicy(defaultPolicy, { graceDays: 9, items: [] });
		expect(own.graceDays).toBe(9);
		expect(own.levels).toBe(defaultPolicy.levels);
	});
});
