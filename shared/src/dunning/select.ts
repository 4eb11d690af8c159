import { z } from "zod";
import type { Day } from "../dispute/dispute.ts";
import { currencySchema } from "../dispute/money.ts";
import { type DunningFile, type DunningItem, letterSchema, promiseSchema } from "./account.ts";
import { type AccountPolicy, accountPolicySchema, effectivePolicy, type Policy } from "./policy.ts";
import { nextProposalDay, type Proposal, runAccount } from "./run.ts";

const kinds = ["invoice", "debitNote", "credit"] as const;
type ItemRow = readonly [number: string, kind: number, currency: string, open: number, dueOn: string];

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
	letters: z.array(letterSchema),
	snoozed: z.object({ until: z.string(), because: z.string() }).optional(),
	policy: accountPolicySchema.optional(),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** The sheet of an account, with the day it must next be looked at. Paid items and settled letters are left out. */
export function sheetOf(file: DunningFile, tenant: Policy, day: Day, policy?: AccountPolicy): Sheet {
	const items = file.items.filter(({ status, open }) => status === "open" && open !== 0);
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
		letters: file.letters
			.filter(({ state }) => state !== "cancelled")
			.map((letter) => ({ ...letter, lines: letter.lines.filter(({ item }) => unpaid.has(item)) }))
			.filter(({ lines }, index, all) => lines.length > 0 || index === all.length - 1),
		...(file.snoozed ? { snoozed: file.snoozed } : {}),
		...(policy ? { policy } : {}),
	};
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
		letters: sheet.letters,
		snoozed: sheet.snoozed,
	};
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
