import type { AgendaEntryView } from "../../api/dunningSchemas.ts";
import { accountIdSchema, type Day, disputeIdSchema } from "../../dispute/dispute.ts";
import type { AgendaEntry } from "../../dunning/agenda.ts";
import { formatDay } from "../../i18n/format.ts";

/** An entry as a surface shows it, with one sentence in the reader's language. */
export function entryView(entry: AgendaEntry, today: Day, language: "fr" | "en"): AgendaEntryView {
	const { key, kind, due, amount, items, accountName } = entry;
	return {
		key,
		kind,
		account: accountIdSchema.parse(entry.account),
		accountName,
		due,
		amount: [...amount],
		items: [...items],
		says: says(entry, today, language),
		...("dispute" in entry
			? {
					dispute: disputeIdSchema.parse(entry.dispute),
					number: entry.number,
					reason: entry.reason,
					status: entry.status,
					owner: entry.owner,
				}
			: {}),
		...("person" in entry ? { person: entry.person } : {}),
		...(entry.kind === "claim" ? { claim: entry.claim } : {}),
		...(entry.kind === "followUp" ? { followUp: entry.followUp } : {}),
		...(entry.kind === "chase"
			? { proposal: entry.proposal, level: entry.level, held: [...entry.held] }
			: {}),
	};
}

function says(entry: AgendaEntry, today: Day, language: "fr" | "en"): string {
	const fr = language === "fr";
	switch (entry.kind) {
		case "chase":
			return entry.daysLate > 0
				? fr
					? `À relancer : en retard de ${entry.daysLate} j`
					: `To chase: ${entry.daysLate} days overdue`
				: fr
					? `Rappel préventif : échéance dans ${-entry.daysLate} j`
					: `Preventive reminder: due in ${-entry.daysLate} days`;
		case "claim":
			return entry.words === ""
				? fr
					? "Réclamation à qualifier"
					: "Claim to qualify"
				: `« ${entry.words.slice(0, 200)} »`;
		case "brokenPromise":
			return fr
				? `Promesse du ${formatDay(entry.promised, today, language)} non tenue`
				: `The promise for ${formatDay(entry.promised, today, language)} was not kept`;
		case "followUp":
			return entry.text;
		case "ownerLate":
			return fr ? `En retard de ${entry.daysLate} j` : `${entry.daysLate} days late`;
		case "quiet":
			return fr ? `Rien depuis ${entry.daysQuiet} j` : `Nothing for ${entry.daysQuiet} days`;
	}
}
