import type { Mailer } from "@accord/shared/app/ports.ts";
import { ConfigError, type LocalConfig } from "../../config.ts";
import { withinLimits } from "./limits.ts";

const usual = { perMinute: 60, concurrent: 2 };

/** The mailer the settings ask for; undefined when mail stays on this machine. @throws ConfigError without a sender */
export async function smtpMailer(config: LocalConfig): Promise<Mailer | undefined> {
	if (config.ACCORD_SMTP_URL === undefined) return undefined;
	const from = config.ACCORD_SMTP_FROM;
	if (from === undefined)
		throw new ConfigError([{ setting: "ACCORD_SMTP_FROM", message: "mail that leaves needs a sender" }]);
	const url = new URL(config.ACCORD_SMTP_URL);
	const secure = url.protocol === "smtps:";
	// Loaded when it is needed: most starts on one machine send nothing.
	const { createSmtpMailer } = await import("./smtp.ts");
	return withinLimits(
		createSmtpMailer({
			host: url.hostname,
			port: Number(url.port) || (secure ? 465 : 587),
			secure,
			from,
			...(url.username === ""
				? {}
				: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
		}),
		usual,
	);
}
