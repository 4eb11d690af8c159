import { describe, expect, it } from "vitest";
import { defaultPolicy, policySchema } from "./policy.ts";

const messages = (value: unknown) =>
	policySchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
const level = (id: string, day: number) => ({ id, day, channel: "mailDraft", template: "level1" });

describe("a policy", () => {
	it("is supplied with a preventive level ten days before the due date", () => {
		expect(messages(defaultPolicy)).toBeUndefined();
		expect(defaultPolicy.levels[0]?.day).toBe(-10);
	});

	it.each([
		[[level("a", -4), level("b", 5)], "levels.0.day: preventive levels are 15 to 5 days before the due date"],
		[
			[level("a", -16), level("b", 5)],
			"levels.0.day: preventive levels are 15 to 5 days before the due date",
		],
		[[level("a", 5), level("b", 5)], "levels.1.day: levels go forward in time: 5 does not come after 5"],
		[[level("a", 5), level("a", 9)], 'levels.1.id: the level "a" is there twice'],
		[[level("a", -10)], "levels: at least one level is on or after the due date"],
		[[], "levels: a policy has at least one level"],
	])("says what is wrong and where", (levels, message) => {
		expect(messages({ ...defaultPolicy, levels })).toContain(message);
	});
});
