import { expect, it } from "vitest";
import { defaultCatalogue } from "./catalogue.ts";
import { currencySchema } from "./money.ts";
import { proposePriority } from "./priority.ts";
import { openingOf, plainCalendar } from "./scenario.ts";

const procedureOf = (code: string) => {
	const reason = defaultCatalogue().reasons.find((one) => one.code === code);
	if (!reason) throw new Error(code);
	return reason.procedure;
};
const propose = (
	disputed: number,
	change: { due?: string; reason?: string; live?: number; currency?: string } = {},
) =>
	proposePriority(
		[
			{
				disputed,
				currency: currencySchema.parse(change.currency ?? "EUR"),
				itemDue: change.due ?? "2026-03-02",
			},
		],
		procedureOf(change.reason ?? "PRICE"),
		{
			today: "2026-03-03",
			calendar: plainCalendar,
			opening: { ...openingOf("1"), liveDisputes: change.live ?? 0 },
		},
	);

it.each([
	[10_000, {}, "low", []],
	[10_001, {}, "normal", []],
	[499_999, {}, "normal", []],
	[500_000, {}, "high", ["largeAmount"]],
	[2_499_999, {}, "high", ["largeAmount"]],
	[2_500_000, {}, "high", ["veryLargeAmount"]],
	[2_500_000, { live: 3 }, "urgent", ["veryLargeAmount", "severalDisputes"]],
	[500_000, { due: "2025-12-30" }, "urgent", ["largeAmount", "veryLongOverdue"]],
	[10_000, { due: "2026-02-10" }, "normal", ["longOverdue"]],
	[10_000, { due: "2026-02-11" }, "low", []],
	[10_000, { due: "2025-12-30" }, "high", ["veryLongOverdue"]],
	[10_000, { due: "2025-12-31" }, "normal", ["longOverdue"]],
	[10_000, { due: "2026-04-30" }, "low", []],
	[10_000, { live: 3 }, "normal", ["severalDisputes"]],
	[10_000, { live: 2 }, "low", []],
	[10_000, { reason: "QUALITY" }, "normal", ["technical"]],
	[10_000, { reason: "SERVICE" }, "normal", ["technical"]],
	[800_000, { currency: "JPY" }, "high", ["largeAmount"]],
	[799_999, { currency: "JPY" }, "normal", []],
	[500_000, { reason: "BILLING" }, "high", ["largeAmount"]],
	[499_999, { reason: "BILLING" }, "normal", []],
	[5_000_000, { currency: "KWD" }, "high", ["largeAmount"]],
] as const)("proposes for %i %o: %s because of %j", (disputed, change, priority, grounds) => {
	expect(propose(disputed, change)).toEqual({ priority, grounds });
});

it("looks at each currency apart and at the oldest item", () => {
	const line = (currency: string, disputed: number, itemDue: string) => ({
		currency: currencySchema.parse(currency),
		disputed,
		itemDue,
	});
	const context = { today: "2026-03-03", calendar: plainCalendar };
	const lines = [line("EUR", 300_000, "2026-03-01"), line("USD", 300_000, "2025-12-01")];
	expect(proposePriority(lines, procedureOf("PRICE"), context)).toEqual({
		priority: "high",
		grounds: ["veryLongOverdue"],
	});
	const same = [line("EUR", 300_000, "2026-03-01"), line("EUR", 300_000, "2026-03-01")];
	expect(proposePriority(same, procedureOf("PRICE"), context)).toMatchObject({ grounds: ["largeAmount"] });
});
