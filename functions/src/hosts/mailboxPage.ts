import type { IncomingMessage } from "node:http";
import { formatInstant } from "@accord/shared/i18n/format.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import { escapeHtml } from "@accord/shared/templates/sanitise.ts";
import type { LocalMailbox } from "../adapters/mail/local.ts";
import type { LocalPage } from "./localServer.ts";

const copy = {
	en: {
		title: "Mailbox of this machine",
		lead: "What would have been sent. Nothing leaves this machine.",
		none: "No mail yet. A receipt comes here when a customer sends a form of their page.",
		text: "As text",
		back: "All mails",
	},
	fr: {
		title: "Boîte d'envoi de cette machine",
		lead: "Ce qui aurait été envoyé. Rien ne quitte cette machine.",
		none: "Pas encore de mail. Un accusé de réception arrive ici quand un client envoie un formulaire de sa page.",
		text: "En texte",
		back: "Tous les mails",
	},
} as const;

const style = `:root{color-scheme:light dark;font:16px/1.5 "Segoe UI",system-ui,sans-serif}body{max-width:44rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}li{margin:.5rem 0}pre{white-space:pre-wrap}time,.to{opacity:.75}table{border-collapse:collapse}`;

/** Shows the mails that the local host kept instead of sending them; a customer's words in them stay inert. */
export function mailboxPage(mailbox: LocalMailbox): (request: IncomingMessage) => Promise<LocalPage> {
	return async (request) => {
		const language = languageOf(request.headers["accept-language"]);
		const c = copy[language];
		const query = new URL(request.url ?? "/", "http://localhost").searchParams;
		const id = query.get("id");
		const found = id === null ? undefined : await mailbox.read(id);
		if (id !== null && !found) return page(404, language, c.title, `<p>${c.none}</p>`);
		if (found)
			return page(
				200,
				language,
				found.subject,
				`<p><a href="/mailbox/">${c.back}</a></p><h1>${escapeHtml(found.subject)}</h1><p class="to">${escapeHtml(found.to)} · <time>${formatInstant(found.at, language)}</time></p><article>${found.html}</article><details><summary>${c.text}</summary><pre>${escapeHtml(found.text)}</pre></details>`,
			);
		const mails = await mailbox.list();
		const list = mails.map(
			(mail) =>
				`<li><a href="/mailbox/?id=${mail.id}">${escapeHtml(mail.subject)}</a><br><span class="to">${escapeHtml(mail.to)} · <time>${formatInstant(mail.at, language)}</time></span></li>`,
		);
		return page(
			200,
			language,
			c.title,
			`<h1>${c.title}</h1><p>${c.lead}</p>${list.length === 0 ? `<p>${c.none}</p>` : `<ul>${list.join("")}</ul>`}`,
		);
	};
}

function page(status: number, language: "fr" | "en", title: string, body: string): LocalPage {
	return {
		status,
		type: "text/html; charset=utf-8",
		headers: {
			"content-security-policy":
				"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"referrer-policy": "no-referrer",
		},
		body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`,
	};
}
