import { z } from "zod";

const text = z.string().max(500).nullable().optional();

export const sourcePersonSchema = z.object({
	id: z.string().min(1).max(120),
	name: text,
	mail: text,
	jobTitle: text,
	department: text,
	office: text,
	/** As a language tag: `fr-CH`. */
	language: text,
	/** IANA name. */
	timeZone: text,
	manager: text,
	/** False for somebody who may not sign in any more. */
	enabled: z.boolean().optional(),
	/** Somebody from outside the company. */
	guest: z.boolean().optional(),
});
/** What a company's directory says of one person: absent was not said, null says that there is none. */
export type SourcePerson = z.infer<typeof sourcePersonSchema>;

/** One step of following a directory. */
export interface PeoplePage {
	/** Each person once a page, again on another. From the beginning everything is said, later only what changed. */
	readonly changed: readonly SourcePerson[];
	/** Ids of those who are no longer in the directory, none of them changed. */
	readonly removed: readonly string[];
	/** Where to go on: at once, or next time when this was the last page. */
	readonly link: string;
	readonly last: boolean;
}

/** The company directory of each tenant, followed by its changes. */
export interface PeopleSource {
	/** @throws PeopleSourceFailure */
	page(tenant: string, link: string | undefined): Promise<PeoplePage>;
	/** All that is said of one person; undefined when there is none. @throws PeopleSourceFailure */
	person(tenant: string, id: string): Promise<SourcePerson | undefined>;
	/** What the person's mailbox adds. @throws PeopleSourceFailure */
	mailbox(tenant: string, id: string): Promise<Pick<SourcePerson, "language" | "timeZone">>;
}

/**
 * Why a directory could not be followed. `expired`: the place is forgotten, begin again. `refused`: nobody has
 * granted it. `busy`: later. `failing`: something else.
 */
export class PeopleSourceFailure extends Error {
	readonly kind: "expired" | "refused" | "busy" | "failing";
	constructor(kind: PeopleSourceFailure["kind"], message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = "PeopleSourceFailure";
		this.kind = kind;
	}
}
