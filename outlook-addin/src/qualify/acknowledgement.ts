import type { DisputeView, Language } from "@accord/shared/api/schemas.ts";
import { formatTotals } from "@accord/shared/i18n/format.ts";

interface Acknowledgement {
	readonly view: DisputeView;
	/** The customer's language, which need not be the agent's. */
	readonly language: Language;
	readonly customerName: string | undefined;
	readonly signature: string;
}

/** A reply that says what was understood and what happens next; it promises no outcome and no date. */
export function acknowledgement({ view, language, customerName, signature }: Acknowledgement): string {
	const { dispute } = view;
	const items = dispute.lines.map((line) => line.item);
	const amount = formatTotals(view.disputed, language);
	const reason = view.reasonLabel[language];
	return language === "fr"
		? `Bonjour${customerName === undefined ? "" : ` ${customerName}`},

Nous avons bien reçu votre message au sujet ${items.length === 1 ? "de la facture" : "des factures"} ${joined(items, "et")}.
Votre réclamation est enregistrée sous le numéro ${dispute.number} (${reason}, ${amount}). Le montant contesté n'est pas relancé pendant son examen.

Nous revenons vers vous dès que possible. Merci de rappeler ce numéro dans vos échanges.

Cordialement,
${signature}`
		: `Hello${customerName === undefined ? "" : ` ${customerName}`},

Thank you for your message about ${items.length === 1 ? "invoice" : "invoices"} ${joined(items, "and")}.
Your claim is recorded under number ${dispute.number} (${reason}, ${amount}). You will not be reminded of the contested amount while we look into it.

We will come back to you as soon as possible. Please quote this number when you write to us.

Kind regards,
${signature}`;
}

function joined(items: readonly string[], and: string): string {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
}
