/// <reference types="office-js" />
import type { Account, Statement } from "@accord/shared/api/schemas.ts";
import { ask } from "./ask.ts";
import { heldMentions } from "./heldMentions.ts";
import { question } from "./question.ts";

/** Recipients beyond these are not looked up: a circular is not a reminder. */
const mostRecipients = 5;

/**
 * Before a message goes out: if it asks a customer about an invoice that may not be dunned, the writer is asked.
 * When anything fails the message goes: a collector's mail never depends on this service.
 */
async function onMessageSend(event: Office.MailboxEvent): Promise<void> {
	try {
		const mentions = await mentioned();
		if (mentions.length === 0) return event.completed({ allowEvent: true });
		const language = Office.context.displayLanguage?.toLowerCase().startsWith("fr") ? "fr" : "en";
		event.completed({ allowEvent: false, errorMessage: question(mentions, language) });
	} catch {
		event.completed({ allowEvent: true });
	}
}

async function mentioned() {
	const draft = composed();
	if (!draft) return [];
	const [subject, body, recipients] = await Promise.all([
		got<string>((done) => draft.subject.getAsync(done)),
		got<string>((done) => draft.body.getAsync(Office.CoercionType.Text, done)),
		got<Office.EmailAddressDetails[]>((done) => draft.to.getAsync(done)),
	]);
	if (recipients.length === 0 || recipients.length > mostRecipients) return [];
	const token = await Office.auth.getAccessToken({});
	const found = await Promise.all(
		recipients.map(({ emailAddress }) =>
			ask<{ accounts: Account[] }>(`accounts?limit=3&query=${encodeURIComponent(emailAddress)}`, token),
		),
	);
	const ids = [...new Set(found.flatMap(({ accounts }) => accounts.map((account) => account.id)))];
	const statements = await Promise.all(
		ids.map((id) => ask<Statement>(`accounts/${encodeURIComponent(id)}`, token)),
	);
	return heldMentions({ subject, body }, statements);
}

function composed(): Office.MessageCompose | undefined {
	const item: { itemType?: unknown } | null | undefined = Office.context.mailbox.item;
	return isCompose(item) ? item : undefined;
}

function isCompose(item: { itemType?: unknown } | null | undefined): item is Office.MessageCompose {
	return item?.itemType === Office.MailboxEnums.ItemType.Message && "to" in item;
}

function got<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
	return new Promise((resolve, reject) =>
		start((result) =>
			result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(result.error),
		),
	);
}

// Outlook on the web raises no event before it; Outlook on Windows never answers it, so nothing waits for it.
void Office.onReady();
Office.actions.associate("onMessageSend", onMessageSend);
