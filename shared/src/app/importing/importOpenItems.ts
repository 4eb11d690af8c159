import type { AccountId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { Currency } from "../../dispute/money.ts";
import type { Accord } from "../accord.ts";
import { accountPartition, ids, read } from "../documents.ts";
import type { Office } from "../office.ts";
import type { LedgerFeed } from "../views/feed.ts";
import { createLookup } from "../views/lookup.ts";
import { type ItemField, itemColumns } from "./columns.ts";
import { accountIdOf } from "./importAccounts.ts";
import { itemIn } from "./itemRow.ts";
import { BadLine, ImportTally } from "./lineErrors.ts";
import { inParallel } from "./parallel.ts";
import { needed, type Row, rowsOf } from "./rows.ts";
import { type ImportRun, type Read, recordGone, saveItems } from "./saveItems.ts";
import { type DecimalSign, decimalSignIn } from "./values.ts";

const table = {
	aliases: itemColumns,
	required: [["account"], ["number"], ["open", "amount"], ["dueOn"]],
} as const;
const PARALLEL = 64;
/** Rows kept before they are written; the amounts among them say which decimal sign the file uses. */
const BUFFERED = 100_000;

/**
 * Creates and updates open items by account and number; records what is paid and, in a full import, what is gone.
 * @throws DomainError invalid_input for a missing column, or a full import without a single good line
 */
export function createImportOpenItems(office: Office, feed: LedgerFeed): Accord["importOpenItems"] {
	return async (who, lines, options = {}) => {
		const started = Date.parse(office.ports.clock.now());
		const tally = new ImportTally(who.language);
		const world = await office.world(who.tenant);
		const run = { office, world, tally, dryRun: options.dryRun === true };
		const seen = await readRows(run, rowsOf<ItemField>(lines, table, { tally, options }));
		if (options.full === true) await recordAbsent(run, feed, seen);
		return tally.report(Date.parse(office.ports.clock.now()) - started);
	};
}

/** Numbers of the file by account, those of refused lines included: refused is not absent. */
type Seen = Map<AccountId, Set<string>>;

async function readRows(run: ImportRun, rows: AsyncIterable<Row<ItemField>>): Promise<Seen> {
	const seen: Seen = new Map();
	const currencies = new Map<AccountId, Currency | undefined>();
	let buffer: Row<ItemField>[] = [];
	let balance = 0;
	const flush = async () => {
		const sign = balance === 0 ? undefined : balance > 0 ? "," : ".";
		await writeRows(run, buffer, { sign, currencies, seen });
		buffer = [];
	};
	for await (const row of rows) {
		for (const field of ["open", "amount"] as const) {
			const sign = decimalSignIn(row.get(field) ?? "");
			if (sign !== undefined) balance += sign === "," ? 1 : -1;
		}
		buffer.push(row);
		if (buffer.length >= BUFFERED) await flush();
	}
	await flush();
	return seen;
}

interface Reading {
	readonly sign: DecimalSign | undefined;
	/** Of each account of the file; undefined for one that does not exist. */
	readonly currencies: Map<AccountId, Currency | undefined>;
	readonly seen: Seen;
}

async function writeRows(run: ImportRun, rows: readonly Row<ItemField>[], reading: Reading): Promise<void> {
	await learnCurrencies(run, rows, reading.currencies);
	const byAccount = new Map<AccountId, Read[]>();
	for (const row of rows) {
		try {
			const account = accountIdOf(needed(row, "account", 200));
			const one = readRow(row, account, reading);
			const own = byAccount.get(account);
			if (own) own.push(one);
			else byAccount.set(account, [one]);
		} catch (error) {
			if (!(error instanceof BadLine)) throw error;
			run.tally.reject(row.line, error.code, { column: error.column });
			if (row.get("account") === undefined || row.get("number") === undefined) run.tally.nameless += 1;
		}
	}
	await inParallel(byAccount, PARALLEL, ([account, items]) => saveItems(run, account, items));
}

function readRow(row: Row<ItemField>, account: AccountId, reading: Reading): Read {
	const currency = reading.currencies.get(account);
	if (currency === undefined) throw new BadLine("unknownAccount", row.column("account"));
	const number = needed(row, "number", 200);
	const numbers = reading.seen.get(account) ?? new Set<string>();
	reading.seen.set(account, numbers);
	if (numbers.has(number)) throw new BadLine("duplicate", row.column("number"));
	numbers.add(number);
	return { line: row.line, item: itemIn(row, { currency, sign: reading.sign }) };
}

async function learnCurrencies(
	{ office, world }: ImportRun,
	rows: readonly Row<ItemField>[],
	currencies: Map<AccountId, Currency | undefined>,
): Promise<void> {
	const numbers = new Set(rows.flatMap((row) => row.get("account") ?? []));
	const wanted = [...numbers].filter((number) => number.length <= 200).map(accountIdOf);
	await inParallel(
		wanted.filter((account) => !currencies.has(account)),
		PARALLEL,
		async (account) => {
			const stored = await office.ports.ledger.read(accountPartition(world.tenant, account), ids.account);
			currencies.set(account, stored && read.account(stored).currency);
		},
	);
}

/** Accounts absent from the file are found through the views, which are brought up to date first. */
async function recordAbsent(run: ImportRun, feed: LedgerFeed, seen: Seen): Promise<void> {
	if (seen.size === 0)
		throw new DomainError(
			"invalid_input",
			"a full import without a good line would empty the ledger",
			"full",
		);
	if (run.tally.nameless > 0) return run.tally.note(0, "goneSkipped");
	await feed.alone(() => feed.applyAll());
	const { tenant } = run.world;
	for await (const accounts of createLookup(run.office.ports.views, tenant).every())
		await inParallel(accounts, PARALLEL, ({ id }) => recordGone(run, id, seen.get(id) ?? new Set()));
}
