import { accountIdSchema, type DisputeId } from "../../dispute/dispute.ts";
import { type Verdict, verifyDispute } from "../../dispute/disputeFile.ts";
import { KEY_SEPARATOR, key, splitKey, unescapeKey } from "../../keys.ts";
import {
	type DocumentStore,
	type Stored,
	StoreInputError,
	StoreUnavailable,
} from "../../ports/documentStore.ts";
import { disputeIdOf, tenantOfAccountPartition } from "../documents.ts";
import type { Office } from "../office.ts";
import { findDispute, readEvents } from "../reading/account.ts";

const PARTITION = key("integrity");
const PLACE = key("place");
const BATCH = 500;

/** One dispute that was checked. */
export interface Checked {
	readonly tenant: string;
	readonly dispute: DisputeId;
	readonly verdict: Verdict;
}

/** Checks every dispute the feed names since a place; gives the place behind it. */
export async function checkSince(
	ledger: DocumentStore,
	continuation: string | undefined,
	onChecked: (checked: Checked) => void,
): Promise<string> {
	const done = new Set<string>();
	for (let place = continuation; ; ) {
		const feed = await ledger.changes(place, BATCH);
		for (const stored of feed.items) {
			const tenant = unescapeKey(tenantOfAccountPartition(stored.partition) ?? "");
			if (tenant === undefined || stored.body.kind !== "dispute") continue;
			const name = `${stored.partition} ${stored.id}`;
			if (done.has(name)) continue;
			done.add(name);
			const dispute = disputeOf(stored);
			onChecked({ tenant, dispute, verdict: await check(ledger, tenant, dispute) });
		}
		place = feed.continuation;
		if (feed.drained) return place;
	}
}

/** The events are read first: those of an act that falls in between are newer than the state asked for. */
async function check(ledger: DocumentStore, tenant: string, id: DisputeId): Promise<Verdict> {
	try {
		const found = await findDispute(ledger, tenant, id);
		if (!found) return { ok: false, problem: "the dispute is gone" };
		const events = await readEvents(ledger, tenant, id);
		return verifyDispute(
			found.value,
			events.filter(({ sequence }) => sequence <= found.value.version),
		);
	} catch (error) {
		if (error instanceof StoreUnavailable) throw error;
		return { ok: false, problem: "the dispute cannot be read" };
	}
}

/** By its place, because what lies there may not be a dispute. */
function disputeOf({ partition, id }: Stored): DisputeId {
	const account = accountIdSchema.parse(splitKey(partition)[2]);
	return disputeIdOf(account, splitKey(id).slice(2).join(KEY_SEPARATOR));
}

/** Checks what changed since the last check, and raises an alarm for every broken chain. */
export async function checkIntegrity(
	office: Office,
): Promise<Readonly<Record<"checked" | "broken", number>>> {
	const { ledger, views, log } = office.ports;
	const stored = await views.read(PARTITION, PLACE);
	const from = typeof stored?.body.continuation === "string" ? stored.body.continuation : undefined;
	let [checked, broken] = [0, 0];
	const count = ({ tenant, dispute, verdict }: Checked) => {
		checked += 1;
		if (verdict.ok) return;
		broken += 1;
		log.error("dispute is not intact", {
			tenant,
			dispute,
			problem: verdict.problem,
			sequence: verdict.sequence,
		});
	};
	const continuation = await checkSince(ledger, from, count).catch((error: unknown) => {
		if (!(error instanceof StoreInputError) || from === undefined) throw error;
		log.warn("integrity check starts over");
		return checkSince(ledger, undefined, count);
	});
	await views.commit(PARTITION, [{ kind: "put", id: PLACE, body: { kind: "place", continuation } }]);
	return { checked, broken };
}
