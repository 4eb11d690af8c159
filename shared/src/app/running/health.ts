import type { Health } from "../../api/schemas.ts";
import type { Accord } from "../accord.ts";
import type { Office } from "../office.ts";
import type { LedgerFeed } from "../views/feed.ts";
import { type OutboxState, outboxState } from "../views/outbox.ts";
import { countParked } from "./parked.ts";

const VERSION = "0.1.0";
const SLOW_OUTBOX_SECONDS = 300;
const SLOW_FEED_SECONDS = 60;

/** How the stores, the feed and the outbox are; it answers even when they do not. */
export function createHealth({ ports }: Office, feed: LedgerFeed): Accord["health"] {
	const startedAt = ports.clock.now();
	return async () => {
		const unknown: OutboxState = { waiting: 0, oldestSeconds: 0, parked: 0 };
		let store: Health["store"] = "ok";
		let outbox = unknown;
		let lag = { waiting: false, seconds: 0 };
		let parkedDocuments = 0;
		let directory: Health["directory"];
		try {
			outbox = await outboxState(ports);
			lag = await feed.lag();
			parkedDocuments = await countParked(ports);
			directory = await ports.directoryHealth?.();
		} catch (error) {
			ports.log.error("health check failed", { error: String(error) });
			store = "failing";
		}
		const slow =
			outbox.parked > 0 ||
			parkedDocuments > 0 ||
			outbox.oldestSeconds > SLOW_OUTBOX_SECONDS ||
			lag.seconds > SLOW_FEED_SECONDS ||
			(directory?.late ?? 0) > 0;
		return {
			status: store === "failing" ? "failing" : slow ? "degraded" : "ok",
			store,
			feedLag: { documents: lag.waiting ? null : 0, seconds: lag.seconds },
			outbox,
			parkedDocuments,
			...(directory ? { directory } : {}),
			version: VERSION,
			startedAt,
		};
	};
}
