import { z } from "zod";
import { accountIdSchema, instantSchema } from "../dispute/dispute.ts";
import { joinKeys, key } from "../keys.ts";
import type { Change, DocumentStore, JsonObject, Stored } from "../ports/documentStore.ts";
import { StoreConflict } from "../ports/documentStore.ts";
import { changesSince } from "./changesSince.ts";
import type { Clock, Log, Mailer } from "./ports.ts";
import { kindOf, park } from "./running/parked.ts";

/** A mail that was not accepted. `permanent`: trying again with the same mail is pointless. */
export class MailFailure extends Error {
	readonly permanent: boolean;
	readonly retryAfterMs: number | undefined;
	constructor(message: string, options: { permanent: boolean; retryAfterMs?: number; cause?: unknown }) {
		super(message, { cause: options.cause });
		this.name = "MailFailure";
		this.permanent = options.permanent;
		this.retryAfterMs = options.retryAfterMs;
	}
}

export const mailDocumentSchema = z.object({
	id: z.string().min(1).max(200),
	tenant: z.string(),
	/** Absent for a mail to one of our own people. */
	account: accountIdSchema.optional(),
	to: z.string().max(320),
	subject: z.string().max(1000),
	text: z.string(),
	html: z.string(),
	/** What it is about, for the log and the mailbox page: `receipt`, `reminder`, `digest`. */
	about: z.string().max(60),
	state: z.enum(["waiting", "sent", "parked"]),
	attempts: z.int().min(0),
	notBefore: instantSchema,
	queuedAt: instantSchema,
	/** What it says is not worth reading after this instant: it is parked instead. */
	notAfter: instantSchema.optional(),
	failure: z.string().max(500).optional(),
});
/** A mail in the outbox of the partition it comes from: an account's, or a tenant's digests. */
export type MailDocument = z.infer<typeof mailDocumentSchema>;

export const mailDocumentId = (id: string): string => key("mail", id);

/** The change that puts a mail into the outbox, for the same commit as the act it tells of. */
export function queueMail(mail: Omit<MailDocument, "state" | "attempts" | "notBefore">): Change {
	const queued: MailDocument = { ...mail, state: "waiting", attempts: 0, notBefore: mail.queuedAt };
	return { kind: "create", id: mailDocumentId(mail.id), body: mailBody(queued) };
}

function mailBody(mail: MailDocument): JsonObject {
	return { kind: "mail", tenant: mail.tenant, status: mail.state, open: mail.state === "waiting", mail };
}

/** How far mails were followed. */
export const MAIL_PARTITION = key("mail");
const attemptsBeforeParking = 8;
const firstPauseMs = 30_000;
const longestPauseMs = 6 * 3_600_000;

/** How long to wait after the nth failure: doubling, from half a minute to six hours. */
export function pauseAfter(attempts: number): number {
	return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1));
}

export interface MailOutbox {
	/** Sends what waits among these documents and is due; the others are left. */
	deliver(documents: readonly Stored[]): Promise<{ sent: number; later: number; parked: number }>;
	/** Follows the ledger's feed from where it stopped, then tries again what is due. */
	sweep(): Promise<void>;
	/** Sends a mail that could not be read before. @throws ZodError when it still cannot */
	again(stored: Stored): Promise<void>;
}

/**
 * Sends the mails of the outbox, at least once: each carries the same key on every try, and the outcome is written
 * beside it. What fails for good is parked with its reason, never dropped.
 */
