import type { Language } from "@accord/shared/api/schemas.ts";

export type Theme = "light" | "dark" | "contrast";

export interface MailAttachment {
	readonly id: string;
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: number;
	/** Pictures of a signature and the like. */
	readonly inline: boolean;
}

export interface MailAddress {
	readonly name?: string;
	readonly address: string;
}

/** The mail that is open beside the pane. */
export interface MailItem {
	/** Internet message id: the same for everyone who received it. */
	readonly messageId: string;
	readonly conversationId?: string;
	readonly from: MailAddress;
	readonly subject: string;
	readonly bodyType: "text" | "html";
	readonly body: string;
	/** ISO 8601 instant. */
	readonly receivedAt?: string;
	readonly attachments: readonly MailAttachment[];
}

export interface HostSettings {
	readonly language: Language;
	readonly theme: Theme;
}

/** The body of a letter as the service merged it; its HTML is clean. */
export interface LetterBody {
	readonly text: string;
	readonly html: string;
}

export interface NewMail extends LetterBody {
	readonly to: readonly string[];
	readonly subject: string;
}

/** What the pane needs of the mail program around it. Everything may be asked before the program is ready. */
export interface MailHost {
	/** Known at once, from the browser; corrected through `onSettings` when the program says better. */
	readonly settings: HostSettings;
	onSettings(listener: (settings: HostSettings) => void): () => void;
	/** The open mail; undefined when none is, or several are selected. Rejects when the program does not answer. */
	currentMail(): Promise<MailItem | undefined>;
	/** To whom the mail beside the pane is being written; undefined when it is one that was received. */
	recipients(): Promise<readonly MailAddress[] | undefined>;
	/** Another mail was opened, or none, or its recipients changed. */
	onMailChanged(listener: () => void): () => void;
	/** Opens a reply draft with this letter; a person reads and sends it. Undefined where there is no reply form. */
	readonly reply: ((letter: LetterBody) => Promise<void>) | undefined;
	/** Opens a draft of a new mail; a person reads and sends it. Undefined where there is no form for one. */
	readonly write: ((letter: NewMail) => Promise<void>) | undefined;
	/** Headers that prove to the service who calls. Rejects when the person cannot be signed in. */
	authorize(): Promise<Readonly<Record<string, string>>>;
	/** Tells the surroundings that the ledger changed, so that a list beside the pane can follow. */
	notifyChanged(): void;
}

/** The mail program did not answer in time, or refused; `reason` is for the log. */
export class HostSilent extends Error {
	constructor(reason: string, cause?: unknown) {
		super(reason, { cause });
		this.name = "HostSilent";
	}
}

/** Settings as the browser knows them, used until the mail program has spoken. */
export function browserSettings(language: Language): HostSettings {
	const contrast = matchMedia("(forced-colors: active)").matches;
	const dark = matchMedia("(prefers-color-scheme: dark)").matches;
	return { language, theme: contrast ? "contrast" : dark ? "dark" : "light" };
}

/** The person could not be signed in; `reason` is for the log. */
export class SignInFailed extends Error {
	constructor(reason: string, cause?: unknown) {
		super(reason, { cause });
		this.name = "SignInFailed";
	}
}
