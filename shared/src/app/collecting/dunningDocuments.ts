import { z } from "zod";
import type { AccountId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import {
	type DunningLetter,
	letterSchema,
	type PromiseToPay,
	promiseSchema,
	type Snooze,
	snoozeSchema,
} from "../../dunning/account.ts";
import {
	type AccountPolicy,
	accountPolicySchema,
	defaultPolicy,
	namesSomething,
	type Policy,
	policySchema,
} from "../../dunning/policy.ts";
import { joinKeys, key, keyRange } from "../../keys.ts";
import type { Change, DocumentStore, JsonObject, Stored } from "../../ports/documentStore.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import { accountPartition } from "../documents.ts";
import { listWhole } from "../listing.ts";
import type { Kept } from "../seen.ts";

/** What dunning keeps beside an account's items and disputes, in the same partition. */
const RANGE = "dunning";

export const dunningIds = {
	promise: (id: string) => joinKeys(RANGE, "promise", key(id)),
	letter: (id: string) => joinKeys(RANGE, "letter", key(id)),
	snooze: (entry: string) => joinKeys(RANGE, "snooze", key(entry)),
	policy: joinKeys(RANGE, "policy"),
} as const;

/** Plain JSON of a value without undefined members, as a store keeps it. */
export function plain(value: object): JsonObject {
	const copy: JsonObject = JSON.parse(JSON.stringify(value));
	return copy;
}

export const putPromise = (promise: PromiseToPay): Change => ({
	kind: "put",
	id: dunningIds.promise(promise.id),
	body: { kind: "promise", promise: plain(promise) },
});
export const letterBody = (letter: DunningLetter): JsonObject => ({ kind: "letter", letter: plain(letter) });
export const createLetter = (letter: DunningLetter): Change => ({
	kind: "create",
	id: dunningIds.letter(letter.id),
	body: letterBody(letter),
});
export const putSnooze = (snooze: Snooze): Change => ({
	kind: "put",
	id: dunningIds.snooze(snooze.entry),
	body: { kind: "snooze", snooze: plain(snooze) },
});
/** An account's own policy; one that names nothing is none, and is kept so that the feed tells of its end. */
export const accountPolicyKept = (tenant: string, account: AccountId): Kept => ({
	partition: accountPartition(tenant, account),
	id: dunningIds.policy,
	value: (stored) => accountPolicySchema.parse(stored?.body.policy ?? {}),
});
export const accountPolicyBody = (policy: AccountPolicy): JsonObject => ({
	kind: "accountPolicy",
	policy: plain(policy),
});

export interface DunningRecords {
	readonly promises: readonly PromiseToPay[];
	readonly letters: readonly { readonly letter: DunningLetter; readonly etag: string }[];
	readonly snoozes: readonly Snooze[];
	readonly policy: AccountPolicy | undefined;
}

export const readLetter = (stored: Stored): DunningLetter => letterSchema.parse(stored.body.letter);

export async function readDunningRecords(
	ledger: DocumentStore,
	tenant: string,
	account: AccountId,
): Promise<DunningRecords> {
	const promises: PromiseToPay[] = [];
	const letters: { letter: DunningLetter; etag: string }[] = [];
	const snoozes: Snooze[] = [];
	let policy: AccountPolicy | undefined;
	for (const stored of await listWhole(ledger, accountPartition(tenant, account), keyRange(RANGE)))
		switch (stored.body.kind) {
			case "promise":
				promises.push(promiseSchema.parse(stored.body.promise));
				break;
			case "letter":
				letters.push({ letter: readLetter(stored), etag: stored.etag });
				break;
			case "snooze":
				snoozes.push(snoozeSchema.parse(stored.body.snooze));
				break;
			case "accountPolicy":
				policy = namesSomething(accountPolicySchema.parse(stored.body.policy));
		}
	return { promises, letters, snoozes, policy };
}

const settingsPartition = (tenant: string) => key(tenant, "settings");
export const tenantPolicyId = key("dunningPolicy");

/** The tenant's policy; the supplied one until it is changed, with the remainder rule of the tenant's settings. */
export const tenantPolicyIn = (stored: Stored | undefined, remainder: "chase" | "wait"): Policy =>
	stored ? policySchema.parse(stored.body.policy) : { ...defaultPolicy, remainder };

export async function readTenantPolicy(
	ledger: DocumentStore,
	tenant: string,
	remainder: "chase" | "wait",
): Promise<Policy> {
	return tenantPolicyIn(await ledger.read(settingsPartition(tenant), tenantPolicyId), remainder);
}

export const tenantPolicyBody = (policy: Policy): JsonObject => ({
	kind: "dunningPolicy",
	policy: plain(policy),
});

export const templateRange = keyRange(key("template"));
export const templateId = (id: string): string => key("template", id);
export { settingsPartition };

const answeredSchema = z.object({ request: z.string(), about: z.string() });
const answeredSeconds = 30 * 86_400;
const actId = (chosen: string) => key("act", chosen);

/** Remembers what a key was used for, in the same commit as the act. */
export function rememberAct(chosen: string, request: string, about: string): Change {
	return {
		kind: "create",
		id: actId(chosen),
		body: { kind: "act", request, about },
		ttlSeconds: answeredSeconds,
	};
}

/**
 * What the key's act was about, when it was done before.
 * @throws DomainError key_reused when the key came with another request
 */
export async function earlierAct(
	ledger: DocumentStore,
	partition: string,
	chosen: string,
	request: string,
): Promise<string | undefined> {
	const stored = await ledger.read(partition, actId(chosen));
	if (!stored) return undefined;
	const answered = answeredSchema.parse(stored.body);
	if (answered.request !== request)
		throw new DomainError("key_reused", "this key was used for another request", "idempotencyKey");
	return answered.about;
}

/** Runs an act again when somebody else wrote first; each attempt sees what they wrote. */
export async function untilWritten<T>(attempt: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries += 1)
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof StoreConflict)) throw error;
			if (tries >= 8) throw new DomainError("unavailable", "the account is being changed by many at once");
		}
}