export function createMailOutbox(deps: {
	readonly ledger: DocumentStore;
	readonly views: DocumentStore;
	readonly clock: Clock;
	readonly mailer: Mailer;
	readonly log: Log;
}): MailOutbox {
	const { ledger, views, clock, mailer, log } = deps;
	const place = { partition: MAIL_PARTITION, id: key("place") };
	const retry = new Map<string, { partition: string; id: string; at: string }>();

	async function deliverOne(stored: Stored): Promise<"sent" | "later" | "parked" | "none"> {
		if (stored.body.kind !== "mail" || stored.body.status !== "waiting") return "none";
		const parsed = mailDocumentSchema.safeParse(stored.body.mail);
		if (!parsed.success) {
			const { partition, id } = stored;
			await park(deps, { follower: "mail", partition, id, error: kindOf(parsed.error) });
			return "none";
		}
		const mail = parsed.data;
		const waitingKey = joinKeys(stored.partition, stored.id);
		if (mail.notBefore > clock.now()) {
			retry.set(waitingKey, { partition: stored.partition, id: stored.id, at: mail.notBefore });
			return "later";
		}
		retry.delete(waitingKey);
		const attempt = mail.attempts + 1;
		let next: MailDocument;
		if (mail.notAfter !== undefined && mail.notAfter < clock.now())
			return settle(stored, { ...mail, state: "parked", failure: "came too late to be worth reading" });
		try {
			await mailer.send({
				to: mail.to,
				subject: mail.subject,
				text: mail.text,
				html: mail.html,
				headers: {},
				idempotencyKey: `${stored.partition}/${mail.id}`,
				attempt,
			});
			next = { ...mail, state: "sent", attempts: attempt };
		} catch (error) {
			next = afterFailure(mail, attempt, error);
			log.warn("mail not accepted", { id: mail.id, about: mail.about, attempt, error: String(error) });
		}
		if (next.state === "waiting")
			retry.set(waitingKey, { partition: stored.partition, id: stored.id, at: next.notBefore });
		return settle(stored, next);
	}

	async function settle(stored: Stored, next: MailDocument): Promise<"sent" | "later" | "parked"> {
		try {
			await ledger.commit(stored.partition, [
				{ kind: "replace", id: stored.id, body: mailBody(next), ifMatch: stored.etag },
			]);
		} catch (error) {
			// Another process was faster; what it wrote stands.
			if (!(error instanceof StoreConflict)) throw error;
		}
		return next.state === "waiting" ? "later" : next.state;
	}

	function afterFailure(mail: MailDocument, attempt: number, error: unknown): MailDocument {
		const failure = (error instanceof Error ? error.message : String(error)).slice(0, 500);
		const permanent = error instanceof MailFailure && error.permanent;
		if (permanent || attempt >= attemptsBeforeParking)
			return { ...mail, state: "parked", attempts: attempt, failure };
		const asked = error instanceof MailFailure ? (error.retryAfterMs ?? 0) : 0;
		const pause = Math.max(asked, pauseAfter(attempt));
		const notBefore = new Date(Date.parse(clock.now()) + pause).toISOString();
		return { ...mail, attempts: attempt, notBefore, failure };
	}

	async function deliver(documents: readonly Stored[]) {
		const counts = { sent: 0, later: 0, parked: 0 };
		for (const stored of documents) {
			const outcome = await deliverOne(stored);
			if (outcome !== "none") counts[outcome] += 1;
		}
		return counts;
	}

	return {
		deliver,
		again: async (stored) => {
			mailDocumentSchema.parse(stored.body.mail);
			await deliver([stored]);
		},
		sweep: async () => {
			const stored = await views.read(place.partition, place.id);
			let continuation = typeof stored?.body.continuation === "string" ? stored.body.continuation : undefined;
			for (;;) {
				const feed = await changesSince(deps, continuation, 200);
				await deliver(feed.items);
				if (feed.continuation !== continuation) {
					continuation = feed.continuation;
					// A mail that waits must be found again after a restart: the place stays before the oldest of them.
					if (retry.size === 0)
						await views.commit(place.partition, [
							{ kind: "put", id: place.id, body: { kind: "place", continuation } },
						]);
				}
				if (feed.drained) break;
			}
			const now = clock.now();
			for (const waiting of [...retry.values()].filter(({ at }) => at <= now)) {
				const again = await ledger.read(waiting.partition, waiting.id);
				if (again) await deliver([again]);
			}
		},
	};
}
