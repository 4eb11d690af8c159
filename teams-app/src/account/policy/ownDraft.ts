import type { Policies } from "@accord/shared/api/dunningSchemas.ts";
import type { AccountPolicy, Policy } from "@accord/shared/dunning/policy.ts";
import { draftOf, type PolicyDraft, policyOf } from "../../settings/policyDraft.ts";

/** An account's own rules as they are typed, over those of the tenant. */
export interface OwnDraft {
	readonly excluded: boolean;
	readonly until: string;
	readonly because: string;
	readonly ownMinimum: boolean;
	readonly ownLevels: boolean;
	/** Levels and minimum: the account's, or the tenant's to begin with. */
	readonly rules: PolicyDraft;
}

export function ownDraftOf(
	{ policy, account }: Policies,
	{ currency, language }: { readonly currency: string; readonly language: "fr" | "en" },
): OwnDraft {
	const rules: Policy = {
		...policy,
		levels: account?.levels ?? policy.levels,
		minimum: account?.minimum ?? policy.minimum,
	};
	return {
		excluded: account?.excluded !== undefined,
		until: account?.excluded?.until ?? "",
		because: account?.excluded?.because ?? "",
		ownMinimum: account?.minimum !== undefined,
		ownLevels: account?.levels !== undefined,
		rules: draftOf(rules, currency, language),
	};
}

/** What was typed over what the account has, or the fields that are wrong. What the form does not show stays as it is. */
export function ownPolicyOf(
	draft: OwnDraft,
	before: AccountPolicy | undefined,
	today: string,
): { policy: AccountPolicy } | { wrong: ReadonlySet<string> } {
	const typed = policyOf(draft.rules);
	const asked = (field: string) =>
		(draft.ownLevels && field.startsWith("levels.")) || (draft.ownMinimum && field.startsWith("minimum."));
	const wrong = new Set("wrong" in typed ? [...typed.wrong].filter(asked) : []);
	if (draft.excluded && draft.because.trim() === "") wrong.add("excluded.because");
	if (draft.excluded && draft.until !== "" && draft.until <= today) wrong.add("excluded.until");
	if (wrong.size > 0) return { wrong };
	const { excluded: _excluded, levels: _levels, minimum: _minimum, ...kept } = before ?? { items: [] };
	// Whatever is wrong in rules the account does not name stands in for nothing.
	const rules = policyOf({
		...draft.rules,
		...(draft.ownLevels ? {} : { levels: [] }),
		...(draft.ownMinimum ? {} : { minimum: {} }),
	});
	if ("wrong" in rules) return rules;
	const { levels, minimum } = rules.policy;
	return {
		policy: {
			...kept,
			...(draft.ownLevels ? { levels } : {}),
			...(draft.ownMinimum ? { minimum } : {}),
			...(draft.excluded
				? {
						excluded: {
							because: draft.because.trim(),
							...(draft.until === "" ? {} : { until: draft.until }),
						},
					}
				: {}),
		},
	};
}
