import { defaultPolicy } from "@accord/shared/dunning/policy.ts";
import { expect, test } from "vitest";
import { ownDraftOf, ownPolicyOf } from "./ownDraft.ts";

const version = "0".repeat(32);
const reader = { currency: "EUR", language: "en" } as const;
const policy = { ...defaultPolicy, version };
const today = "2026-03-03";

test("nothing typed is nothing of its own", () => {
	const draft = ownDraftOf({ policy, account: { items: [], version } }, reader);
	expect(ownPolicyOf(draft, { items: [] }, today)).toEqual({ policy: { items: [] } });
});

test("what the form does not show stays, and what it shows comes back as it was", () => {
	const own = {
		levels: policy.levels.slice(1),
		minimum: { EUR: 5000 },
		graceDays: 9,
		excluded: { until: "2026-04-01", because: "Moving house." },
		items: [{ item: "F1", until: "2026-05-01", because: "Waiting for the bank." }],
	};
	const draft = ownDraftOf({ policy, account: { ...own, version } }, reader);
	expect(ownPolicyOf(draft, own, today)).toEqual({ policy: own });
	const freed = ownPolicyOf({ ...draft, excluded: false, ownLevels: false }, own, today);
	expect(freed).toEqual({
		policy: { minimum: own.minimum, graceDays: own.graceDays, items: own.items },
	});
});

test("an exclusion says why, and until a day that is still to come or none", () => {
	const draft = { ...ownDraftOf({ policy }, reader), excluded: true, because: " ", until: today };
	const read = ownPolicyOf(draft, undefined, today);
	expect("wrong" in read && [...read.wrong].sort()).toEqual(["excluded.because", "excluded.until"]);
	expect(ownPolicyOf({ ...draft, because: "Insolvency.", until: "" }, undefined, today)).toEqual({
		policy: { items: [], excluded: { because: "Insolvency." } },
	});
});

test("only what the account is to have of its own is checked", () => {
	const draft = ownDraftOf({ policy }, reader);
	const typed = { ...draft, rules: { ...draft.rules, minimum: { EUR: "much" } } };
	expect(ownPolicyOf(typed, undefined, today)).toEqual({ policy: { items: [] } });
	const read = ownPolicyOf({ ...typed, ownMinimum: true }, undefined, today);
	expect("wrong" in read && [...read.wrong]).toEqual(["minimum.EUR"]);
});
