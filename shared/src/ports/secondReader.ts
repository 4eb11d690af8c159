import type { Intent, Language, SecondOpinion } from "../intake/types.ts";

/** All that a second reader is told of a mail: no sender, no account, no quoted thread, no other mail. */
export interface MailInQuestion {
	readonly language: Language;
	readonly subject: string;
	/** The fresh text, without quoted thread, signature and disclaimer. */
	readonly text: string;
	/** What may be answered, likeliest first. */
	readonly intents: readonly Intent[];
	readonly reasons: readonly { readonly code: string; readonly label: string; readonly means: string }[];
}

/** Somebody else who reads a mail the reader is unsure of: a language model of the company. */
export interface SecondReader {
	/** Undefined when there is no opinion, for whatever cause; never rejects and takes no longer than a few seconds. */
	opinion(mail: MailInQuestion): Promise<SecondOpinion | undefined>;
}
