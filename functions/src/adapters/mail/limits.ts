import { MailFailure } from "@accord/shared/app/mail.ts";
import type { Mailer } from "@accord/shared/app/ports.ts";

export interface MailboxLimits {
	/** Mails in any minute. */
	readonly perMinute: number;
	/** At one time. */
	readonly concurrent: number;
	readonly now?: () => number;
}

/** What Exchange Online and Graph take of one mailbox. */
export const EXCHANGE_LIMITS: MailboxLimits = { perMinute: 30, concurrent: 4 };

/** Keeps a mailbox within what its provider takes: what is over it goes back to the outbox with the time to wait. */
export function withinLimits(mailer: Mailer, limits: MailboxLimits): Mailer {
	const now = limits.now ?? Date.now;
	let began: number[] = [];
	let running = 0;
	return {
		send: async (mail) => {
			const minuteAgo = now() - 60_000;
			began = began.filter((at) => at > minuteAgo);
			const first = began[0];
			if (began.length >= limits.perMinute && first !== undefined)
				throw new MailFailure("the mailbox has sent enough for this minute", {
					permanent: false,
					retryAfterMs: first - minuteAgo,
				});
			if (running >= limits.concurrent)
				throw new MailFailure("the mailbox is busy", { permanent: false, retryAfterMs: 1000 });
			began.push(now());
			running += 1;
			try {
				await mailer.send(mail);
			} finally {
				running -= 1;
			}
		},
	};
}
