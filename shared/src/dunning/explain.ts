import type { Currency } from "../dispute/money.ts";
import { formatDay, formatMoney, fullStop } from "../i18n/format.ts";
import type { Why } from "./why.ts";

/** Why an item is, or is not, in a letter: one plain sentence. */
export function explain(why: Why, currency: Currency, today: string, language: "fr" | "en"): string {
	const fr = language === "fr";
	const day = (value: string) => formatDay(value, today, language);
	const list = (numbers: readonly string[]) => numbers.join(", ");
	switch (why.code) {
		case "due":
			return fr ? `En retard de ${why.daysLate} j.` : `${why.daysLate} days overdue.`;
		case "promiseBroken":
			return fr
				? `La promesse du ${day(why.promised)} n'est pas tenue ; en retard de ${why.daysLate} j.`
				: `The promise for ${day(why.promised)} was not kept; ${why.daysLate} days overdue.`;
		case "preventive":
			return fr ? `À échéance dans ${why.daysLeft} j.` : `Due in ${why.daysLeft} days.`;
		case "notDue":
			return fr
				? fullStop(`Pas encore à relancer ; à partir du ${day(why.from)}`)
				: fullStop(`Not to be chased before ${day(why.from)}`);
		case "nextLevel":
			return fr
				? fullStop(`Le prochain niveau commence le ${day(why.from)}`)
				: fullStop(`The next level starts on ${day(why.from)}`);
		case "tooSoon":
			return fr
				? fullStop(`Le compte a été relancé récemment ; à partir du ${day(why.from)}`)
				: fullStop(`The account was chased recently; from ${day(why.from)}`);
		case "lastLevel":
			return fr
				? "Tous les niveaux ont été envoyés ; à traiter par une personne."
				: "Every level was sent; a person decides.";
		case "held":
			return why.until === undefined
				? fr
					? `Contesté en totalité : ${list(why.disputes)}.`
					: `Contested in full: ${list(why.disputes)}.`
				: fr
					? fullStop(`Litige clos (${list(why.disputes)}) ; relançable à partir du ${day(why.until)}`)
					: fullStop(`Dispute closed (${list(why.disputes)}); may be dunned from ${day(why.until)}`);
		case "waitingRemainder":
			return fr
				? `Contesté en partie (${list(why.disputes)}) ; la règle attend pour le reste.`
				: `Contested in part (${list(why.disputes)}); the rule waits with the rest.`;
		case "promised":
			return fr
				? fullStop(`Règlement promis ; attendu jusqu'au ${day(why.until)}`)
				: fullStop(`Payment promised; awaited until ${day(why.until)}`);
		case "credited":
			return fr ? "Couvert par un avoir." : "Covered by a credit.";
		case "belowMinimum": {
			const total = formatMoney({ minor: why.total, currency }, language);
			const minimum = formatMoney({ minor: why.minimum, currency }, language);
			return fr
				? `Total échu ${total}, sous le minimum de ${minimum}.`
				: `${total} overdue in all, below the minimum of ${minimum}.`;
		}
		case "excluded":
			return why.until === undefined
				? fr
					? `Exclu des relances : ${why.because}`
					: `Excluded from dunning: ${why.because}`
				: fr
					? `Exclu des relances jusqu'au ${day(why.until)} : ${why.because}`
					: `Excluded from dunning until ${day(why.until)}: ${why.because}`;
		case "snoozed":
			return fr
				? `Mis de côté jusqu'au ${day(why.until)} : ${why.because}`
				: `Put aside until ${day(why.until)}: ${why.because}`;
		case "alreadyProposed":
			return fr ? "Une relance est déjà proposée." : "A reminder is already proposed.";
	}
}
