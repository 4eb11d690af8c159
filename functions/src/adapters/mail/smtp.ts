import { createHash } from "node:crypto";
import { MailFailure } from "@accord/shared/app/mail.ts";
import type { Mailer, OutgoingMail } from "@accord/shared/app/ports.ts";
import { createTransport } from "nodemailer";

export interface SmtpOptions {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte (port 465); otherwise STARTTLS is required, except on the loopback address. */
	readonly secure: boolean;
	readonly user?: string;
	readonly password?: string;
	/** `Nordalp <accounts@nordalp.example>`; its domain is also that of the message ids. */
	readonly from: string;
	readonly replyTo?: string;
	/** Connections at one time. */
	readonly connections?: number;
}

export interface SmtpMailer extends Mailer {
	close(): void;
}

const loopback = /^(127\.0\.0\.1|localhost|::1)$/;

/** The same key gives the same message id, so that a mailbox that got a mail twice shows it once. */
export function messageId(idempotencyKey: string, from: string): string {
	const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
	return `<${createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 40)}@${domain}>`;
}

/** Sends by SMTP. A 5xx answer is for good; 4xx, a broken connection and silence are tried again. */
export function createSmtpMailer(options: SmtpOptions): SmtpMailer {
	const transport = createTransport({
		pool: true,
		maxConnections: options.connections ?? 2,
		host: options.host,
		port: options.port,
		secure: options.secure,
		requireTLS: !options.secure && !loopback.test(options.host),
		ignoreTLS: loopback.test(options.host) && !options.secure,
		connectionTimeout: 15_000,
		greetingTimeout: 15_000,
		socketTimeout: 60_000,
		disableFileAccess: true,
		disableUrlAccess: true,
		...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? "" } }),
	});
	return {
		send: async (mail: OutgoingMail) => {
			try {
				await transport.sendMail({
					from: options.from,
					to: { name: "", address: mail.to },
					...(options.replyTo === undefined ? {} : { replyTo: options.replyTo }),
					subject: mail.subject,
					text: mail.text,
					html: mail.html,
					messageId: messageId(mail.idempotencyKey, options.from),
					headers: { ...mail.headers, "Auto-Submitted": "auto-generated" },
				});
			} catch (cause) {
				throw failureOf(cause);
			}
		},
		close: () => transport.close(),
	};
}

function failureOf(cause: unknown): MailFailure {
	const facts = typeof cause === "object" && cause !== null ? cause : {};
	const code =
		"responseCode" in facts && typeof facts.responseCode === "number" ? facts.responseCode : undefined;
	const kind = "code" in facts && typeof facts.code === "string" ? facts.code : "";
	const message = cause instanceof Error ? cause.message : String(cause);
	// A wrong password is the operator's to put right, not the mail's fault: it stays in the outbox.
	const permanent = kind !== "EAUTH" && code !== undefined && code >= 500;
	return new MailFailure(message, {
		permanent: permanent || (kind === "EENVELOPE" && code === undefined),
		cause,
	});
}
