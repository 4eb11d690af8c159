import type { SettingsWords } from "../words/settings/words.ts";
import type { Described } from "./ConflictNote.tsx";
import type { PolicyDraft } from "./policyDraft.ts";

/** A policy as a person reads it, rule by rule. */
export function describePolicy(draft: PolicyDraft, say: SettingsWords["policy"]): Described {
	const levels = draft.levels.map(
		({ id, day, channel, template }, at) =>
			[say.level(at + 1), `${id} · ${day} · ${say.channels[channel]} · ${template}`] as const,
	);
	const minimum = Object.entries(draft.minimum).map(
		([currency, amount]) => [say.minimum(currency), amount] as const,
	);
	return new Map([
		...levels,
		...minimum,
		[say.remainder, say.remainders[draft.remainder]] as const,
		[say.grace, draft.graceDays] as const,
		[say.between, draft.minDaysBetween] as const,
	]);
}
