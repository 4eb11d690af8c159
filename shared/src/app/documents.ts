import { z } from "zod";
import {
	type Account,
	accountSchema,
	type Claim,
	claimSchema,
	type OpenItem,
	openItemSchema,
} from "../api/schemas.ts";
import {
	type AccountId,
	accountIdSchema,
	type Dispute,
	type DisputeId,
	daySchema,
	disputeIdSchema,
	disputeSchema,
	instantSchema,
} from "../dispute/dispute.ts";
import { type DisputeEvent, eventSchema } from "../dispute/event.ts";
import { personIdSchema } from "../dispute/people.ts";
import { joinKeys, key, keyRange, splitKey } from "../keys.ts";
import type { Change, JsonObject, Stored } from "../ports/documentStore.ts";
import type { DisputeNotice } from "./ports.ts";

/** Everything of one account lies in one partition, so that an act on it is one commit. */
export const accountPartition = (tenant: string, account: AccountId): string =>
	joinKeys(key(tenant), "account", account);

/** The escaped tenant of a ledger partition; undefined when the partition is not an account's. */
export function tenantOfAccountPartition(partition: string): string | undefined {
	const [tenant, what] = splitKey(partition);
	return what === "account" ? tenant : undefined;
}

/** What a statement shows lies together: account, claims, disputes and open items are one range. */
const STATE = "state";
export const stateRange = keyRange(STATE);
export const itemRange = keyRange(joinKeys(STATE, "item"));

export const ids = {
	account: joinKeys(STATE, "account"),
	claim: (id: string) => joinKeys(STATE, "claim", key(id)),
	dispute: (dispute: DisputeId) => joinKeys(STATE, "dispute", localOf(dispute)),
	item: (number: string) => joinKeys(STATE, "item", key(number)),
	event: (dispute: DisputeId, sequence: number) => joinKeys("event", localOf(dispute), key(sequence)),
	notice: (dispute: DisputeId, version: number, person: string) =>
		joinKeys("outbox", localOf(dispute), key(version), key(person)),
	/** Beside the events: neither a statement nor a chain reads it. */
	sighting: (dispute: DisputeId, day: string, person: string) =>
		joinKeys("sighting", localOf(dispute), key(day, person)),
} as const;

export const sightingRange = (dispute: DisputeId) => keyRange(joinKeys("sighting", localOf(dispute)));
export const eventRange = (dispute: DisputeId) => keyRange(joinKeys("event", localOf(dispute)));

export function accountOf(dispute: DisputeId): AccountId {
	return accountIdSchema.parse(dispute.slice(0, dispute.indexOf(".")));
}

function localOf(dispute: DisputeId): string {
	return dispute.slice(dispute.indexOf(".") + 1);
}

export function disputeIdOf(account: AccountId, local: string): DisputeId {
	return disputeIdSchema.parse(joinKeys(account, local));
}

/** An open item with the disputes that ever touched it: an act on one of them rewrites it, so two acts cannot both take the same amount. */
export interface ItemDocument {
	readonly item: OpenItem;
	readonly disputes: readonly DisputeId[];
}

const itemDocumentSchema = z.object({
	kind: z.literal("item"),
	item: openItemSchema,
	disputes: z.array(disputeIdSchema),
});

/** The version each idempotency key led to, by the mark of the key; the event of that version has the request's fingerprint. */
export type Answers = Readonly<Record<string, number>>;
const answersSchema = z.record(z.string(), z.int().positive());

const noticeBase = {
	id: z.string(),
	tenant: z.string(),
	person: personIdSchema,
	trace: z.string().max(100).optional(),
};
export const noticeSchema = z.discriminatedUnion("why", [
	z.object({
		...noticeBase,
		dispute: disputeIdSchema,
		version: z.int(),
		why: z.enum([
			"yourCourt",
			"changed",
			"reminder",
			"inDigest",
			"escalated",
			"approvalAsked",
			"sentBack",
			"documentAsked",
			"confirmationAsked",
			"closed",
		]),
	}),
	z.object({ ...noticeBase, why: z.literal("digest"), day: daySchema, notAfter: instantSchema }),
]);
const noticeDocumentSchema = z.object({
	kind: z.literal("notice"),
	notice: noticeSchema,
	at: instantSchema,
	/** Given up after this many attempts; an operator decides. */
	parkedAfter: z.int().optional(),
});
export type NoticeDocument = Omit<z.infer<typeof noticeDocumentSchema>, "kind">;

/** Reads each kind of ledger document; a document that is not what its id says is a fault, never a guess. */
export const read = {
	account: (stored: Stored): Account => accountSchema.parse(stored.body.account),
	claim: (stored: Stored): Claim => claimSchema.parse(stored.body.claim),
	dispute: (stored: Stored): Dispute => disputeSchema.parse(stored.body.dispute),
	event: (stored: Stored): DisputeEvent => eventSchema.parse(stored.body.event),
	item: (stored: Stored): ItemDocument => itemDocumentSchema.parse(stored.body),
	answers: (stored: Stored): Answers => answersSchema.parse(stored.body.answers ?? {}),
	notice: (stored: Stored): NoticeDocument => noticeDocumentSchema.parse(stored.body),
} as const;

export const bodyOf = {
	account: (account: Account): JsonObject => ({ kind: "account", account }),
	claim: (claim: Claim): JsonObject => ({ kind: "claim", claim }),
	dispute: (dispute: Dispute, answers: Answers): JsonObject => ({ kind: "dispute", dispute, answers }),
	event: (event: DisputeEvent, request?: string): JsonObject => ({
		kind: "event",
		event,
		...(request === undefined ? {} : { request }),
	}),
	/** `open` is what a statement asks by: it does not read what was settled over the years. */
	item: ({ item, disputes }: ItemDocument): JsonObject => ({
		kind: "item",
		open: item.status === "open",
		item,
		disputes,
	}),
	notice: ({ notice, at, parkedAfter }: NoticeDocument): JsonObject => ({
		kind: "notice",
		notice: { ...notice },
		at,
		...(parkedAfter === undefined ? {} : { parkedAfter }),
	}),
} as const;

export const create = {
	event: (event: DisputeEvent, request?: string): Change => ({
		kind: "create",
		id: ids.event(event.dispute, event.sequence),
		body: bodyOf.event(event, request),
	}),
	notice: (notice: DisputeNotice, at: string): Change => ({
		kind: "create",
		id: ids.notice(notice.dispute, notice.version, notice.person),
		body: bodyOf.notice({ notice: { ...notice }, at }),
	}),
} as const;
