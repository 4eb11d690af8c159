import type { DisputeSummary, DisputeView, Language, Person } from "../../api/schemas.ts";
import type { Command, CommandType } from "../../dispute/command.ts";
import type { Catalogue } from "../../dispute/procedure.ts";
import type { Choice } from "../Combobox.tsx";
import { parseAmount } from "./amount.ts";
import { formWords } from "./words.ts";

/** What a form needs to know to ask and to fill itself in. */
export interface FormContext {
	readonly view: DisputeView;
	readonly people: readonly Person[];
	readonly catalogue: Catalogue;
	readonly language: Language;
	/** `YYYY-MM-DD` in the reader's time zone. */
	readonly today: string;
	/** The customer's own words in front of the reader, to be recorded without typing them again. */
	readonly customerSays?: string;
	/** The follow-up it is about: the one that is scheduled anew unless the person says otherwise. */
	readonly followUp?: string;
	/** Other disputes of the account, for merging. */
	readonly others?: readonly DisputeSummary[];
}

/** Everything typed, by field name. */
export type Values = Readonly<Record<string, string>>;

interface Base {
	readonly name: string;
	readonly label: string;
	readonly hint?: string;
	readonly required?: boolean;
	readonly initial?: string;
	/** Heading of the line the field belongs to. */
	readonly group?: string;
	readonly shown?: (values: Values) => boolean;
}
export type FormField = Base &
	(
		| { readonly kind: "text" | "words" | "day" }
		| { readonly kind: "choice" | "search"; readonly choices: readonly Choice[] }
		| { readonly kind: "check" }
		| {
				readonly kind: "amount";
				readonly currency: string;
				readonly max?: number;
				/** Said under the amount as it is typed. */
				readonly says?: (minor: number, values: Values) => string;
		  }
	);

/** One command as a small form: what it asks, and the command the answers make. */
export interface CommandForm {
	readonly fields: readonly FormField[];
	/** Undefined when an answer names something that is not there; the fields themselves are already checked. */
	readonly build: (values: Values) => Command | undefined;
	/** A sentence about the answers together, or nothing when they are right. */
	readonly check?: (values: Values) => string | undefined;
}
export type FormMaker = (context: FormContext) => CommandForm;
export type FormMakers = Readonly<Partial<Record<CommandType, FormMaker>>>;

export const answer = (values: Values, name: string): string => (values[name] ?? "").trim();

/** Minor units typed into a field; an empty one is zero. */
export function amountOf(values: Values, name: string, currency: string): number | undefined {
	const text = answer(values, name);
	return text === "" ? 0 : parseAmount(text, currency);
}

/** What is wrong with the answers, by field name. */
export function problems(form: CommandForm, values: Values, language: Language): Record<string, string> {
	const say = formWords(language);
	const found: Record<string, string> = {};
	for (const field of form.fields) {
		if (field.shown && !field.shown(values)) continue;
		const text = answer(values, field.name);
		if (text === "") {
			if (field.required) found[field.name] = say.required;
		} else if (field.kind === "amount") {
			const minor = parseAmount(text, field.currency);
			if (minor === undefined || (field.required && minor === 0)) found[field.name] = say.notAnAmount;
			else if (field.max !== undefined && minor > field.max) found[field.name] = say.tooMuch;
		}
	}
	return found;
}

export function initialValues(form: CommandForm): Record<string, string> {
	const values: Record<string, string> = {};
	for (const field of form.fields) values[field.name] = field.initial ?? "";
	return values;
}

/** Whichever of the options was chosen, with its own type. */
export function chosen<T extends string>(options: readonly T[], value: string): T | undefined {
	return options.find((option) => option === value);
}
