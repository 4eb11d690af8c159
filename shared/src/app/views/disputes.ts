import type { BusinessCalendar } from "../../dispute/businessCalendar.ts";
import { liveFollowUps } from "../../dispute/digest.ts";
import type { Dispute } from "../../dispute/dispute.ts";
import { key } from "../../keys.ts";
import { type Change, type DocumentStore, StoreConflict } from "../../ports/documentStore.ts";
import { contributionOf } from "../../reports/contribution.ts";
import { same } from "../../reports/cube.ts";
import { summaryOf } from "../present.ts";
import { type CubeWriter, createCubeWriter } from "./cubeWriter.ts";
import { dueChanges, dueDays } from "./due.ts";
import { followUpChanges } from "./followUps.ts";
import { lookupPartition } from "./lookup.ts";
import { disputesPartition, type Row, readRow, rowBody, rowId } from "./rows.ts";
import { commitAll, type ViewChange } from "./viewChange.ts";

const MAX_DOCUMENTS = 80;
const MAX_ATTEMPTS = 10;
const MAX_WORDS = 280;

/** A tenant whose disputes are projected. */
export interface Projected {
	/** Escaped, as partitions begin with it. */
	readonly tenantKey: string;
	readonly calendar: BusinessCalendar;
}

interface Known {
	readonly row: Row;
	readonly etag: string;
}

/**
 * Brings the rows, the due buckets, the numbers and the report cells of some disputes up to date. A version that is
 * there already changes nothing, so the feed may bring it again.
 */
export async function projectDisputes(
	views: DocumentStore,
	of: Projected,
	disputes: readonly Dispute[],
): Promise<void> {
	const partition = disputesPartition(of.tenantKey);
	let cube = createCubeWriter(views, partition);
	let left = disputes;
	for (let attempt = 0; left.length > 0; ) {
		try {
			const batch = await gather(views, of, { disputes: left, cube });
			await commitAll(views, batch.beside);
			if (batch.changes.length > 0)
				cube.written(await views.commit(partition, [...batch.changes, ...cube.changes()]));
			left = left.slice(batch.taken);
			attempt = 0;
		} catch (error) {
			attempt += 1;
			cube = createCubeWriter(views, partition);
			// Another projector was first: what it wrote is read again.
			if (!(error instanceof StoreConflict) || attempt >= MAX_ATTEMPTS) throw error;
		}
	}
}

interface Batch {
	readonly taken: number;
	readonly changes: readonly Change[];
	readonly beside: readonly ViewChange[];
}

/** As many disputes as fit in one commit together with the cells they change. */
async function gather(
	views: DocumentStore,
	of: Projected,
	{ disputes, cube }: { readonly disputes: readonly Dispute[]; readonly cube: CubeWriter },
): Promise<Batch> {
	const partition = disputesPartition(of.tenantKey);
	const changes: Change[] = [];
	const beside: ViewChange[] = [];
	const known = await readKnown(views, partition, disputes.slice(0, MAX_DOCUMENTS));
	let taken = 0;
	for (const dispute of disputes.slice(0, MAX_DOCUMENTS)) {
		if (taken > 0 && changes.length + cube.size > MAX_DOCUMENTS) break;
		taken += 1;
		const before = known.get(dispute.id);
		if (before && before.row.summary.version >= dispute.version) continue;
		const row = rowOf(dispute, of.calendar);
		const id = rowId(dispute.id, dispute.openedAt);
		const body = rowBody(row);
		changes.push(before ? { kind: "replace", id, body, ifMatch: before.etag } : { kind: "create", id, body });
		await count(cube, dispute, { before: before?.row, after: row });
		beside.push(...besideOf(of.tenantKey, dispute, before?.row, row));
	}
	return { taken, changes, beside };
}

/** What the views keep of a dispute. */
export function rowOf(dispute: Dispute, calendar: BusinessCalendar): Row {
	const contribution = contributionOf(dispute, calendar);
	return {
		summary: { ...summaryOf(dispute), words: shortened(dispute.words) },
		...(contribution ? { contribution } : {}),
		days: dueDays(dispute, calendar),
		followUps: liveFollowUps(dispute),
		mergedNumbers: dispute.mergedNumbers,
	};
}

/** Moves the figures of a dispute from what they were to what they are. */
export async function count(
	cube: Pick<CubeWriter, "count">,
	{ accountName, openedAt }: Dispute,
	row: { readonly before: Row | undefined; readonly after: Row },
): Promise<void> {
	const [before, after] = [row.before?.contribution, row.after.contribution];
	if (!same(before, after)) await cube.count({ before, after, accountName, openedAt });
}

/** The rows some disputes have already. */
export async function readKnown(views: DocumentStore, partition: string, disputes: readonly Dispute[]) {
	const stored = await Promise.all(
		disputes.map(({ id, openedAt }) => views.read(partition, rowId(id, openedAt))),
	);
	const known = new Map<string, Known>();
	stored.forEach((found, i) => {
		const dispute = disputes[i];
		if (found && dispute) known.set(dispute.id, { row: readRow(found), etag: found.etag });
	});
	return known;
}

/** Buckets and numbers are written first: should the row fail, the same differences are found again. */
export function besideOf(
	tenantKey: string,
	dispute: Dispute,
	before: Row | undefined,
	after: Row,
): ViewChange[] {
	const found = dueChanges(tenantKey, dispute, { before: before?.days ?? [], after: after.days });
	found.push(
		...followUpChanges(tenantKey, dispute, { before: before?.followUps ?? [], after: after.followUps }),
	);
	for (const number of numbersOf(dispute))
		if (!before || (number !== dispute.number && !before.mergedNumbers.includes(number)))
			found.push({
				partition: lookupPartition(tenantKey),
				change: {
					kind: "put",
					id: key("disputeNumber", number),
					body: { kind: "lookup", dispute: dispute.id },
				},
			});
	return found;
}

/** A merged dispute is found where it went: whoever absorbed it has its number, in whatever order the feed brings both. */
function numbersOf(dispute: Dispute): readonly string[] {
	if (dispute.status === "closed" && dispute.closure === "merged") return [];
	return [dispute.number, ...dispute.mergedNumbers];
}

/** A worklist shows a line of the customer's words; all of them are in the ledger. */
function shortened(words: string): string {
	return words.length <= MAX_WORDS ? words : `${words.slice(0, MAX_WORDS)}…`;
}
