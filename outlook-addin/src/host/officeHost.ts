/// <reference types="office-js" />
import { languageOf } from "@accord/shared/i18n/index.ts";
import type { IPublicClientApplication } from "@azure/msal-browser";
import {
	browserSettings,
	type HostSettings,
	HostSilent,
	type MailHost,
	type MailItem,
	type NewMail,
	SignInFailed,
	type Theme,
} from "./mailHost.ts";
import { inTime, subscribe } from "./waiting.ts";

/** Microsoft requires its own copy; add-ins that bring theirs are refused. */
const officeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const readyMs = 15_000;
/** Without a broker a nested call never settles, so its first answer is awaited for this long only. */
const brokerMs = 5_000;
const silentMs = 10_000;
/** A person may be asked to agree, and reads before they do. */
const promptMs = 180_000;

/** What an administrator fills in beside the page, so that one build serves every company. */
interface SignInConfig {
	readonly clientId: string;
	readonly authority: string;
	readonly scope: string;
}

/** Outlook around the pane. Returns at once; everything that needs Outlook waits for it. */
export function createOfficeHost(): MailHost {
	const settingsListeners = new Set<(settings: HostSettings) => void>();
	const mailListeners = new Set<() => void>();
	let settings = browserSettings(languageOf(navigator.language));
	const tell = (next: HostSettings) => {
		settings = next;
		for (const listener of settingsListeners) listener(next);
	};
	const ready = loadOffice().then(() => {
		tell({ language: languageOf(Office.context.displayLanguage), theme: themeOf(settings.theme) });
		const { mailbox } = Office.context;
		const changed = () => {
			for (const listener of mailListeners) listener();
		};
		mailbox.addHandlerAsync(Office.EventType.ItemChanged, changed);
		const open: OpenItem | null | undefined = mailbox.item;
		if (isWritten(open) && Office.context.requirements.isSetSupported("Mailbox", "1.7"))
			open.addHandlerAsync(Office.EventType.RecipientsChanged, changed);
		if (Office.context.requirements.isSetSupported("Mailbox", "1.14"))
			mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, () =>
				tell({ ...settings, theme: themeOf(settings.theme) }),
			);
	});
	// Whoever needs Outlook learns of the failure; nobody else has to.
	ready.catch(() => {});
	let signIn: Promise<() => Promise<string>> | undefined;

	return {
		get settings() {
			return settings;
		},
		onSettings: (listener) => subscribe(settingsListeners, listener),
		currentMail: async () => {
			await ready;
			return readItem();
		},
		recipients: async () => {
			await ready;
			const open: OpenItem | null | undefined = Office.context.mailbox.item;
			if (!isWritten(open)) return undefined;
			const to = await call<Office.EmailAddressDetails[]>((done) => open.to.getAsync(done));
			return to.map(({ displayName, emailAddress }) => ({
				address: emailAddress,
				...(displayName ? { name: displayName } : {}),
			}));
		},
		onMailChanged: (listener) => subscribe(mailListeners, listener),
		reply: async ({ html }) => {
			await ready;
			await openReply(html);
		},
		write: async (letter) => {
			await ready;
			await openNew(letter);
		},
		authorize: async () => {
			await ready;
			signIn ??= prepareSignIn();
			const token = await signIn
				.then((acquire) => acquire())
				.catch((error: unknown) => {
					signIn = undefined;
					throw new SignInFailed("no token", error);
				});
			return { authorization: `Bearer ${token}` };
		},
		notifyChanged: () => {},
	};
}

async function loadOffice(): Promise<void> {
	// office.js replaces both by null.
	const { pushState, replaceState } = history;
	const loaded = new Promise<void>((resolve, reject) => {
		const script = document.createElement("script");
		script.src = officeJs;
		script.async = true;
		script.onload = () => resolve();
		script.onerror = () => reject(new HostSilent("office.js could not be loaded"));
		document.head.append(script);
	});
	await inTime(loaded, readyMs, () => new HostSilent("office.js did not arrive"));
	const { host } = await inTime(Office.onReady(), readyMs, () => new HostSilent("Outlook is not ready"));
	history.pushState = pushState;
	history.replaceState = replaceState;
	if (host !== Office.HostType.Outlook) throw new HostSilent("this page is not inside Outlook");
}

