import { formatMoney } from "@accord/shared/i18n/format.ts";
import type { Mention } from "./heldMentions.ts";

/** What is asked before the mail goes out; Outlook adds "Send anyway" and "Don't send". */
export function question(mentions: readonly Mention[], language: "fr" | "en"): string {
	const french = language === "fr";
	const lines = mentions.map(({ item, held, dunnable, currency, dispute }) => {
		const amount = money(held, currency, language);
		const rest = dunnable > 0 ? money(dunnable, currency, language) : undefined;
		return french
			? `${item} : ${amount} bloqués par le litige ${dispute}${rest ? `, ${rest} relançables` : ""}.`
			: `${item}: ${amount} held by dispute ${dispute}${rest ? `, ${rest} may be dunned` : ""}.`;
	});
	const title = french
		? "Ce message parle d'une facture contestée, qui n'est pas relancée en ce moment."
		: "This message is about a disputed invoice, which is not being dunned now.";
	return [title, ...lines].join("\n");
}

/** Classic Outlook on Windows runs this without the internationalisation library. */
function money(minor: number, currency: string, language: "fr" | "en"): string {
	return typeof Intl === "object" ? formatMoney({ minor, currency }, language) : `${minor / 100} ${currency}`;
}
