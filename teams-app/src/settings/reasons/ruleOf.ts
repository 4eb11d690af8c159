import type { ReasonsWords } from "../../words/reasons/words.ts";

/** Which sentence says what a field has to be; the first that fits its path. */
const rules: readonly (readonly [RegExp, keyof ReasonsWords["rules"]])[] = [
	[/^code$/, "code"],
	[/^(label|awaits)\./, "label"],
	[/^nature$/, "nature"],
	[/^means\./, "means"],
	[/^examples$/, "examples"],
	[/^eInvoicing$/, "eInvoicing"],
	[/^rootCauses$/, "rootCauses"],
	[/^procedure\.owner$/, "owner"],
	[/^procedure\.stages\.1\.role$/, "approver"],
	[/^procedure\.stages\.\d\.role$/, "role"],
	[/^procedure\.stages\.\d\.businessDays$/, "stageDays"],
	[/^procedure\.silenceDays$/, "silence"],
	[/^procedure\.followUp\.businessDays$/, "days"],
	[/^procedure\.followUp\./, "followUp"],
	[/^procedure\.approveAbove/, "threshold"],
];

/** What a field of a reason has to be, in the reader's words; undefined for a path no field has. */
export function ruleOf(path: string, say: ReasonsWords): string | undefined {
	const found = rules.find(([pattern]) => pattern.test(path));
	return found && say.rules[found[1]];
}
