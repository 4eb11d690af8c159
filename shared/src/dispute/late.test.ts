import { describe, expect, it } from "vitest";
import { type Status, statusSchema } from "./dispute.ts";
import { datedOf, isOverdue, lateAfter } from "./late.ts";
import { given } from "./scenario.ts";

describe("a dispute", () => {
	const clockStands: readonly Status[] = ["awaitingCustomer", "closed"];
	it.each(statusSchema.options)(
		"that is %s is late from the day after its target, while the clock runs",
		(status) => {
			const due = "2026-03-06";
			const runs = !clockStands.includes(status);
			expect(lateAfter({ status, due })).toBe(runs ? due : undefined);
			expect(isOverdue({ status, due }, "2026-03-05")).toBe(false);
			expect(isOverdue({ status, due }, "2026-03-06")).toBe(false);
			expect(isOverdue({ status, due }, "2026-03-07")).toBe(runs);
			expect(isOverdue({ status, due }, "2027-01-01")).toBe(runs);
			expect(isOverdue({ status }, "2027-01-01")).toBe(false);
		},
	);
	it("looks at the status and the target day of a whole dispute", () => {
		const open = given();
		expect(datedOf(open.state)).toEqual({ status: "open", due: "2026-03-06" });
		const withdrawn = open.and(["claire", { type: "Withdraw", because: "a mistake" }]);
		expect(datedOf(withdrawn.state)).toEqual({ status: "closed" });
	});
});
