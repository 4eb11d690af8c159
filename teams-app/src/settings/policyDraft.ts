import type { Problem } from "@accord/shared/api/schemas.ts";
import { canonicalJson } from "@accord/shared/dispute/canonicalJson.ts";
import type { Channel, Level, Policy } from "@accord/shared/dunning/policy.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";

export const CHANNELS = ["mailDraft", "automaticMail", "call"] as const satisfies readonly Channel[];

/** A policy as it is typed: whatever a person writes has a place in it. */
export interface PolicyDraft {
	readonly levels: readonly LevelDraft[];
	/** Amounts as text, by currency. */
	readonly minimum: Readonly<Record<string, string>>;
	readonly remainder: Policy["remainder"];
	readonly graceDays: string;
	readonly minDaysBetween: string;
}
export interface LevelDraft extends Omit<Level, "day"> {
	readonly day: string;
}

export function draftOf(policy: Policy, currency: string, language: "fr" | "en"): PolicyDraft {
	const currencies = [...new Set([currency, ...Object.keys(policy.minimum)])];
	return {
		levels: policy.levels.map((level) => ({ ...level, day: String(level.day) })),
		minimum: Object.fromEntries(
			currencies.map((code) => {
				const minor = policy.minimum[code];
				return [code, minor === undefined ? "" : amountText(minor, code, language)];
			}),
		),
		remainder: policy.remainder,
		graceDays: String(policy.graceDays),
		minDaysBetween: String(policy.minDaysBetween),
	};
}

/** Whether what is typed differs from what was there. */
export const isChanged = (before: PolicyDraft, now: PolicyDraft): boolean =>
	canonicalJson(before) !== canonicalJson(now);

/** The policy that was typed, or the fields that are no numbers. The service knows the rest of the rules. */
export function policyOf(draft: PolicyDraft): { policy: Policy } | { wrong: ReadonlySet<string> } {
	const wrong = new Set<string>();
	const number = (field: string, text: string): number => {
		if (!/^\s*[-−]?\d+\s*$/.test(text)) wrong.add(field);
		return Number(text.replace("−", "-"));
	};
	const minimum: Record<string, number> = {};
	for (const [currency, text] of Object.entries(draft.minimum)) {
		if (text.trim() === "") continue;
		const minor = parseAmount(text, currency);
		if (minor === undefined) wrong.add(`minimum.${currency}`);
		else minimum[currency] = minor;
	}
	const policy: Policy = {
		levels: draft.levels.map((level, at) => ({ ...level, day: number(`levels.${at}.day`, level.day) })),
		minimum,
		remainder: draft.remainder,
		graceDays: number("graceDays", draft.graceDays),
		minDaysBetween: number("minDaysBetween", draft.minDaysBetween),
	};
	return wrong.size > 0 ? { wrong } : { policy };
}

/** Names of the letters a level can have, without their language. */
export function reminderNames(
	templates: readonly { readonly id: string; readonly purpose: string }[],
): readonly string[] {
	const reminders = templates.filter((one) => /^(preventive|level\d)$/.test(one.purpose));
	return [...new Set(reminders.map((one) => one.id.replace(/-(fr|en)$/, "")))];
}

/** Every field the service refused. */
export function refusedFields({ field, errors }: Problem): ReadonlySet<string> {
	return new Set([...(field === undefined ? [] : [field]), ...(errors ?? []).map((error) => error.field)]);
}