function themeOf(known: Theme): Theme {
	if (matchMedia("(forced-colors: active)").matches) return "contrast";
	const background = Office.context.officeTheme?.bodyBackgroundColor;
	const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background ?? "");
	if (!parts) return known;
	const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
	return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? "dark" : "light";
}

/** What is common to the kinds of item Outlook may have open; only a received message has all of it. */
interface OpenItem {
	readonly itemType?: unknown;
	readonly internetMessageId?: unknown;
}

async function readItem(): Promise<MailItem | undefined> {
	// Null in a pinned pane when no mail, or several, are selected.
	const open: OpenItem | null | undefined = Office.context.mailbox.item;
	if (!isReceived(open)) return undefined;
	const body = await call<string>((done) => open.body.getAsync(Office.CoercionType.Html, done));
	const { displayName, emailAddress } = open.from;
	return {
		messageId: open.internetMessageId,
		...(open.conversationId ? { conversationId: open.conversationId } : {}),
		from: { address: emailAddress, ...(displayName ? { name: displayName } : {}) },
		subject: open.subject,
		bodyType: "html",
		body,
		receivedAt: open.dateTimeCreated.toISOString(),
		attachments: open.attachments.map((attachment) => ({
			id: attachment.id,
			name: attachment.name,
			mediaType: attachment.contentType,
			bytes: attachment.size,
			inline: attachment.isInline,
		})),
	};
}

function isReceived(item: OpenItem | null | undefined): item is Office.MessageRead {
	return (
		item?.itemType === Office.MailboxEnums.ItemType.Message && typeof item.internetMessageId === "string"
	);
}

function isWritten(item: OpenItem | null | undefined): item is Office.MessageCompose {
	return item?.itemType === Office.MailboxEnums.ItemType.Message && !isReceived(item) && "to" in item;
}

async function openReply(html: string): Promise<void> {
	const item: OpenItem | null | undefined = Office.context.mailbox.item;
	if (!isReceived(item)) throw new HostSilent("no mail to reply to");
	if (!Office.context.requirements.isSetSupported("Mailbox", "1.9")) return item.displayReplyForm(html);
	await call<void>((done) => item.displayReplyFormAsync(html, done));
}

async function openNew({ to, subject, html }: NewMail): Promise<void> {
	const form = { toRecipients: [...to], subject, htmlBody: html };
	const { mailbox } = Office.context;
	if (!Office.context.requirements.isSetSupported("Mailbox", "1.9"))
		return mailbox.displayNewMessageForm(form);
	await call<void>((done) => mailbox.displayNewMessageFormAsync(form, done));
}

function call<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
	const answered = new Promise<T>((resolve, reject) =>
		start((result) =>
			result.status === Office.AsyncResultStatus.Succeeded
				? resolve(result.value)
				: reject(new HostSilent(`Outlook refused: ${result.error.message}`)),
		),
	);
	return inTime(answered, readyMs, () => new HostSilent("Outlook did not answer"));
}

/** Nested app authentication where Outlook offers it, its older single sign-on elsewhere. */
async function prepareSignIn(): Promise<() => Promise<string>> {
	if (!Office.context.requirements.isSetSupported("NestedAppAuth", "1.1")) return olderToken;
	const config = await readConfig();
	const { createNestablePublicClientApplication } = await import("@azure/msal-browser");
	const starting = createNestablePublicClientApplication({
		auth: { clientId: config.clientId, authority: config.authority },
	});
	const app = await inTime(starting, brokerMs, noToken).catch(() => undefined);
	return app ? () => nestedToken(app, config.scope) : olderToken;
}

const noToken = () => new SignInFailed("the token did not arrive");

async function nestedToken(app: IPublicClientApplication, scope: string): Promise<string> {
	const request = { scopes: [scope] };
	const silent = inTime(app.acquireTokenSilent(request), silentMs, noToken);
	const { accessToken } = await silent.catch(() => inTime(app.acquireTokenPopup(request), promptMs, noToken));
	return accessToken;
}

function olderToken(): Promise<string> {
	const asked = Office.auth.getAccessToken({ allowSignInPrompt: true, allowConsentPrompt: true });
	return inTime(asked, promptMs, noToken);
}

async function readConfig(): Promise<SignInConfig> {
	const config: Partial<SignInConfig> = await (await fetch("./config.json")).json();
	const { clientId = "", authority = "", scope = "" } = config;
	if (clientId === "" || scope === "") throw new SignInFailed("config.json beside the pane is not filled in");
	return { clientId, authority, scope };
}
