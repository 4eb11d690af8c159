import type { Language } from "@accord/shared/api/schemas.ts";

/** Words of the screens that come after the first; they travel with them. */
const en = {
	existing: {
		one: "A dispute already runs on this",
		many: (count: number) => `${count} disputes already run on this`,
		see: "Show",
		another: "Open another dispute",
		back: "Back",
	},
	opened: {
		title: (number: string) => `Dispute ${number} is open.`,
		held: (amount: string) => `${amount} is no longer dunned.`,
		acknowledge: "Acknowledge to the customer",
		acknowledgeHint: "Opens a reply for you to read and send.",
		replyReady: "The reply is ready in Outlook.",
		replyFailed: "The reply could not be opened.",
		replyFailedNext: "You can copy this text instead.",
	},
	account: {
		loading: "Reading the account.",
		owes: "Open",
		nothingOpen: "Nothing is open on this account.",
		items: "Open items",
		disputes: "Disputes",
		noDisputes: "No dispute runs. A customer's mail will open the first one.",
		heldOn: (amount: string) => `${amount} held`,
		writtenTo: "Add a customer as recipient and what they owe will appear here.",
		back: "Back",
	},
	mine: {
		loading: "Reading your disputes.",
		title: "Your disputes",
		none: "No dispute waits for you. When one does, it appears here and as a card in Teams.",
		collectorsOnly: "Mails are turned into disputes by collections agents.",
	},
	dispute: {
		disputed: "Disputed",
		stillDisputed: "Still disputed",
		waitsFor: (name: string) => `Waits for ${name}`,
		waitsForYou: "It is your turn",
		waitsForCustomer: "Waits for the customer",
		details: "Lines and amounts",
		credited: "Credited",
		upheld: "Customer pays",
		writtenOff: "Written off",
		paid: "Paid",
	},
};
const fr: typeof en = {
	existing: {
		one: "Un litige est déjà en cours sur ce sujet",
		many: (count) => `${count} litiges sont déjà en cours sur ce sujet`,
		see: "Afficher",
		another: "Ouvrir un autre litige",
		back: "Retour",
	},
	opened: {
		title: (number) => `Le litige ${number} est ouvert.`,
		held: (amount) => `${amount} ne sont plus relancés.`,
		acknowledge: "Accuser réception au client",
		acknowledgeHint: "Ouvre une réponse que vous relisez et envoyez.",
		replyReady: "La réponse est prête dans Outlook.",
		replyFailed: "La réponse n'a pas pu s'ouvrir.",
		replyFailedNext: "Vous pouvez copier ce texte.",
	},
	account: {
		loading: "Lecture du compte.",
		owes: "Ouvert",
		nothingOpen: "Rien n'est ouvert sur ce compte.",
		items: "Postes ouverts",
		disputes: "Litiges",
		noDisputes: "Aucun litige en cours. Le mail d'un client ouvrira le premier.",
		heldOn: (amount) => `${amount} bloqués`,
		writtenTo: "Ajoutez un client en destinataire : ce qu'il doit apparaîtra ici.",
		back: "Retour",
	},
	mine: {
		loading: "Lecture de vos litiges.",
		title: "Vos litiges",
		none: "Aucun litige ne vous attend. Le prochain apparaîtra ici et en carte dans Teams.",
		collectorsOnly: "Ce sont les chargés de recouvrement qui transforment un mail en litige.",
	},
	dispute: {
		disputed: "Contesté",
		stillDisputed: "Encore contesté",
		waitsFor: (name) => `Attend ${name}`,
		waitsForYou: "C'est à vous",
		waitsForCustomer: "Attend le client",
		details: "Lignes et montants",
		credited: "Avoir",
		upheld: "Le client paie",
		writtenOff: "Perte",
		paid: "Réglé",
	},
};

export const runningWords = (language: Language): typeof en => (language === "fr" ? fr : en);
