import type { Language } from "@accord/shared/api/schemas.ts";
import type { FieldName, FieldProblem } from "@accord/shared/customer/form.ts";
import type { PageClaim } from "@accord/shared/customer/page.ts";

interface Copy {
	readonly title: string;
	readonly lead: string;
	readonly other: { readonly language: Language; readonly label: string };
	readonly invoices: string;
	readonly noInvoices: string;
	readonly total: string;
	readonly due: string;
	readonly wasDue: string;
	readonly issued: string;
	readonly contested: string;
	readonly credit: string;
	readonly choose: string;
	readonly amount: string;
	readonly amountHint: string;
	readonly tell: string;
	readonly tellHint: string;
	readonly acts: Readonly<Record<"contest" | "promise" | "paid", string>>;
	readonly reason: string;
	readonly chooseReason: string;
	readonly words: string;
	readonly wordsHint: string;
	readonly files: string;
	readonly filesHint: string;
	readonly promiseDate: string;
	readonly paidDate: string;
	readonly reference: string;
	readonly send: string;
	readonly proposal: string;
	readonly youWrote: string;
	readonly credited: string;
	readonly upheld: string;
	readonly agree: string;
	readonly refuse: string;
	readonly why: string;
	readonly question: string;
	readonly answer: string;
	readonly answerSend: string;
	readonly answered: string;
	readonly told: string;
	readonly toldKinds: Readonly<Record<PageClaim["kind"], string>>;
	readonly states: Readonly<Record<PageClaim["state"], string>>;
	readonly filesSent: (count: number) => string;
	readonly colon: string;
	readonly received: string;
	readonly already: string;
	readonly forged: string;
	readonly tooMany: string;
	readonly wrong: string;
	readonly gone: { readonly title: string; readonly text: string };
	readonly slow: { readonly title: string; readonly text: string };
	readonly failed: { readonly title: string; readonly text: string };
	readonly privacy: string;
	readonly fields: Readonly<Record<FieldName, string>>;
	readonly problems: Readonly<Record<FieldProblem, string>>;
}

