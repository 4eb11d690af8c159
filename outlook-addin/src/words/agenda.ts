import type { Language } from "@accord/shared/api/schemas.ts";
import { collectingLook } from "@accord/shared/look/collecting/words.ts";

const s = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Words of the agenda in the pane; they travel with it. */
const en = {
	title: "What there is to do today",
	loading: "Reading today's agenda.",
	none: "Nothing to do today. Accounts to chase, follow-ups and claims appear here on their day.",
	more: "More accounts wait. The tab in Teams shows them all.",
	back: "Back to the agenda",
	show: (name: string) => `Open: ${name}`,
	items: (n: number) => s(n, "item", "items"),
	chase: {
		...collectingLook("en").chase,
		loading: "Reading what may be asked for.",
		write: "Write the reminder",
		writing: "Writing the draft …",
		written: "The draft is open in Outlook. Once you have sent it, say so.",
		unopened: "The draft could not be opened. You can copy this text instead.",
		draft: "Text of the reminder",
	},
	claim: {
		loading: "Reading the claim.",
		decided: "This claim was already decided on.",
		reason: "Reason",
		payment: "Payment",
		whole: "all of it",
		files: (n: number) => `${s(n, "file", "files")} from the customer; the tab in Teams shows them.`,
		elsewhere: "To change lines, reason or owner first, qualify it in the tab in Teams.",
		acts: {
			contest: "Open dispute",
			promise: "Record the promise",
			paid: "Wait for the payment",
			agree: "Record that the customer agrees",
			refuse: "Record that the customer refuses",
			answer: "Record the answer",
		},
		dismiss: "Dismiss",
		dismissWhy: "Why nothing comes of it",
		toldOpened: (name: string) => `${name}: the dispute is open.`,
		toldRecorded: (name: string) => `${name}: recorded.`,
		toldDismissed: (name: string) => `${name}: the claim is dismissed.`,
	},
	safe: "Nothing was changed; what you typed is still here.",
};

const fr: typeof en = {
	title: "À faire aujourd'hui",
	loading: "Lecture de l'agenda du jour.",
	none: "Rien à faire aujourd'hui. Relances, actions de suivi et réclamations apparaissent ici à leur jour.",
	more: "D'autres comptes attendent. L'onglet dans Teams les montre tous.",
	back: "Retour à l'agenda",
	show: (name) => `Ouvrir : ${name}`,
	items: (n) => `${n} ${n < 2 ? "pièce" : "pièces"}`,
	chase: {
		...collectingLook("fr").chase,
		loading: "Lecture de ce qui peut être réclamé.",
		write: "Écrire la relance",
		writing: "Rédaction du brouillon …",
		written: "Le brouillon est ouvert dans Outlook. Une fois envoyé, dites-le.",
		unopened: "Le brouillon n'a pas pu s'ouvrir. Vous pouvez copier ce texte.",
		draft: "Texte de la relance",
	},
	claim: {
		loading: "Lecture de la réclamation.",
		decided: "Cette réclamation est déjà traitée.",
		reason: "Motif",
		payment: "Règlement",
		whole: "en totalité",
		files: (n) => `${n} ${n < 2 ? "fichier" : "fichiers"} du client ; l'onglet dans Teams les montre.`,
		elsewhere:
			"Pour changer les lignes, le motif ou le chargé de résolution, qualifiez-la dans l'onglet Teams.",
		acts: {
			contest: "Ouvrir le litige",
			promise: "Noter la promesse",
			paid: "Attendre le règlement",
			agree: "Noter l'accord du client",
			refuse: "Noter le refus du client",
			answer: "Noter la réponse",
		},
		dismiss: "Classer sans suite",
		dismissWhy: "Pourquoi il n'en résulte rien",
		toldOpened: (name) => `${name} : le litige est ouvert.`,
		toldRecorded: (name) => `${name} : noté.`,
		toldDismissed: (name) => `${name} : réclamation classée sans suite.`,
	},
	safe: "Rien n'a été modifié ; votre saisie est toujours là.",
};

export const agendaWords = (language: Language): typeof en => (language === "fr" ? fr : en);
