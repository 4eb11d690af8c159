import { z } from "zod";
import type { Day } from "../dispute/dispute.ts";
import { currencySchema } from "../dispute/money.ts";
import { type DunningFile, type DunningItem, promiseSchema, type SentBefore } from "./account.ts";
import { type AccountPolicy, accountPolicySchema, effectivePolicy, type Policy } from "./policy.ts";
import { nextProposalDay, type Proposal, runAccount } from "./run.ts";

const kinds = ["invoice", "debitNote", "credit"] as const;
type ItemRow = readonly [number: string, kind: number, currency: string, open: number, dueOn: string];

type LetterRow = readonly [id: string, day: string, proposed: number, reached: readonly number[]];

function isLetterRows(value: unknown): value is readonly LetterRow[] {
	if (!Array.isArray(value)) return false;
	for (const row of value) {
		if (!Array.isArray(row) || row.length !== 4) return false;
		const [id, day, proposed, reached] = row;
		if (typeof id !== "string" || typeof day !== "string" || day.length !== 10) return false;
		if ((proposed !== 0 && proposed !== 1) || !Array.isArray(reached) || reached.length % 2 !== 0)
			return false;
		for (const number of reached) if (!Number.isSafeInteger(number)) return false;
	}
	return true;
}

/** Checked by hand: a schema per cell would take longer than the whole run. */
function isItemRows(value: unknown): value is readonly ItemRow[] {
	if (!Array.isArray(value)) return false;
	for (const row of value) {
		if (!Array.isArray(row) || row.length !== 5) return false;
		const [number, kind, currency, open, dueOn] = row;
		if (typeof number !== "string" || typeof currency !== "string" || !Number.isSafeInteger(open))
			return false;
		if (kind !== 0 && kind !== 1 && kind !== 2) return false;
		if (typeof dueOn !== "string" || dueOn.length !== 10) return false;
	}
	return true;
}

/**
 * Everything dunning needs of one account in one small document: a full run reads one of these per account
 * instead of every item, dispute and letter. Items are rows, because the names of their fields would be most of it.
 */
