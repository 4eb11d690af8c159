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
	readonly change: Change | undefined;
	readonly verdict: Verdict;
	readonly after: ItemDocument;
}

/** Writes what changed among some items of one account, and records what was paid of disputed ones. */
export async function saveItems(run: ImportRun, account: AccountId, rows: readonly Read[]): Promise<void> {
	const numbers = rows.map(({ item }) => item.number);
	await save(run, account, async () => {
		const known = await readKnown(run, account, numbers);
		return rows.map(({ item }) => plan(item, known.get(item.number)));
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
	const planned = await write(run, account, planning);
	for (const { verdict } of planned) run.tally[verdict] += 1;
	if (run.dryRun) return;
	// Also for items that did not change: an import may have been cut off between item and dispute.
	const disputed = planned.map(({ after }) => after).filter(({ disputes }) => disputes.length > 0);
	for (const item of disputed) await recordPayments(run, account, item);
}

async function write(
	run: ImportRun,
	account: AccountId,
	planning: () => Promise<readonly Planned[]>,
): Promise<readonly Planned[]> {
	const done: Planned[] = [];
	for (let attempt = 0; ; attempt += 1) {
		const planned = await planning();
		const unchanged = planned.filter(({ change }) => change === undefined);
		const changing = planned.filter(({ change }) => change !== undefined);
		try {
			for (let from = 0; from < changing.length; from += MAX_CHANGES) {
				const some = changing.slice(from, from + MAX_CHANGES);
				const changes = some.flatMap(({ change }) => change ?? []);
				if (!run.dryRun) await run.office.ports.ledger.commit(partitionOf(run, account), changes);
				done.push(...some);
			}
			const written = new Set(done.map(({ after }) => after.item.number));
			return [...done, ...unchanged.filter(({ after }) => !written.has(after.item.number))];
		} catch (error) {
			// An act on one of the items came in between: what is written stays, the rest is planned again.
			if (!(error instanceof StoreConflict) || attempt >= MAX_ATTEMPTS) throw error;
		}
	}
}

function plan(item: OpenItem, known: Held<ItemDocument> | undefined): Planned {
	if (!known) {
		const after = { item, disputes: [] };
		return {
			change: { kind: "create", id: ids.item(item.number), body: bodyOf.item(after) },
			verdict: "created",
			after,
		};
	}
	const before = known.value.item;
	if (sameItem(before, item)) return { change: undefined, verdict: "unchanged", after: known.value };
	const paid = item.status === "paid" && before.status === "open";
	return replacing({ ...known.value, item }, known.etag, paid ? "paid" : "changed");
}

function replacing(after: ItemDocument, etag: string, verdict: Verdict): Planned {
	return {
		change: { kind: "replace", id: ids.item(after.item.number), body: bodyOf.item(after), ifMatch: etag },
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
