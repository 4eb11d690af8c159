import { createHash } from "node:crypto";
import type { Language } from "@accord/shared/api/schemas.ts";
import { escapeHtml } from "@accord/shared/templates/sanitise.ts";
import type { Answer } from "../http/exchange.ts";

/** Text that means only itself. */
export const inert = escapeHtml;

const style = `:root{color-scheme:light dark;font:16px/1.5 "Segoe UI",system-ui,sans-serif;--ink:#242424;--soft:#555;--line:#d6d6d6;--paper:#fff;--well:#f5f5f5;--brand:#0b5c4e;--late:#b10e1c;--held:#8a5300}
@media (prefers-color-scheme:dark){:root{--ink:#fff;--soft:#c2c2c2;--line:#525252;--paper:#1f1f1f;--well:#292929;--brand:#6fd3bd;--late:#ff99a4;--held:#f3c074}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:center}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{margin:.25rem 0 .75rem}.soft{color:var(--soft)}
a{color:var(--brand)}header a{display:inline-block;padding:.6rem 0}
ul.items,ul.told{list-style:none;padding:0;margin:0;display:grid;gap:.5rem}
.card{border:1px solid var(--line);border-radius:.5rem;padding:.75rem}
.row{align-items:baseline;display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between}.money{font-variant-numeric:tabular-nums;font-weight:600;white-space:nowrap}
.pick{display:flex;gap:.75rem;align-items:flex-start;min-height:2.75rem}.pick input{width:1.35rem;height:1.35rem;margin:.2rem 0 0;flex:none;accent-color:var(--brand)}.pick>span{flex:1}
.total{margin-top:.75rem}.late{color:var(--late)}.held{color:var(--held);padding-left:.9rem;background:repeating-linear-gradient(45deg,var(--held) 0 2px,transparent 2px 5px) left/.4rem 100% no-repeat}
fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.75rem;margin:1rem 0}legend{font-weight:600;padding:0 .25rem}
label.field{display:block;margin:.75rem 0 .25rem;font-weight:600}.hint{color:var(--soft);font-weight:400;display:block}
input[type=text],input[type=date],input[type=file],select,textarea{width:100%;min-height:2.75rem;font:inherit;color:inherit;background:var(--well);border:1px solid var(--soft);border-radius:.25rem;padding:.5rem}
textarea{min-height:6rem}[aria-invalid=true]{border-color:var(--late);border-width:2px}
button{min-height:2.75rem;font:inherit;font-weight:600;padding:.5rem 1.25rem;border-radius:.25rem;border:1px solid var(--brand);background:var(--brand);color:var(--paper);cursor:pointer}button.second{background:none;color:var(--brand)}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.note{border:1px solid var(--brand);border-left-width:.4rem;border-radius:.25rem;padding:.75rem;margin:1rem 0}.note.bad{border-color:var(--late)}
blockquote{margin:.5rem 0;padding-left:.75rem;border-left:3px solid var(--line);white-space:pre-wrap}
footer{color:var(--soft);font-size:.9rem}
@supports selector(:has(*)){.item:not(:has(:checked)) .part{display:none}
form:not(:has([value=contest]:checked)) .for-contest,form:not(:has([value=promise]:checked)) .for-promise,form:not(:has([value=paid]:checked)) .for-paid,form:not(:has([name=act]:checked)) .for-any{display:none}}
@media (prefers-reduced-motion:no-preference){button{transition:opacity .1s}button:active{opacity:.8}}`;

const styleHash = createHash("sha256").update(style).digest("base64");

const headers = {
	"content-type": "text/html; charset=utf-8",
	"cache-control": "no-store",
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"x-robots-tag": "noindex, nofollow",
	"x-frame-options": "DENY",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
	"content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
} as const;

/** A whole page; `title` and `lead` are texts, `body` is HTML made of inert texts. */
export function htmlPage(
	status: number,
	page: { readonly language: Language; readonly title: string; readonly body: string },
	more: Readonly<Record<string, string>> = {},
): Answer {
	const { language, title, body } = page;
	return {
		status,
		headers: { ...headers, ...more },
		body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${inert(title)}</title><style>${style}</style></head><body>${body}</body></html>`,
	};
}

/** A page that only says something. */
export function messagePage(
	status: number,
	language: Language,
	said: { readonly title: string; readonly text: string },
	more: Readonly<Record<string, string>> = {},
): Answer {
	const body = `<main><h1>${inert(said.title)}</h1><p>${inert(said.text)}</p></main>`;
	return htmlPage(status, { language, title: said.title, body }, more);
}

/** See another page; nothing of the address is kept. */
export function seeOther(location: string): Answer {
	return { status: 303, headers: { ...headers, location }, body: "" };
}
