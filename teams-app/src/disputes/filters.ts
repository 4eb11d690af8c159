import type { CallInput, Client } from "@accord/shared/api/client.ts";
import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import type { Status } from "@accord/shared/dispute/dispute.ts";
import { isOverdue } from "@accord/shared/dispute/late.ts";
import { dayOf } from "@accord/shared/look/reader.ts";

/** In the order of a dispute's life; written here, because the domain's list brings its schemas along. */
export const STATUSES = [
	"open",
	"awaitingCustomer",
	"awaitingApproval",
	"awaitingDocument",
	"awaitingConfirmation",
	"closed",
] as const satisfies readonly Status[];

/** What the address asks of the list; every field is as it stands there. */
export interface Filters {
	readonly status?: Status | "notClosed";
	readonly reason?: string;
	readonly owner?: string;
	readonly coordinator?: string;
	readonly account?: string;
	readonly late: boolean;
	/** Opened on these days, `YYYY-MM-DD`, inclusive. */
	readonly from?: string;
	readonly to?: string;
	readonly currency?: string;
}

export function filtersOf(query: Readonly<Record<string, string>>): Filters {
	const status =
		query.status === "notClosed" ? "notClosed" : STATUSES.find((candidate) => candidate === query.status);
	const { reason, owner, coordinator, account, from, to, currency } = query;
	return {
		late: query.late === "1",
		...(status === undefined ? {} : { status }),
		...(reason ? { reason } : {}),
		...(owner ? { owner } : {}),
		...(coordinator ? { coordinator } : {}),
		...(account ? { account } : {}),
		...(from ? { from } : {}),
		...(to ? { to } : {}),
		...(currency ? { currency } : {}),
	};
}

export const isFiltered = (filters: Filters): boolean => JSON.stringify(filters) !== '{"late":false}';

type Query = NonNullable<CallInput<"listDisputes">["query"]>;

/** The part of the filters the service applies; the rest is applied to what it answers. */
export function askedOf(filters: Filters): Query {
	const { status, reason, owner, coordinator, account, late } = filters;
	return {
		...(reason === undefined ? {} : { reason }),
		...(owner === undefined ? {} : { owner }),
		...(coordinator === undefined ? {} : { coordinator }),
		...(account === undefined ? {} : { account }),
		...(status === undefined || status === "notClosed" ? {} : { status }),
		...(status === "notClosed" || (late && status === undefined) ? { open: "true" } : {}),
	};
}

/** Days are compared in the reader's time zone. */
export function matches(one: DisputeSummary, filters: Filters, today: string, timeZone?: string): boolean {
	const opened = dayOf(new Date(one.openedAt), timeZone);
	if (filters.status === "notClosed" && one.status === "closed") return false;
	if (filters.late && !isOverdue(one, today)) return false;
	if (filters.from !== undefined && opened < filters.from) return false;
	if (filters.to !== undefined && opened > filters.to) return false;
	return filters.currency === undefined || one.disputed.some((money) => money.currency === filters.currency);
}

export interface Batch {
	readonly rows: readonly DisputeSummary[];
	/** Where to go on; absent when there is nothing further back. */
	readonly continuation?: string;
}

const pageSize = 50;
/** A batch never reads further than this in one go; the person asks for more. */
const mostPages = 10;

interface Reading {
	readonly client: Client;
	readonly filters: Filters;
	readonly today: string;
	readonly timeZone: string | undefined;
	readonly signal: AbortSignal;
}

/** Reads pages, newest first, until `wanted` disputes match or nothing is left. */
export async function readBatch(reading: Reading, wanted: number, start?: string): Promise<Batch> {
	const { client, filters, today, timeZone, signal } = reading;
	const rows: DisputeSummary[] = [];
	let continuation = start;
	for (let page = 0; page < mostPages; page++) {
		const answer = await client.listDisputes(
			{ query: { ...askedOf(filters), limit: pageSize, ...(continuation ? { continuation } : {}) } },
			signal,
		);
		rows.push(...answer.disputes.filter((one) => matches(one, filters, today, timeZone)));
		continuation = answer.continuation;
		if (continuation === undefined || rows.length >= wanted) break;
		const last = answer.disputes.at(-1);
		// Newest first: nothing older can have been opened in the period.
		if (last && filters.from !== undefined && dayOf(new Date(last.openedAt), timeZone) < filters.from)
			return { rows };
	}
	return { rows, ...(continuation === undefined ? {} : { continuation }) };
}
