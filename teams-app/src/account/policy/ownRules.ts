import type { AccountPolicy, Policy } from "@accord/shared/dunning/policy.ts";
import { formatDay, formatMoney } from "@accord/shared/i18n/format.ts";
import { levelName } from "@accord/shared/look/collecting/words.ts";
import { settingsWords } from "../../words/settings/words.ts";

/** A rule as it holds for an account, and whether the account has it of its own. */
export interface OwnRule {
	readonly name: string;
	readonly text: string;
	readonly own: boolean;
}

/** Every rule that holds for an account: its own before the tenant's. */
export function ownRules(
	tenant: Policy,
	account: AccountPolicy | undefined,
	{ today, language }: { readonly today: string; readonly language: "fr" | "en" },
): readonly OwnRule[] {
	const { own: say, policy: rules } = settingsWords(language);
	const day = (date: string) => formatDay(date, today, language);
	const exclusion = ({ until, because }: { until?: string | undefined; because: string }) =>
		until === undefined ? say.excludedOpen(because) : say.excludedUntil(day(until), because);
	const { levels = tenant.levels, minimum = tenant.minimum } = account ?? {};
	const levelsText = levels.map(
		(one) => `${levelName(one.id, language)} (${one.day > 0 ? "+" : ""}${one.day})`,
	);
	const minimumText = Object.entries(minimum).map(([currency, minor]) =>
		formatMoney({ minor, currency }, language),
	);
	const rule = (name: string, text: string, own: unknown): OwnRule => ({
		name,
		text,
		own: own !== undefined,
	});
	return [
		...(account?.excluded ? [rule(say.excluded, exclusion(account.excluded), true)] : []),
		...(account?.items ?? []).map((one) => rule(say.item(one.item), exclusion(one), true)),
		rule(rules.levels, levelsText.join(", ").replaceAll("-", "−"), account?.levels),
		rule(rules.minimumOf, minimumText.join(", ") || rules.noMinimum, account?.minimum),
		rule(rules.remainder, rules.remainders[account?.remainder ?? tenant.remainder], account?.remainder),
		rule(rules.grace, String(account?.graceDays ?? tenant.graceDays), account?.graceDays),
		rule(rules.between, String(account?.minDaysBetween ?? tenant.minDaysBetween), account?.minDaysBetween),
	];
}