export const copy: Readonly<Record<Language, Copy>> = {
	en: {
		title: "Your invoices",
		lead: "Tell us what stands in the way of a payment. A person reads it and answers.",
		other: { language: "fr", label: "Français" },
		invoices: "Open invoices",
		noInvoices: "Nothing is open. Thank you.",
		total: "Total",
		due: "Due on",
		wasDue: "Was due on",
		issued: "Issued on",
		contested: "Contested, being looked into:",
		credit: "Credit in your favour",
		choose: "Which invoices is it about?",
		amount: "Amount",
		amountHint: "Leave empty for all of it",
		tell: "What would you like to tell us?",
		tellHint: "Choose one",
		acts: {
			contest: "Something is not right",
			promise: "We will pay on a date",
			paid: "It is already paid",
		},
		reason: "What is not right?",
		chooseReason: "Choose",
		words: "In your own words",
		wordsHint: "For example: which price was agreed, what is missing",
		files: "Photos or documents",
		filesHint: "PDF, picture, mail or office document; 15 MB in all",
		promiseDate: "When will you pay?",
		paidDate: "When did you pay?",
		reference: "Reference of the transfer",
		send: "Send",
		proposal: "Our proposal for dispute",
		youWrote: "You wrote:",
		credited: "Credited to you",
		upheld: "Remains to be paid",
		agree: "I agree",
		refuse: "I do not agree",
		why: "If you do not agree, please say why",
		question: "Our question about dispute",
		answer: "Your answer",
		answerSend: "Send the answer",
		answered: "We have received your answer. A person reads it.",
		told: "What you have told us",
		toldKinds: {
			contest: "Contested",
			promise: "Payment promised",
			paid: "Said to be paid",
			agree: "Agreed with the proposal",
			refuse: "Did not agree with the proposal",
			answer: "Answered our question",
		},
		states: {
			received: "Received, not read yet",
			beingLookedInto: "Being looked into as",
			settled: "Settled as",
			noted: "Noted",
			notTaken: "Answered without effect",
		},
		filesSent: (count) => (count === 1 ? "1 file" : `${count} files`),
		colon: ": ",
		received: "We have received it. A person reads it and answers; you can see where it stands below.",
		already: "This form was sent before with other contents. What came first stands; the form below is new.",
		forged: "The form was too old or incomplete. Nothing was sent; please try again.",
		tooMany: "That was a lot for one day. Nothing was sent; please try again tomorrow or call us.",
		wrong: "Nothing was sent yet. Please look at:",
		gone: {
			title: "This page does not exist, or no longer",
			text: "The link may be incomplete or out of date. Please use the link of our last letter, or write to us.",
		},
		slow: { title: "Too many requests", text: "Please wait a moment, then try again. Nothing was lost." },
		failed: { title: "Something went wrong on our side", text: "Nothing was changed. Please try again." },
		privacy: "This page shows your account only. Do not pass the link on.",
		fields: {
			act: "What you would like to tell us",
			items: "The invoices",
			amount: "The amount",
			reason: "What is not right",
			words: "Your own words",
			date: "The date",
			reference: "The reference",
			dispute: "The dispute",
			files: "The files",
		},
		problems: {
			missing: "still to be filled in",
			unknown: "not accepted",
			tooMuch: "more than is possible",
			notAnAmount: "not an amount such as 1,250.40",
			tooLong: "too long",
			notADay: "not a date",
			past: "already past",
			tooFar: "too far away",
		},
	},
	fr: {
		title: "Vos factures",
		lead: "Dites-nous ce qui empêche un règlement. Une personne vous lit et vous répond.",
		other: { language: "en", label: "English" },
		invoices: "Factures ouvertes",
		noInvoices: "Rien n'est ouvert. Merci.",
		total: "Total",
		due: "Échéance le",
		wasDue: "Échue depuis le",
		issued: "Émise le",
		contested: "Contesté, en cours d'examen :",
		credit: "Avoir en votre faveur",
		choose: "De quelles factures s'agit-il ?",
		amount: "Montant",
		amountHint: "Laissez vide pour la totalité",
		tell: "Que souhaitez-vous nous dire ?",
		tellHint: "Choisissez",
		acts: {
			contest: "Quelque chose ne va pas",
			promise: "Nous réglerons à une date",
			paid: "C'est déjà réglé",
		},
		reason: "Qu'est-ce qui ne va pas ?",
		chooseReason: "Choisissez",
		words: "Avec vos mots",
		wordsHint: "Par exemple : le prix convenu, ce qui manque",
		files: "Photos ou documents",
		filesHint: "PDF, image, mail ou document bureautique ; 15 Mo en tout",
		promiseDate: "Quand réglerez-vous ?",
		paidDate: "Quand avez-vous réglé ?",
		reference: "Référence du virement",
		send: "Envoyer",
		proposal: "Notre proposition pour le litige",
		youWrote: "Vous avez écrit :",
		credited: "Avoir en votre faveur",
		upheld: "Reste à régler",
		agree: "Je suis d'accord",
		refuse: "Je ne suis pas d'accord",
		why: "Si vous n'êtes pas d'accord, dites-nous pourquoi",
		question: "Notre question sur le litige",
		answer: "Votre réponse",
		answerSend: "Envoyer la réponse",
		answered: "Nous avons reçu votre réponse. Une personne la lit.",
		told: "Ce que vous nous avez dit",
		toldKinds: {
			contest: "Contesté",
			promise: "Règlement promis",
			paid: "Annoncé comme réglé",
			agree: "Proposition acceptée",
			refuse: "Proposition refusée",
			answer: "Réponse à notre question",
		},
		states: {
			received: "Reçu, pas encore lu",
			beingLookedInto: "En cours d'examen :",
			settled: "Réglé :",
			noted: "Noté",
			notTaken: "Répondu, sans suite",
		},
		filesSent: (count) => (count === 1 ? "1 fichier" : `${count} fichiers`),
		colon: " : ",
		received: "Nous l'avons bien reçu. Une personne vous lit et vous répond ; l'avancement se voit plus bas.",
		already:
			"Ce formulaire a déjà été envoyé avec un autre contenu. Le premier envoi compte ; voici un nouveau formulaire.",
		forged: "Le formulaire était trop ancien ou incomplet. Rien n'a été envoyé ; merci de recommencer.",
		tooMany: "C'est beaucoup pour une journée. Rien n'a été envoyé ; réessayez demain ou appelez-nous.",
		wrong: "Rien n'a encore été envoyé. À revoir :",
		gone: {
			title: "Cette page n'existe pas, ou plus",
			text: "Le lien est peut-être incomplet ou expiré. Utilisez le lien de notre dernier courrier, ou écrivez-nous.",
		},
		slow: {
			title: "Trop de demandes",
			text: "Merci de patienter un instant, puis de réessayer. Rien n'est perdu.",
		},
		failed: {
			title: "Une erreur s'est produite de notre côté",
			text: "Rien n'a été modifié. Merci de réessayer.",
		},
		privacy: "Cette page ne montre que votre compte. Ne transmettez pas le lien.",
		fields: {
			act: "Ce que vous souhaitez nous dire",
			items: "Les factures",
			amount: "Le montant",
			reason: "Ce qui ne va pas",
			words: "Vos mots",
			date: "La date",
			reference: "La référence",
			dispute: "Le litige",
			files: "Les fichiers",
		},
		problems: {
			missing: "à compléter",
			unknown: "non accepté",
			tooMuch: "au-delà du possible",
			notAnAmount: "un montant comme 1 250,40 est attendu",
			tooLong: "trop long",
			notADay: "une date est attendue",
			past: "déjà dans le passé",
			tooFar: "trop loin dans le temps",
		},
	},
};
