import { z } from "zod";
import { disputeSummarySchema } from "../../api/schemas.ts";
import type { AccountId, DisputeId } from "../../dispute/dispute.ts";
import { personIdSchema } from "../../dispute/people.ts";
import { joinKeys, key, keyRange, splitKey } from "../../keys.ts";
import type { DocumentStore, JsonObject, Stored } from "../../ports/documentStore.ts";
import { cellSchema } from "../../reports/cell.ts";
import type { Contribution } from "../../reports/contribution.ts";
import type { Dimension } from "../../reports/cube.ts";

/** Rows and report cells of a tenant lie together, so that a figure changes with the row it comes from or not at all. */
export const disputesPartition = (tenantKey: string): string => joinKeys(tenantKey, "disputes");
export const rowRange = keyRange("row");

/** The kind of a row whose dispute is closed. */
export const CLOSED = "closed";

/** In order of opening. */
export function rowId(dispute: DisputeId, openedAt: string): string {
	return joinKeys("row", key(Date.parse(openedAt)), ...splitKey(dispute));
}

/** Rows opened from one instant up to, not including, another. */
export function rowsBetween(from: number, to: number): { from: string; to: string } {
	return { from: joinKeys("row", key(Math.max(0, from))), to: joinKeys("row", key(Math.max(0, to))) };
}

const amountsSchema = z.tuple([z.string(), z.int(), z.int(), z.int(), z.int(), z.int()]);
const contributionSchema: z.ZodType<Contribution> = z.object({
	opened: z.string(),
	reason: z.string(),
	account: z.string(),
	owner: z.string(),
	status: z.string(),
	rootCause: z.string(),
	due: z.string().optional(),
	days: z.int().optional(),
	businessDays: z.int().optional(),
	amounts: z.array(amountsSchema),
});

const rowSchema = z.object({
	summary: disputeSummarySchema,
	contribution: contributionSchema.optional(),
	/** Days whose bucket names this dispute: one at most. */
	days: z.array(z.string()),
	/** Live follow-ups: whose they are, and when. */
	followUps: z.array(z.object({ person: personIdSchema, due: z.string() })).default([]),
	mergedNumbers: z.array(z.string()),
});
/** What the views keep of one dispute. */
export type Row = z.infer<typeof rowSchema>;

export function readRow(stored: Stored): Row {
	return rowSchema.parse(stored.body);
}

/**
 * The fields a worklist asks by stand beside the summary. Only a live row has `open`, `status` and `court`, so that
 * their indexes stay as small as the work at hand, however many disputes were closed over the years.
 */
export function rowBody(row: Row): JsonObject {
	const { summary, contribution, days, followUps, mergedNumbers } = row;
	return {
		...(summary.status === "closed"
			? { kind: CLOSED }
			: { kind: "live", open: true, status: summary.status, court: summary.courtPerson }),
		owner: summary.owner,
		coordinator: summary.coordinator,
		reason: summary.reason,
		account: summary.account,
		summary,
		...(contribution === undefined
			? {}
			: { contribution: { ...contribution, amounts: contribution.amounts } }),
		days,
		followUps,
		mergedNumbers,
	};
}

const cellsSchema = z.object({
	group: z.string(),
	/** Name of an account, as its newest dispute has it. */
	label: z.string().optional(),
	labelSince: z.string().optional(),
	cells: z.record(z.string(), cellSchema),
});
export type CellsDocument = z.infer<typeof cellsSchema>;

export function readCells(stored: Stored): CellsDocument {
	return cellsSchema.parse(stored.body);
}

export function cellsBody(document: CellsDocument): JsonObject {
	return { kind: "cells", ...document };
}

/** An empty group is a group too: a root cause nobody has named. */
const NO_GROUP = "~";

export function cellsId(dimension: Dimension, year: string, group: string): string {
	return joinKeys("cells", dimension, year, group === "" ? NO_GROUP : key(group));
}

export function cellsRange(dimension: Dimension, firstYear: string, lastYear: string) {
	return {
		from: keyRange(joinKeys("cells", dimension, firstYear)).from,
		to: keyRange(joinKeys("cells", dimension, lastYear)).to,
	};
}

const SEVERAL = 3;

/** Live disputes of an account as the views know them, counted up to three: one ground of a proposed priority. */
export async function countLive(views: DocumentStore, tenant: string, account: AccountId): Promise<number> {
	const page = await views.list(disputesPartition(key(tenant)), {
		...rowRange,
		where: { account, open: true },
		limit: SEVERAL,
		descending: true,
	});
	return page.items.length;
}
