import { describe, expect, it } from "vitest";
import { defaultCatalogue } from "./catalogue.ts";
import { record } from "./chain.ts";
import { needsApproval } from "./decideOutcome.ts";
import type { Dispute } from "./dispute.ts";
import { currencySchema } from "./money.ts";
import { type Case, contextFor, disputeId, given, openingOf, priceClaim } from "./scenario.ts";

const JPY = currencySchema.parse("JPY");
const items = { F1: { open: 100_000 }, Y1: { open: 900_000, currency: JPY } };
const yen = [{ item: "Y1", amount: 300_000 }];
const all = defaultCatalogue().reasons[0]?.procedure;
if (!all) throw new Error("no reason");

/** The dispute that takes the lines of another one, and its facts. */
function absorbing(source: Case, target: Dispute) {
	const merge = { type: "Merge", into: target.id } as const;
	const facts = source.whenOther("claire", merge, { context: { other: target } });
	if ("refused" in facts) throw new Error(facts.refused);
	const { actor, now } = contextFor("claire", source.at);
	const { state } = record(facts, target, { dispute: target.id, at: now, actor });
	if (!state) throw new Error("nothing");
	return { facts, state };
}
const creditYen = (state: Dispute) =>
	needsApproval(
		state,
		state.lines.map(({ id, currency, stillDisputed }) => ({
			line: id,
			credited: currency === JPY ? stillDisputed : 0,
			upheld: currency === JPY ? 0 : stillDisputed,
			writtenOff: 0,
		})),
	);

describe("the thresholds a dispute keeps of its reason's", () => {
	it("are those of its own currencies, when it is opened, when its reason changes and when it is split", () => {
		const both = given({ ...priceClaim, lines: [...priceClaim.lines, ...yen] }, { items });
		expect(given().state.procedure.approveAbove).toEqual({ EUR: 50_000 });
		expect(both.state.procedure.approveAbove).toEqual({ EUR: 50_000, JPY: 80_000 });
		const changed = both.and(["claire", { type: "ChangeReason", reason: "BILLING" }]);
		expect(changed.state.procedure.approveAbove).toEqual({ EUR: null, JPY: null });
		const split = { type: "Split", lines: ["L2"], because: "yen apart" } as const;
		const second = { context: { opening: openingOf("2") } };
		expect(both.whenOther("claire", split, second)).toMatchObject([
			{ procedure: { approveAbove: { JPY: 80_000 } } },
		]);
	});
	it("come with lines in a currency the other dispute has none of", () => {
		const source = given({ ...priceClaim, lines: yen }, { items });
		const target = given(priceClaim, { items, context: { opening: openingOf("2") } }).state;
		const { state } = absorbing(source, target);
		expect(state.procedure.approveAbove).toEqual({ EUR: 50_000, JPY: 80_000 });
		expect(creditYen(state)).toBe(true);
	});
	it("stand where the other dispute has its own, as one has that was opened when all were kept", () => {
		const source = given({ ...priceClaim, lines: yen }, { items });
		const { state: opened } = given(priceClaim, { items, context: { opening: openingOf("2") } });
		const old = { ...opened, procedure: { ...all, approveAbove: { ...all.approveAbove, JPY: 400_000 } } };
		const { state } = absorbing(source, old);
		expect(state.procedure).toEqual(old.procedure);
		expect(creditYen(state)).toBe(false);
	});
	it("are left alone by a merge recorded when all were kept", () => {
		const source = given({ ...priceClaim, lines: yen }, { items });
		const target = given(priceClaim, { items, context: { opening: openingOf("2") } }).state;
		const old = { ...target, procedure: all };
		const { facts } = absorbing(source, old);
		const before = facts.map((fact) => {
			if (fact.type !== "Absorbed") return fact;
			const { approveAbove: _, ...rest } = fact;
			return rest;
		});
		const { actor, now } = contextFor("claire");
		const { state } = record(before, old, { dispute: disputeId("2"), at: now, actor });
		expect(state?.procedure).toEqual(all);
	});
});
