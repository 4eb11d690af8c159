/** Every text of the packages, in both languages; the unified and the XML manifest read the same list. */
export const text = {
	short: { en: "Accord", fr: "Accord" },
	full: {
		en: "Accord – invoice disputes in Teams and Outlook",
		fr: "Accord – litiges de facturation dans Teams et Outlook",
	},
	descriptionShort: {
		en: "Turn a customer's reply into a qualified dispute, and settle it.",
		fr: "Transformer la réponse d'un client en litige qualifié, et le régler.",
	},
	descriptionFull: {
		en: "Collections agents qualify invoice disputes from the customer's mail; contested amounts stop being dunned; whoever can solve the dispute answers on a card in Teams; managers see causes, money and delays.",
		fr: "Le chargé de recouvrement qualifie le litige depuis le mail du client ; les montants contestés ne sont plus relancés ; la personne qui peut le résoudre répond sur une carte dans Teams ; les responsables voient causes, montants et délais.",
	},
	tab: { en: "Disputes", fr: "Litiges" },
	commandMine: { en: "my disputes", fr: "mes litiges" },
	commandMineTip: { en: "The disputes that wait for me", fr: "Les litiges qui m'attendent" },
	commandHelp: { en: "help", fr: "aide" },
	commandHelpTip: { en: "What Accord can do here", fr: "Ce qu'Accord sait faire ici" },
	search: { en: "Find a dispute", fr: "Chercher un litige" },
	searchTip: { en: "By customer, invoice or dispute number", fr: "Par client, facture ou numéro de litige" },
	searchWord: { en: "Customer, invoice or number", fr: "Client, facture ou numéro" },
	openFromMessage: { en: "Open a dispute", fr: "Ouvrir un litige" },
	openFromMessageTip: { en: "From what this message says", fr: "D'après ce que dit ce message" },
	group: { en: "Accord", fr: "Accord" },
	pane: { en: "Dispute", fr: "Litige" },
	paneTip: {
		en: "Read this mail and open or follow its dispute",
		fr: "Lire ce mail, ouvrir ou suivre son litige",
	},
	compose: { en: "Held invoices", fr: "Factures bloquées" },
	composeTip: {
		en: "Check this mail for invoices that may not be dunned",
		fr: "Vérifier que ce mail ne relance pas une facture bloquée",
	},
	assigned: { en: "A dispute waits for you", fr: "Un litige vous attend" },
	assignedTemplate: {
		en: "{actor} handed dispute {dispute} to you",
		fr: "{actor} vous a transmis le litige {dispute}",
	},
} as const satisfies Record<string, { en: string; fr: string }>;
