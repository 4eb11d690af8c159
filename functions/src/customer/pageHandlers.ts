import { randomBytes } from "node:crypto";
import type { Language } from "@accord/shared/api/schemas.ts";
import type { CustomerDesk } from "@accord/shared/app/collecting/customerDesk.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { formSeal, tokenHash } from "@accord/shared/customer/link.ts";
import { createRateLimiter, type Rate, type RateLimiter } from "@accord/shared/customer/rateLimit.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { languageOf } from "@accord/shared/i18n/index.ts";
import type { Answer, Cookie, Incoming } from "../http/exchange.ts";
import { copy } from "./copy.ts";
import { readBrowserForm } from "./form.ts";
import { htmlPage, messagePage, seeOther } from "./layout.ts";
import { type Rendering, renderPage } from "./render.ts";

export interface CustomerPages {
	/** Moves the token from the address into a cookie. Changes nothing. */
	open(request: Incoming, token: string): Promise<Answer>;
	/** Changes nothing. */
	read(request: Incoming): Promise<Answer>;
	send(request: Incoming, maxBytes: number): Promise<Answer>;
}

export interface CustomerPagesOptions {
	readonly desk: CustomerDesk;
	readonly log: Log;
	/** Counts for all processes that serve the pages; in this one's memory where it is not given. */
	readonly limiter?: RateLimiter;
	readonly rates?: Partial<Rates>;
}
interface Rates {
	/** Any request of one address: it also bounds guessing. */
	readonly address: Rate;
	/** Forms of one link. */
	readonly link: Rate;
	/** Forms of all links of a tenant. */
	readonly tenant: Rate;
}

const usual: Rates = {
	address: { burst: 120, perSeconds: 300 },
	link: { burst: 12, perSeconds: 600 },
	tenant: { burst: 2000, perSeconds: 600 },
};
const cookieName = "accord_page";
const cookiePath = "/api/customer";
const cookieSeconds = 7200;
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/i;
const pagePath = "/api/customer/page";

/** The customer's page over HTTP: server-rendered, without a script, the same 404 for whatever opens nothing. */
export function createCustomerPages(options: CustomerPagesOptions): CustomerPages {
	const { desk, log } = options;
	const rates = { ...usual, ...options.rates };
	const limiter = options.limiter ?? createRateLimiter(Date.now);

	const gone = (language: Language): Answer => messagePage(404, language, copy[language].gone);
	const slow = (language: Language, seconds: number): Answer =>
		messagePage(429, language, copy[language].slow, { "retry-after": String(seconds) });

	async function guarded(request: Incoming, work: (language: Language) => Promise<Answer>): Promise<Answer> {
		const language = languageOf(request.headers.get("accept-language") ?? undefined);
		try {
			const wait = await limiter.take(`address ${addressOf(request)}`, rates.address);
			if (wait > 0) return slow(language, wait);
			return await work(language);
		} catch (error) {
			if (error instanceof DomainError && (error.code === "too_large" || error.code === "unsupported_media"))
				return messagePage(error.code === "too_large" ? 413 : 415, language, {
					title: copy[language].title,
					text: `${copy[language].fields.files}${copy[language].colon}${copy[language].problems[error.code === "too_large" ? "tooMuch" : "unknown"]}.`,
				});
			if (error instanceof DomainError && error.code === "invalid_input")
				return messagePage(400, language, { title: copy[language].title, text: copy[language].forged });
			log.error("customer page failed", { error: error instanceof Error ? error.message : String(error) });
			return messagePage(500, language, copy[language].failed);
		}
	}

	function shown(status: number, token: string, of: Omit<Rendering, "seal">): Answer {
		const seal = () => {
			const form = randomBytes(16).toString("hex");
			return { form, seal: formSeal(token, form) };
		};
		return htmlPage(status, { language: of.page.language, ...renderPage({ ...of, seal }) });
	}

	return {
		open: (request, token) =>
			guarded(request, async (language) => {
				if (!(await desk.opens(token))) return gone(language);
				const cookie: Cookie = {
					name: cookieName,
					value: token,
					path: cookiePath,
					maxAge: cookieSeconds,
					httpOnly: true,
					secure: !loopback.test(new URL(request.url).hostname),
					sameSite: "Lax",
				};
				return { ...seeOther(pagePath), cookies: [cookie] };
			}),
		read: (request) =>
			guarded(request, async (language) => {
				const token = tokenIn(request);
				const found = await desk.page(token, asked(request.query.get("language")));
				if (!found) return gone(language);
				return shown(200, token, {
					page: found.page,
					...(request.query.has("sent") ? { note: "received" } : {}),
				});
			}),
		send: (request, maxBytes) =>
			guarded(request, async (language) => {
				const token = tokenIn(request);
				const found = await desk.page(token);
				if (!found) return gone(language);
				const wait = Math.max(
					await limiter.take(`link ${tokenHash(token)}`, rates.link),
					await limiter.take(`tenant ${found.tenant}`, rates.tenant),
				);
				if (wait > 0) return slow(found.page.language, wait);
				if (fromElsewhere(request)) return gone(language);
				const { fields, files } = await readBrowserForm(request, maxBytes);
				const text = (name: string) => fields.getAll(name)[0] ?? "";
				const chosen = asked(text("language"));
				const done = await desk.send(
					token,
					{ form: text("form"), seal: text("seal"), fields, files },
					chosen,
				);
				if (!done) return gone(language);
				const { page, sent } = done;
				switch (sent.outcome) {
					case "received":
						return seeOther(`${pagePath}?sent=${sent.kind}${chosen ? `&language=${chosen}` : ""}`);
					case "wrong":
						return shown(422, token, { page, fields, errors: sent.errors });
					case "forged":
						return shown(403, token, { page, fields, note: "forged" });
					case "tooMany":
						return shown(429, token, { page, fields, note: "tooMany" });
					case "already":
						return shown(409, token, { page, note: "already" });
				}
			}),
	};
}

function asked(language: string | null): Language | undefined {
	return language === "fr" || language === "en" ? language : undefined;
}

/** A browser says where a form comes from; one from another site is not even read. */
function fromElsewhere(request: Incoming): boolean {
	const site = request.headers.get("sec-fetch-site");
	if (site !== null) return site !== "same-origin";
	const origin = request.headers.get("origin");
	return origin !== null && origin !== "null" && origin !== new URL(request.url).origin;
}

function tokenIn(request: Incoming): string {
	for (const part of (request.headers.get("cookie") ?? "").split(";")) {
		const [name, value] = part.split("=", 2);
		if (name?.trim() === cookieName) return value?.trim() ?? "";
	}
	return "";
}

/** The last hop is the one our own front door wrote; what stands before it anybody could have made up. */
function addressOf(request: Incoming): string {
	const hops = (request.headers.get("x-forwarded-for") ?? "").split(",");
	return (hops.at(-1) ?? "").trim().replace(/:\d+$/, "") || "direct";
}
