import type { MailItem } from "../host/mailHost.ts";

/** A mail of the demonstration inbox, as the local host serves it. */
export interface DemoMail extends Omit<MailItem, "attachments"> {
	readonly id: string;
	readonly receivedAt: string;
	readonly attachments?: MailItem["attachments"];
}

export interface DemoPerson {
	readonly id: string;
	readonly name: string;
	readonly roles: readonly string[];
	readonly language: "fr" | "en";
}

export function toItem(mail: DemoMail): MailItem {
	const { id: _, ...item } = mail;
	return { ...item, attachments: mail.attachments ?? [] };
}

/** The first words of a mail for the list, without markup. */
export function snippet(mail: DemoMail): string {
	const text = mail.bodyType === "text" ? mail.body : textOf(mail.body);
	return text.replace(/\s+/g, " ").trim().slice(0, 140);
}

function textOf(html: string): string {
	const page = new DOMParser().parseFromString(html.replaceAll("<", " <"), "text/html");
	for (const element of page.querySelectorAll("script, style, title")) element.remove();
	return page.body.textContent ?? "";
}

/** What a visitor wrote as a customer, as a mail that has just arrived. */
export function written(form: { address: string; name: string; subject: string; body: string }): DemoMail {
	const id = crypto.randomUUID();
	return {
		id,
		messageId: `<${id}@demo.invalid>`,
		conversationId: id,
		from: { address: form.address, ...(form.name === "" ? {} : { name: form.name }) },
		subject: form.subject,
		bodyType: "text",
		body: form.body,
		receivedAt: new Date().toISOString(),
	};
}

export async function fetchJson<T>(path: string): Promise<T> {
	const response = await fetch(path, { headers: { accept: "application/json" } });
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	return response.json();
}
