import { z } from "zod";
import { daySchema } from "../dispute/dispute.ts";
import { amountMinorSchema } from "../dispute/money.ts";

export const CHANNELS = ["mailDraft", "automaticMail", "call"] as const;
export const channelSchema = z.enum(CHANNELS);
/** `mailDraft` and `call` wait for a person; `automaticMail` is what the tenant chose to send by itself. */
export type Channel = (typeof CHANNELS)[number];

const preventiveFrom = -15;
const preventiveTo = -5;

/** One step of a policy. */
export const levelSchema = z.object({
	id: z
		.string()
		.regex(/^[a-z][A-Za-z0-9]{0,29}$/, "a level's id is a lower-case letter, then letters and digits"),
	/** Calendar days from the due date; negative ones are preventive. */
	day: z.int().min(preventiveFrom, "preventive levels are 15 to 5 days before the due date").max(730),
	channel: channelSchema,
	/** Name of the template, to which the reader's language is added. */
	template: z.string().regex(/^[a-z][A-Za-z0-9-]{0,50}$/, "a template's name is letters, digits and hyphens"),
});
export type Level = z.infer<typeof levelSchema>;

const levelsSchema = z
	.array(levelSchema)
	.min(1, "a policy has at least one level")
	.max(12, "a policy has at most twelve levels")
	.superRefine((levels, context) => {
		const seen = new Set<string>();
		levels.forEach((level, index) => {
			const complain = (path: string, message: string) =>
				context.addIssue({ code: "custom", path: [index, path], message });
			if (level.day < 0 && level.day > preventiveTo)
				complain("day", "preventive levels are 15 to 5 days before the due date");
			const before = levels[index - 1];
			if (before && before.day >= level.day)
				complain("day", `levels go forward in time: ${level.day} does not come after ${before.day}`);
			if (seen.has(level.id)) complain("id", `the level "${level.id}" is there twice`);
			seen.add(level.id);
		});
		if (!levels.some(({ day }) => day >= 0))
			context.addIssue({
				code: "custom",
				path: [],
				message: "at least one level is on or after the due date",
			});
	});

const rules = {
	levels: levelsSchema,
	/** Per currency, in minor units: less than this is not chased. A currency that is missing has no minimum. */
	minimum: z.record(z.string().regex(/^[A-Z]{3}$/, "a currency is three capitals"), amountMinorSchema),
	/** What is done with the undisputed rest of a partly contested item. */
	remainder: z.enum(["chase", "wait"]),
	/** Calendar days a promise may be late before it counts as broken. */
	graceDays: z.int().min(0).max(30),
	/** Calendar days between two letters to one account. */
	minDaysBetween: z.int().min(0).max(90),
};

export const policySchema = z.object(rules);
/** How a tenant chases what is due. */
export type Policy = z.infer<typeof policySchema>;

const because = z.string().trim().min(1, "say why").max(400);
export const accountPolicySchema = z
	.object(rules)
	.partial()
	.extend({
		/** The account is not chased before this day; never without one. */
		excluded: z.object({ until: daySchema.optional(), because }).optional(),
		/** Single items that are not chased before a day. */
		items: z
			.array(z.object({ item: z.string().min(1).max(200), until: daySchema, because }))
			.max(500)
			.default([]),
	});
/** What one account has otherwise; each rule it names beats the tenant's. */
export type AccountPolicy = z.infer<typeof accountPolicySchema>;

/** The policy, unless it leaves everything to the tenant's. */
export function namesSomething(policy: AccountPolicy): AccountPolicy | undefined {
	const { items, ...others } = policy;
	return items.length > 0 || Object.values(others).some((rule) => rule !== undefined) ? policy : undefined;
}

export const defaultPolicy: Policy = {
	levels: [
		{ id: "preventive", day: -10, channel: "mailDraft", template: "preventive" },
		{ id: "level1", day: 5, channel: "mailDraft", template: "level1" },
		{ id: "level2", day: 20, channel: "mailDraft", template: "level2" },
		{ id: "level3", day: 35, channel: "mailDraft", template: "level3" },
	],
	minimum: {},
	remainder: "chase",
	graceDays: 3,
	minDaysBetween: 7,
};

/** The rules that hold for one account. */
export interface EffectivePolicy extends Policy {
	readonly excluded?: AccountPolicy["excluded"];
	readonly items: AccountPolicy["items"];
}

export function effectivePolicy(tenant: Policy, account?: AccountPolicy): EffectivePolicy {
	return {
		levels: account?.levels ?? tenant.levels,
		minimum: account?.minimum ?? tenant.minimum,
		remainder: account?.remainder ?? tenant.remainder,
		graceDays: account?.graceDays ?? tenant.graceDays,
		minDaysBetween: account?.minDaysBetween ?? tenant.minDaysBetween,
		...(account?.excluded === undefined ? {} : { excluded: account.excluded }),
		items: account?.items ?? [],
	};
}
