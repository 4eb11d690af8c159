import type { ImportReport, Language } from "../../api/schemas.ts";

const messages = {
	unreadable: { en: "the line cannot be read", fr: "la ligne est illisible" },
	missing: { en: "the value is missing", fr: "la valeur manque" },
	tooLong: { en: "the value is too long", fr: "la valeur est trop longue" },
	notAnAmount: { en: "not an amount", fr: "ce n'est pas un montant" },
	tooManyDecimals: {
		en: "more decimals than the currency has",
		fr: "plus de décimales que la devise n'en a",
	},
	tooLarge: { en: "the amount is too large", fr: "le montant est trop grand" },
	notADate: {
		en: "not a date (YYYY-MM-DD or DD/MM/YYYY)",
		fr: "ce n'est pas une date (JJ/MM/AAAA ou AAAA-MM-JJ)",
	},
	notACurrency: { en: "not a currency code", fr: "ce n'est pas un code de devise" },
	notACountry: { en: "not a two-letter country code", fr: "ce n'est pas un code de pays à deux lettres" },
	notALanguage: { en: "neither French nor English", fr: "ni français ni anglais" },
	notAMail: { en: "not a mail address", fr: "ce n'est pas une adresse de courriel" },
	unknownAccount: {
		en: "no account has this number; import the accounts first",
		fr: "aucun compte n'a ce numéro ; importez d'abord les comptes",
	},
	unknownPerson: { en: "nobody here by this name or id", fr: "personne de ce nom ou de cet identifiant" },
	duplicate: {
		en: "this number was on an earlier line of the file",
		fr: "ce numéro est déjà sur une ligne précédente du fichier",
	},
	currencyChanged: {
		en: "the item is disputed in another currency",
		fr: "la pièce est en litige dans une autre devise",
	},
	goneSkipped: {
		en: "some lines could not be read, so no item was recorded as gone",
		fr: "des lignes sont illisibles : aucune pièce n'a été enregistrée comme disparue",
	},
} as const;
export type LineErrorCode = keyof typeof messages;

const MOST_KEPT = 1000;

/** Counts of an import, and its first thousand bad lines. */
export class ImportTally {
	lines = 0;
	created = 0;
	changed = 0;
	unchanged = 0;
	gone = 0;
	paid = 0;
	rejected = 0;
	/** Refused lines that do not say which item they are about. */
	nameless = 0;
	readonly errors: ImportReport["errors"] = [];
	readonly #language: Language;

	constructor(language: Language) {
		this.#language = language;
	}

	reject(
		line: number,
		code: LineErrorCode,
		about: { readonly column?: string | undefined; readonly detail?: string } = {},
	): void {
		this.rejected += 1;
		this.note(line, code, about);
	}

	note(
		line: number,
		code: LineErrorCode,
		about: { readonly column?: string | undefined; readonly detail?: string } = {},
	): void {
		if (this.errors.length >= MOST_KEPT) return;
		const text = messages[code][this.#language];
		this.errors.push({
			line,
			...(about.column === undefined ? {} : { column: about.column }),
			code,
			message: about.detail === undefined ? text : `${text}: ${about.detail}`,
		});
	}

	report(ms: number): ImportReport {
		const { lines, created, changed, unchanged, gone, paid, rejected } = this;
		const errors = this.errors.sort((a, b) => a.line - b.line);
		return { lines, created, changed, unchanged, gone, paid, rejected, errors, ms: Math.round(ms) };
	}
}

/** A line that is refused for one reason. */
export class BadLine extends Error {
	readonly code: LineErrorCode;
	readonly column: string | undefined;
	constructor(code: LineErrorCode, column?: string) {
		super(code);
		this.code = code;
		this.column = column;
	}
}
