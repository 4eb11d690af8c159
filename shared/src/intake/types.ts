export type Language = "fr" | "en";

export const intents = [
	"dispute",
	"promise_to_pay",
	"already_paid",
	"document_request",
	"out_of_office",
	"other",
] as const;
export type Intent = (typeof intents)[number];

export interface Mail {
	readonly subject?: string;
	readonly bodyType: "text" | "html";
	readonly body: string;
	/** Day of reception, ISO (`2026-03-02`); relative promise dates need it. */
	readonly date?: string;
	readonly from?: { readonly name?: string; readonly address?: string };
}

/** One unpaid item of the sender's account, amounts in the smallest unit of its currency. */
export interface OpenItemRef {
	readonly number: string;
	readonly amountMinor: number;
	/** ISO 4217. */
	readonly currency: string;
	readonly dueDate?: string;
	readonly issuedOn?: string;
	readonly label?: string;
}

/** What the reader needs of one reason: its labels, what it means, and phrases a customer would write. */
export interface CatalogueReason {
	readonly code: string;
	readonly fr?: string;
	readonly en?: string;
	readonly means?: string | { readonly fr: string; readonly en: string };
	readonly description?: string;
	readonly examples?: readonly string[];
}

export interface ReasonCatalogue {
	readonly reasons: readonly CatalogueReason[];
}

/** A mail one agent of this tenant corrected. Never passed to a reading for another tenant. */
export interface LearnedExample {
	readonly text: string;
	readonly intent: Intent;
	/** Code in the tenant's catalogue; absent when the mail is no dispute. */
	readonly reason?: string;
}

/** What somebody else makes of the same mail. */
export interface SecondOpinion {
	readonly intent?: Intent | undefined;
	/** Codes of the catalogue's reasons, best first. */
	readonly reasons: readonly string[];
}

export interface ReadingContext {
	readonly openItems: readonly OpenItemRef[];
	readonly catalogue: ReasonCatalogue;
	readonly examples?: readonly LearnedExample[];
	/** What a person says the mail wants; read from the mail when absent. */
	readonly intent?: Intent;
	/** Weighs on the order of intents and reasons, and on nothing else. */
	readonly opinion?: SecondOpinion;
}

/** Words a conclusion rests on: verbatim, with their place in the rendered body or the subject. */
export interface Evidence {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly in: "body" | "subject";
}

export interface Ranked<T extends string> {
	readonly value: T;
	/** 0…1. */
	readonly confidence: number;
}

export type Stance = "contested" | "accepted" | "mentioned";

/** How an open item was recognised, surest first. */
export type ReferenceKind =
	| "number"
	| "suffix"
	| "range"
	| "typo"
	| "amount"
	| "period"
	| "position"
	| "group"
	| "goods"
	| "subject"
	| "thread"
	| "only";

/** A month, a word of the goods or "the others" tells which item is accepted, but contests one only when nothing names it. */
export function isHint(kind: ReferenceKind): boolean {
	return kind === "period" || kind === "goods" || kind === "group";
}

export interface Reference {
	readonly number: string;
	readonly stance: Stance;
	readonly kind: ReferenceKind;
	readonly evidence: Evidence | undefined;
}

export interface StatedAmount {
	readonly minor: number;
	readonly currency: string;
	/** Whether it is the difference of two stated sums ("1 200 and not 1 450") and stands nowhere itself. */
	readonly derived: boolean;
	readonly evidence: Evidence;
}

export interface PromiseToPay {
	/** ISO day. */
	readonly date: string | undefined;
	readonly invoices: readonly string[];
	readonly evidence: Evidence;
}

/** One thing the customer contests: the agent may turn each into a line of a dispute. */
export interface Claim {
	readonly invoices: readonly string[];
	readonly amount: StatedAmount | undefined;
	readonly reasons: readonly Ranked<string>[];
	readonly quote: Evidence;
}

export interface Suspicion {
	readonly kind: "bankDetailsChange";
	readonly evidence: Evidence;
}

export type CutKind = "quotedThread" | "signature" | "disclaimer" | "forwarded";

/** A part of the rendered body the conclusions do not rest on; kept so that the agent can see it. */
export interface CutPart {
	readonly kind: CutKind;
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

export interface Reading {
	readonly language: Language;
	readonly intent: Intent;
	readonly intents: readonly Ranked<Intent>[];
	/** Best three reasons of the tenant's catalogue, best first; empty unless a dispute. */
	readonly reasons: readonly Ranked<string>[];
	/** 0…1: how often a reading this sure has the intent right (and, for a dispute, the reason). */
	readonly confidence: number;
	/** Too unsure to propose: ask the agent. */
	readonly ask: boolean;
	readonly references: readonly Reference[];
	/** Numbers of the contested open items. */
	readonly contested: readonly string[];
	readonly amount: StatedAmount | undefined;
	readonly promise: PromiseToPay | undefined;
	/** The words that state the grievance, the promise, the payment or the request. */
	readonly quote: Evidence | undefined;
	readonly claims: readonly Claim[];
	readonly suspicions: readonly Suspicion[];
	/** What a person sees of the body; evidence offsets count in it. */
	readonly rendered: string;
	readonly freshText: string;
	readonly cut: readonly CutPart[];
}
