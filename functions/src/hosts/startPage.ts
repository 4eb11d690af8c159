import type { IncomingMessage } from "node:http";
import { languageOf } from "@accord/shared/i18n/index.ts";
import type { LocalPage } from "./localServer.ts";

const copy = {
	en: {
		title: "Accord on this machine",
		lead: "A customer contests an invoice by mail. Follow it until both sides agree.",
		steps: [
			[
				"/inbox/",
				"The inbox",
				"Choose a customer's mail; the pane at its side proposes the dispute. Open it.",
			],
			[
				"chat",
				"The chat",
				"The person who can solve it has a card. Answer, hand over or propose an outcome there.",
			],
			["/tab/", "The Teams tab", "What disputes cost, why they arise, who is late; live after each act."],
		],
		more: "For developers:",
		noChat: "The chat did not start; the rest works without it.",
	},
	fr: {
		title: "Accord sur cette machine",
		lead: "Un client conteste une facture par mail. Suivez-la jusqu'à l'accord des deux parties.",
		steps: [
			[
				"/inbox/",
				"La boîte de réception",
				"Choisissez le mail d'un client ; le volet propose le litige. Ouvrez-le.",
			],
			[
				"chat",
				"La conversation",
				"La personne qui peut le résoudre a une carte. Elle y répond, transmet ou propose une issue.",
			],
			[
				"/tab/",
				"L'onglet Teams",
				"Ce que coûtent les litiges, pourquoi ils naissent, qui tarde ; à jour après chaque acte.",
			],
		],
		more: "Pour les développeurs :",
		noChat: "La conversation n'a pas démarré ; le reste fonctionne sans elle.",
	},
} as const;

const style = `
:root{color-scheme:light dark;font:16px/1.5 "Segoe UI",system-ui,sans-serif;--ink:#242424;--soft:#616161;--line:#e0e0e0;--paper:#fff;--brand:#0f6c5c}
@media (prefers-color-scheme:dark){:root{--ink:#fff;--soft:#adadad;--line:#3d3d3d;--paper:#1f1f1f;--brand:#5fc3ae}}
body{margin:0;background:var(--paper);color:var(--ink)}main{max-width:44rem;margin:0 auto;padding:3rem 1.25rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:600;margin:0 0 .5rem}p{color:var(--soft);margin:.25rem 0 1.5rem}
ol{list-style:none;padding:0;margin:0;display:grid;gap:.75rem;counter-reset:s}
li{counter-increment:s;border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem}
li a{font-weight:600;color:var(--brand);font-size:1.1rem}li a::before{content:counter(s) " · "}li p{margin:.25rem 0 0}
footer{margin-top:2rem;color:var(--soft)}footer a{color:inherit;margin-right:.75rem}`;

/** The first page of the local host: three doors, in the order of the main job. */
export function startPage(chat: () => string | undefined): (request: IncomingMessage) => Promise<LocalPage> {
	return async (request) => {
		const language = languageOf(request.headers["accept-language"]);
		const { title, lead, steps, more, noChat } = copy[language];
		const address = chat();
		const items = steps.map(([href, name, what]) => {
			if (href !== "chat") return `<li><a href="${href}">${name}</a><p>${what}</p></li>`;
			return address === undefined
				? `<li>${name}<p>${noChat}</p></li>`
				: `<li><a href="${address}" target="_blank" rel="noreferrer">${name}</a><p>${what}</p></li>`;
		});
		return {
			status: 200,
			type: "text/html; charset=utf-8",
			headers: {
				"content-security-policy":
					"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
			},
			body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${lead}</p><ol>${items.join("")}</ol><footer>${more} <a href="/api/openapi.json">OpenAPI</a><a href="/api/health">health</a></footer></main></body></html>`,
		};
	};
}
