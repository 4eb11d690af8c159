import type { ParkedAnswer } from "../../api/schemas.ts";
import { StoreUnavailable } from "../../ports/documentStore.ts";
import type { Principal } from "../accord.ts";
import type { DunningProjection } from "../collecting/dunningProjection.ts";
import type { MailOutbox } from "../mail.ts";
import type { Office } from "../office.ts";
import { applyFeed } from "../views/applyFeed.ts";
import { FEED_TURN } from "../views/feed.ts";
import { kindOf, listParked, type Parked, unpark } from "./parked.ts";

/** What could not be followed, for whoever looks after it. */
export interface Parking {
	list(who: Pick<Principal, "tenant">): Promise<readonly Parked[]>;
	/** Follows each again, as when it came; what can be followed now is no longer parked. */
	retry(who: Pick<Principal, "tenant">): Promise<ParkedAnswer>;
}

export function createParking(
	office: Office,
	followers: {
		readonly projection: Pick<DunningProjection, "again">;
		/** Absent where no mail is sent. */
		readonly mails?: Pick<MailOutbox, "again"> | undefined;
	},
): Parking {
	const { ledger, log } = office.ports;

	async function follow({ follower, partition, id }: Parked): Promise<void> {
		if (follower === "dunning") return followers.projection.again(partition);
		const stored = await ledger.read(partition, id);
		// Gone, as it came: nothing is left to follow.
		if (!stored) return;
		if (follower === "mail") return followers.mails?.again(stored);
		await office.turns.take(FEED_TURN, () => applyFeed(office, [stored]));
	}

	return {
		list: ({ tenant }) => listParked(office.ports, tenant),
		retry: async ({ tenant }) => {
			const still: Parked[] = [];
			let mended = 0;
			for (const parked of await listParked(office.ports, tenant))
				try {
					await follow(parked);
					await unpark(office.ports, parked);
					mended += 1;
				} catch (error) {
					if (error instanceof StoreUnavailable) throw error;
					still.push({ ...parked, error: kindOf(error) });
				}
			log.info("parked documents tried again", { tenant, mended, still: still.length });
			return { mended, parked: still };
		},
	};
}
