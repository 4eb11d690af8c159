import { createHash } from "node:crypto";
import { MailFailure } from "@accord/shared/app/mail.ts";
import type { Mailer, OutgoingMail } from "@accord/shared/app/ports.ts";
import { z } from "zod";

/** Gives a bearer token for Microsoft Graph; the identity library stays with whoever composes. */
export type GraphToken = () => Promise<string>;

export interface GraphOptions {
	/** The mailbox that sends, by id or address; the application has `Mail.Send` for it. */
	readonly mailbox: string;
	readonly token: GraphToken;
	/** Default `https://graph.microsoft.com/v1.0`. */
	readonly endpoint?: string;
	readonly fetch?: typeof fetch;
	readonly timeoutMs?: number;
}

/** Our own property on a message, by which a second try finds what the first one sent. */
const property = "String {8c1f7a52-4f0e-4a3b-9a6d-5b1f2f6f7d10} Name AccordKey";
const found = z.object({ value: z.array(z.unknown()) });

/**
 * Sends by Graph `sendMail`. Graph has no idempotency key: the mail carries ours as a property, and when the fate of
 * an earlier try is unknown the mailbox is asked before sending again.
 */
export function createGraphMailer(options: GraphOptions): Mailer {
	const call = options.fetch ?? fetch;
	const base = `${options.endpoint ?? "https://graph.microsoft.com/v1.0"}/users/${encodeURIComponent(options.mailbox)}`;

	async function ask(path: string, init: RequestInit): Promise<Response> {
		let answer: Response;
		try {
			answer = await call(`${base}${path}`, {
				...init,
				headers: {
					...init.headers,
					authorization: `Bearer ${await options.token()}`,
				},
				signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
			});
		} catch (cause) {
			throw new MailFailure(`Graph did not answer: ${String(cause)}`, { permanent: false, cause });
		}
		if (answer.ok) return answer;
		const body = (await answer.text().catch(() => "")).slice(0, 300);
		const seconds = Number(answer.headers.get("retry-after") ?? "");
		throw new MailFailure(`Graph answered ${answer.status}: ${body}`, {
			// A missing right or licence is the operator's to put right: the mail waits for it.
			permanent: answer.status === 400 || answer.status === 413,
			...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
		});
	}

	async function alreadySent(value: string): Promise<boolean> {
		const filter = `singleValueExtendedProperties/any(p: p/id eq '${property}' and p/value eq '${value}')`;
		const answer = await ask(`/messages?$top=1&$select=id&$filter=${encodeURIComponent(filter)}`, {});
		return found.parse(await answer.json()).value.length > 0;
	}

	return {
		send: async (mail: OutgoingMail) => {
			const value = createHash("sha256").update(mail.idempotencyKey).digest("hex");
			if (mail.attempt > 1 && (await alreadySent(value))) return;
			await ask("/sendMail", {
				method: "POST",
				headers: { "content-type": "application/json", "client-request-id": value.slice(0, 36) },
				body: JSON.stringify({
					message: {
						subject: mail.subject,
						body: { contentType: "HTML", content: mail.html },
						toRecipients: [{ emailAddress: { address: mail.to } }],
						internetMessageHeaders: Object.entries({ ...mail.headers, "x-accord-key": value }).map(
							([name, text]) => ({ name, value: text }),
						),
						singleValueExtendedProperties: [{ id: property, value }],
					},
					saveToSentItems: true,
				}),
			});
		},
	};
}
