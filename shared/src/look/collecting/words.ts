import type { AgendaKind } from "../../dunning/agenda.ts";
import type { Channel } from "../../dunning/policy.ts";

type Language = "fr" | "en";

/** Words of the collector's work that every surface says alike. */
const en = {
	sections: {
		chase: "Accounts to chase",
		brokenPromise: "Promises not kept",
		followUp: "Follow-ups due",
		claim: "Claims to qualify",
		ownerLate: "Owners who are late",
		quiet: "Disputes gone quiet",
	} satisfies Record<AgendaKind, string>,
	level: { preventive: "Preventive", nth: (n: string) => `Level ${n}` },
	channel: {
		mailDraft: "Mail, sent by a person",
		automaticMail: "Automatic mail",
		call: "Call",
	} satisfies Record<Channel, string>,
	held: "disputed, not asked for:",
	nothingUnpaid: "Nothing is unpaid.",
	chase: {
		noneToday: "Nothing is to be chased on this account today.",
		sent: "It was sent",
		called: "The call was made",
		notSent: "Do not send it",
		why: "Why each item is, or is not, asked for",
		toldSent: (name: string) => `${name}: noted as chased today.`,
		toldNot: (name: string) => `${name}: today's reminder does not go out.`,
	},
	aside: {
		title: "Put aside",
		until: "Until",
		untilRule: "A day after today.",
		because: "Why",
		becauseHint: "Your colleagues read it.",
		told: (name: string) => `${name} is put aside.`,
		undone: "Taken back.",
	},
	cancel: "Cancel",
	sending: "Sending …",
	required: "Please say it.",
};
export type CollectingLook = typeof en;

const fr: CollectingLook = {
	sections: {
		chase: "Comptes à relancer",
		brokenPromise: "Promesses non tenues",
		followUp: "Actions de suivi à échéance",
		claim: "Réclamations à qualifier",
		ownerLate: "Chargés de résolution en retard",
		quiet: "Litiges sans nouvelles",
	},
	level: { preventive: "Préventif", nth: (n) => `Niveau ${n}` },
	channel: { mailDraft: "Mail, envoyé par une personne", automaticMail: "Mail automatique", call: "Appel" },
	held: "contesté, non réclamé :",
	nothingUnpaid: "Rien n'est impayé.",
	chase: {
		noneToday: "Rien n'est à relancer sur ce compte aujourd'hui.",
		sent: "Il est parti",
		called: "L'appel est passé",
		notSent: "Ne pas l'envoyer",
		why: "Pourquoi chaque pièce est réclamée, ou non",
		toldSent: (name) => `${name} : noté comme relancé aujourd'hui.`,
		toldNot: (name) => `${name} : la relance du jour ne part pas.`,
	},
	aside: {
		title: "Mettre de côté",
		until: "Jusqu'au",
		untilRule: "Un jour après aujourd'hui.",
		because: "Pourquoi",
		becauseHint: "Vos collègues le lisent.",
		told: (name) => `${name} est mis de côté.`,
		undone: "C'est repris.",
	},
	cancel: "Annuler",
	sending: "Envoi …",
	required: "À renseigner.",
};

export const collectingLook = (language: Language): CollectingLook => (language === "fr" ? fr : en);

/** In the order of the day: money first, then what keeps the rest moving. */
export const KINDS = [
	"chase",
	"brokenPromise",
	"followUp",
	"claim",
	"ownerLate",
	"quiet",
] as const satisfies readonly AgendaKind[];

/** A level's own name is the tenant's; the supplied ones are said in the reader's language. */
export function levelName(id: string, language: Language): string {
	const { level } = collectingLook(language);
	if (id === "preventive") return level.preventive;
	const nth = /^level(\d+)$/.exec(id)?.[1];
	return nth === undefined ? id : level.nth(nth);
}
