import type { OpenItem } from "../../api/schemas.ts";
import type { AccountId } from "../../dispute/dispute.ts";
import { type Change, MAX_CHANGES, StoreConflict } from "../../ports/documentStore.ts";
import { accountPartition, bodyOf, type ItemDocument, ids, itemRange, read } from "../documents.ts";
import { listWhole } from "../listing.ts";
import type { Office, World } from "../office.ts";
import type { Held } from "../reading/account.ts";
import { sameItem } from "./itemRow.ts";
import type { ImportTally } from "./lineErrors.ts";
import { recordPayments } from "./payments.ts";
import { shortPayment } from "./shortPayment.ts";

export interface ImportRun {
	readonly office: Office;
	readonly world: World;
	readonly tally: ImportTally;
	readonly dryRun: boolean;
}

/** A good line. */
export interface Read {
	readonly line: number;
	readonly item: OpenItem;
}

const MAX_ATTEMPTS = 10;
/** Fewer lines than this of one account are looked up one by one, which spares listing a long history. */
const FEW = 8;

type Verdict = "created" | "changed" | "unchanged" | "paid" | "gone";

interface Planned {
	/** None when the item stays as it is. */
	readonly changes: readonly Change[];
	readonly verdict: Verdict;
	readonly after: ItemDocument;
}

/** Writes what changed among some items of one account, and records what was paid of disputed ones. */
export async function saveItems(run: ImportRun, account: AccountId, rows: readonly Read[]): Promise<void> {
	const numbers = rows.map(({ item }) => item.number);
	const refused = new Set<number>();
	await save(run, account, async () => {
		const known = await readKnown(run, account, numbers);
		return rows.flatMap((row) => {
			const held = known.get(row.item.number);
			if (!isOtherCurrency(row.item, held)) return [plan(run, account, row.item, held)];
			if (!refused.has(row.line)) run.tally.reject(row.line, "currencyChanged");
			refused.add(row.line);
			return [];
		});
	});
}

/** Records the open items of an account that a full import does not have any more. */
export async function recordGone(
	run: ImportRun,
	account: AccountId,
	present: ReadonlySet<string>,
): Promise<void> {
	await save(run, account, async () => {
		const known = await readAll(run, account, true);
		return [...known.values()]
			.filter(({ value: { item } }) => !present.has(item.number))
			.map(({ value, etag }) => {
				const item: OpenItem = { ...value.item, open: 0, status: "gone" };
				return replacing({ ...value, item }, etag, "gone");
			});
	});
}

async function save(
	run: ImportRun,
	account: AccountId,
	planning: () => Promise<readonly Planned[]>,
): Promise<void> {
	const left = new Map<string, Verdict>();
	for (let attempt = 0; ; attempt += 1) {
		const planned = await planning();
		try {
			// Before the items: cut off in between, the next import finds the same difference again.
			if (!run.dryRun)
				for (const { after } of planned)
					if (after.disputes.length > 0) await recordPayments(run, account, after);
			for (const some of batches(planned)) {
				const changes = some.flatMap((one) => one.changes);
				if (!run.dryRun && changes.length > 0)
					await run.office.ports.ledger.commit(partitionOf(run, account), changes);
				// The first verdict stays: an item planned again after a conflict may be as it should by now.
				for (const { after, verdict } of some)
					if (!left.has(after.item.number)) left.set(after.item.number, verdict);
			}
			break;
		} catch (error) {
			// An act on one of the items came in between: what is written stays, the rest is planned again.
			if (!(error instanceof StoreConflict) || attempt >= MAX_ATTEMPTS) throw error;
		}
	}
	for (const verdict of left.values()) run.tally[verdict] += 1;
}

function* batches(planned: readonly Planned[]): Generator<readonly Planned[]> {
	let some: Planned[] = [];
	let changes = 0;
	for (const one of planned) {
		if (changes + one.changes.length > MAX_CHANGES) {
			yield some;
			some = [];
			changes = 0;
		}
		some.push(one);
		changes += one.changes.length;
	}
	yield some;
}

/** What a dispute holds of an item is in the item's currency. */
function isOtherCurrency(item: OpenItem, held: Held<ItemDocument> | undefined): boolean {
	return held !== undefined && held.value.disputes.length > 0 && held.value.item.currency !== item.currency;
}

function plan(
	{ world }: ImportRun,
	account: AccountId,
	item: OpenItem,
	known: Held<ItemDocument> | undefined,
): Planned {
	if (!known) {
		const after = { item, disputes: [] };
		const change: Change = { kind: "create", id: ids.item(item.number), body: bodyOf.item(after) };
		return { changes: [change], verdict: "created", after };
	}
	const before = known.value.item;
	if (sameItem(before, item)) return { changes: [], verdict: "unchanged", after: known.value };
	const paid = item.status === "paid" && before.status === "open";
	const planned = replacing({ ...known.value, item }, known.etag, paid ? "paid" : "changed");
	const claim = shortPayment(known.value, item, { account, at: world.now });
	if (!claim) return planned;
	const change: Change = { kind: "put", id: ids.claim(claim.id), body: bodyOf.claim(claim) };
	return { ...planned, changes: [...planned.changes, change] };
}

function replacing(after: ItemDocument, etag: string, verdict: Verdict): Planned {
	return {
		changes: [{ kind: "replace", id: ids.item(after.item.number), body: bodyOf.item(after), ifMatch: etag }],
		verdict,
		after,
	};
}

const partitionOf = ({ world }: ImportRun, account: AccountId) => accountPartition(world.tenant, account);

/** Open items are listed; what is not among them is new or was settled once, and looked up as cheaply as its number allows. */
async function readKnown(run: ImportRun, account: AccountId, numbers: readonly string[]) {
	const open =
		numbers.length > FEW ? await readAll(run, account, true) : new Map<string, Held<ItemDocument>>();
	const unknown = numbers.filter((number) => !open.has(number));
	const others =
		unknown.length > FEW ? await readAll(run, account, false) : await readEach(run, account, unknown);
	return new Map([...open, ...others]);
}

async function readEach(run: ImportRun, account: AccountId, numbers: readonly string[]) {
	const { ledger } = run.office.ports;
	const partition = partitionOf(run, account);
	const stored = await Promise.all(numbers.map((number) => ledger.read(partition, ids.item(number))));
	return byNumber(stored.flatMap((one) => one ?? []));
}

async function readAll(run: ImportRun, account: AccountId, open: boolean) {
	const query = { ...itemRange, where: { open } };
	return byNumber(await listWhole(run.office.ports.ledger, partitionOf(run, account), query));
}

function byNumber(stored: Awaited<ReturnType<typeof listWhole>>): Map<string, Held<ItemDocument>> {
	return new Map(
		stored.map((one) => {
			const value = read.item(one);
			return [value.item.number, { value, etag: one.etag }];
		}),
	);
}