export const sheetSchema = z.object({
	account: z.string(),
	/** The day the sheet waits for: nothing can be proposed before without a new document. */
	due: z.string().optional(),
	/** Number, kind, currency, open amount, due date. */
	items: z.custom<readonly ItemRow[]>(isItemRows, "not rows of items"),
	holds: z.array(z.tuple([z.string(), z.int(), z.string(), z.string().nullable()])),
	credits: z.array(z.tuple([z.string(), z.int(), z.string().nullable()])),
	promises: z.array(promiseSchema),
	/** By letter: its id, day, whether it is still proposed, and the rows of `items` it brought to which level. */
	letters: z.custom<readonly LetterRow[]>(isLetterRows, "not rows of letters"),
	snoozed: z.object({ until: z.string(), because: z.string() }).optional(),
	policy: accountPolicySchema.optional(),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** The sheet of an account, with the day it must next be looked at. Paid items and settled letters are left out. */
export function sheetOf(file: DunningFile, tenant: Policy, day: Day, policy?: AccountPolicy): Sheet {
	const items = file.items
		.filter(({ status, open }) => status === "open" && open !== 0)
		.sort((a, b) => (a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
	const unpaid = new Set(items.map(({ number }) => number));
	const due = nextProposalDay(file, effectivePolicy(tenant, policy), day);
	return {
		account: file.account,
		...(due === undefined ? {} : { due }),
		items: items.map(({ number, kind, currency, open, dueOn }) => [
			number,
			kinds.indexOf(kind),
			currency,
			open,
			dueOn,
		]),
		holds: file.holds.map(({ item, amount, dispute, dunnableFrom }) => [
			item,
			amount,
			dispute,
			dunnableFrom ?? null,
		]),
		credits: file.pendingCredits.map(({ item, amount, from }) => [item, amount, from ?? null]),
		promises: file.promises.filter(({ lines }) => lines.some(({ item }) => unpaid.has(item))),
		letters: letterRows(file.letters, items),
		...(file.snoozed ? { snoozed: file.snoozed } : {}),
		...(policy ? { policy } : {}),
	};
}

/** A line is left out once a later level stands for it; a letter without lines stays while it may still delay the next. */
function letterRows(letters: readonly SentBefore[], items: readonly DunningItem[]): LetterRow[] {
	const row = new Map(items.map(({ number }, index) => [number, index]));
	const highest = new Map<string, number>();
	const live = letters.filter(({ state }) => state !== "cancelled");
	for (const { lines } of live)
		for (const { item, levelDay } of lines)
			highest.set(item, Math.max(highest.get(item) ?? Number.NEGATIVE_INFINITY, levelDay));
	const last = live
		.filter(({ lines }) => lines.some(({ levelDay }) => levelDay >= 0))
		.map(({ sentOn, day }) => sentOn ?? day)
		.sort()
		.at(-1);
	return live.flatMap((letter) => {
		const proposed = letter.state === "proposed";
		const day = letter.sentOn ?? letter.day;
		const reached = letter.lines.flatMap(({ item, levelDay }) => {
			const index = row.get(item);
			return index !== undefined && (proposed || levelDay === highest.get(item)) ? [index, levelDay] : [];
		});
		// A reminder whose items are all paid still sets the rhythm; row −1 is no item.
		if (day === last && letter.lines.some(({ levelDay }) => levelDay >= 0)) reached.push(-1, 0);
		return reached.length === 0 ? [] : [[letter.id, day, proposed ? 1 : 0, reached] as const];
	});
}

const currencies = new Map<string, DunningItem["currency"]>();
function currencyOf(code: string): DunningItem["currency"] {
	let known = currencies.get(code);
	if (known === undefined) {
		known = currencySchema.parse(code);
		currencies.set(code, known);
	}
	return known;
}

/** The file a sheet was made from. */
export function fileOf(sheet: Sheet): DunningFile {
	return {
		account: sheet.account,
		items: sheet.items.map(([number, kind, code, open, dueOn]) => ({
			number,
			kind: kinds[kind] ?? "invoice",
			currency: currencyOf(code),
			open,
			dueOn,
			status: "open",
		})),
		holds: sheet.holds.map(([item, amount, dispute, dunnableFrom]) => ({
			item,
			amount,
			dispute,
			dunnableFrom: dunnableFrom ?? undefined,
		})),
		pendingCredits: sheet.credits.map(([item, amount, from]) => ({ item, amount, from: from ?? undefined })),
		promises: sheet.promises,
		letters: sheet.letters.map(([id, day, proposed, reached]) => ({
			id,
			day,
			state: proposed === 1 ? "proposed" : "sent",
			lines: linesOf(sheet, reached),
		})),
		snoozed: sheet.snoozed,
	};
}

function linesOf(sheet: Sheet, reached: readonly number[]): SentBefore["lines"] {
	const lines: { item: string; levelDay: number }[] = [];
	for (let i = 0; i < reached.length; i += 2)
		lines.push({ item: sheet.items[reached[i] ?? -1]?.[0] ?? "", levelDay: reached[i + 1] ?? 0 });
	return lines;
}

export interface RunFigures {
	readonly accounts: number;
	readonly items: number;
	readonly proposals: number;
	/** How many items stand where, by the code of their reason. */
	readonly why: Readonly<Record<string, number>>;
}

/**
 * Runs every sheet it is given and hands each proposal on as soon as it is made: nothing is kept but the counts,
 * so the memory of a full run is that of one page.
 */
export async function runSheets(
	pages: AsyncIterable<readonly Sheet[]> | Iterable<readonly Sheet[]>,
	tenant: Policy,
	day: Day,
	onProposal: (proposal: Proposal) => void | Promise<void>,
): Promise<RunFigures> {
	const why: Record<string, number> = {};
	const plain = effectivePolicy(tenant);
	let accounts = 0;
	let items = 0;
	let proposals = 0;
	for await (const page of pages)
		for (const sheet of page) {
			const run = runAccount(
				fileOf(sheet),
				sheet.policy ? effectivePolicy(tenant, sheet.policy) : plain,
				day,
			);
			accounts += 1;
			items += run.items.length;
			for (const { why: reason } of run.items) why[reason.code] = (why[reason.code] ?? 0) + 1;
			if (!run.proposal) continue;
			proposals += 1;
			const waiting = onProposal(run.proposal);
			if (waiting) await waiting;
		}
	return { accounts, items, proposals, why };
}
