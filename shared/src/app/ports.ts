import type { DirectoryHealth, Language, Person } from "../api/schemas.ts";
import type { Day, DisputeId, Instant } from "../dispute/dispute.ts";
import type { OwnerFunction, PersonId } from "../dispute/people.ts";
import type { Catalogue } from "../dispute/procedure.ts";
import type { DocumentStore } from "../ports/documentStore.ts";
import type { SecondReader } from "../ports/secondReader.ts";

export interface Clock {
	/** UTC, with milliseconds. */
	now(): Instant;
}

export interface Ids {
	/** Unique and roughly in order of time; letters and digits only. */
	next(): string;
}

/** The people of a tenant, from Graph, from the admin's list or, on one machine, from the demo. */
export interface Directory {
	people(tenant: string): Promise<readonly Person[]>;
}

/** Which of a company's people Accord takes in, by what its directory calls their work. */
export interface DirectoryRules {
	/** The first rule whose every part fits gives the function; `*` at the end stands for anything. */
	readonly functions: readonly {
		readonly department?: string | undefined;
		readonly jobTitle?: string | undefined;
		readonly function: OwnerFunction;
	}[];
	/** Territory of an office; an office without a rule is its own territory. */
	readonly territories: readonly { readonly office: string; readonly territory: string }[];
}

/** What a tenant has set; everything here is edited by its admin. */
export interface TenantSettings {
	readonly id: string;
	readonly name: string;
	readonly currency: string;
	/** ISO 3166 country of the holidays that count. */
	readonly country: string;
	readonly timeZone: string;
	readonly language: Language;
	readonly closingDays: readonly Day[];
	/** Takes a dispute when routing finds nobody. */
	readonly fallbackPerson: PersonId;
	/** What is done with the undisputed rest of a partly contested item. */
	readonly remainder: "chase" | "wait";
	/** Which day a closed dispute's amount may be dunned again. */
	readonly release: "nextBusinessDay" | "sameDay";
	/** Absent: nobody is taken in by their work alone. */
	readonly directory?: DirectoryRules | undefined;
	/** Whether mails the reader is unsure of may be shown to the deployment's language model; absent is no. */
	readonly secondReader?: boolean | undefined;
}

export interface Tenants {
	settings(tenant: string): Promise<TenantSettings>;
	catalogue(tenant: string): Promise<Catalogue>;
}

interface NoticeBase {
	/** Unique per dispute, version and person, or per person and day: a repeated delivery is recognised by it. */
	readonly id: string;
	readonly tenant: string;
	readonly person: PersonId;
	/** W3C `traceparent` of the act it comes from, so that one trace goes from the mail to the card. */
	readonly trace?: string | undefined;
}

/** What happened to a dispute. */
export interface DisputeNotice extends NoticeBase {
	readonly dispute: DisputeId;
	readonly version: number;
	/** `inDigest`: the day's digest tells it, so a card that is there is only brought up to date. */
	readonly why:
		| "yourCourt"
		| "changed"
		| "reminder"
		| "inDigest"
		| "escalated"
		| "approvalAsked"
		| "sentBack"
		| "documentAsked"
		| "confirmationAsked"
		| "closed";
}

/** It is time for a person's digest; what stands in it is read when it is sent. */
export interface DigestNotice extends NoticeBase {
	readonly why: "digest";
	/** The person's own day. */
	readonly day: Day;
	/** Not worth sending after this instant: the next day's digest says the same. */
	readonly notAfter: Instant;
}

/** Something one person must be told; written with what it comes from, sent from the outbox, at least once. */
export type Notice = DisputeNotice | DigestNotice;

/** Brings a notice to a person in Teams. Rejects when it was not delivered, so that the outbox tries again. */
export interface Notifier {
	notify(notice: Notice): Promise<void>;
	/** Whether the person has a conversation with the bot. */
	reaches(tenant: string, person: PersonId): Promise<boolean>;
}

/** A mail as it leaves: to one customer, in both bodies, recognisable when it is sent a second time. */
export interface OutgoingMail {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The same act has the same key, however often it is tried. */
	readonly idempotencyKey: string;
	/** 1 for the first try; from 2 on the fate of the one before is not known. */
	readonly attempt: number;
}

/** Sends mail for one mailbox. Rejects with `MailFailure` (`mail.ts`) when it was not accepted. */
export interface Mailer {
	send(mail: OutgoingMail): Promise<void>;
}

export interface Log {
	info(message: string, facts?: Readonly<Record<string, unknown>>): void;
	warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
	error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** All that the use cases need from outside. */
export interface Ports {
	readonly ledger: DocumentStore;
	readonly views: DocumentStore;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly directory: Directory;
	readonly tenants: Tenants;
	readonly notifier: Notifier;
	readonly log: Log;
	/** How the company directories are followed; absent where none is. */
	readonly directoryHealth?: () => Promise<DirectoryHealth>;
	/** Absent where the deployment has no language model. */
	readonly secondReader?: SecondReader | undefined;
	/** W3C `traceparent` of what runs now; absent where nothing is traced. */
	readonly trace?: () => string | undefined;
}
