import type { Language } from "../api/schemas.ts";

/** Words of the kit's own controls; everything else comes from `i18n`. */
const en = {
	says: "The customer says",
	showAll: "Show all",
	showLess: "Show less",
	noMatch: "Nobody by that name.",
	undo: "Undo",
	close: "Close",
	retry: "Try again",
	clear: "Clear",
	more: "more",
	heldOf: (held: string, open: string) => `${held} of ${open} held`,
	timeline: "What happened",
	nothingYet: "What happens to the dispute will appear here.",
	lines: "Lines",
	releasedFrom: (day: string) => `May be dunned again: ${day}`,
	agreed: "The customer agrees.",
	refused: "The customer refuses.",
	silence: "No answer in time, so it counts as agreed.",
	to: (name: string) => `to ${name}`,
	until: (day: string) => `until ${day}`,
};
const fr: typeof en = {
	says: "Le client dit",
	showAll: "Tout afficher",
	showLess: "Réduire",
	noMatch: "Personne de ce nom.",
	undo: "Annuler",
	close: "Fermer",
	retry: "Réessayer",
	clear: "Effacer",
	more: "de plus",
	heldOf: (held, open) => `${held} bloqués sur ${open}`,
	timeline: "Ce qui s'est passé",
	nothingYet: "Ce qui arrive au litige apparaîtra ici.",
	lines: "Lignes",
	releasedFrom: (day) => `De nouveau relançable : ${day}`,
	agreed: "Le client est d'accord.",
	refused: "Le client refuse.",
	silence: "Sans réponse dans le délai : vaut accord.",
	to: (name) => `à ${name}`,
	until: (day) => `jusqu'au ${day}`,
};

export const lookWords = (language: Language): typeof en => (language === "fr" ? fr : en);
