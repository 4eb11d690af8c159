import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { canonicalJson } from "../../dispute/canonicalJson.ts";
import type { Dispute } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { type Answers, accountOf, accountPartition, ids } from "../documents.ts";
import { disputeAt, type HeldDispute } from "../reading/account.ts";

/** A request by the key its caller chose for it, and its fingerprint. */
export interface AskedOnce {
	readonly key: string;
	readonly request: string;
}

/** Older keys of one dispute are forgotten; their requests are stale by then. */
const MOST_KEPT = 300;

const digest = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

/** The same request gives the same text, whatever the order of its fields. */
export function fingerprint(request: object): string {
	return digest(canonicalJson(request));
}

/** Stands for a key of any length and alphabet. */
export function markOf(key: string): string {
	return digest(key).slice(0, 24);
}

/** The keys of a dispute once another act was answered with a version. */
export function withAnswer(answers: Answers, { key }: AskedOnce, version: number): Answers {
	const kept = Object.entries(answers)
		.sort(([, a], [, b]) => a - b)
		.slice(1 - MOST_KEPT);
	return Object.fromEntries([...kept, [markOf(key), version]]);
}

/**
 * The dispute as the same request was answered before, however it went on since; undefined for a new key.
 * @throws DomainError key_reused when the key came with another request
 */
export async function earlierAnswer(
	ledger: DocumentStore,
	tenant: string,
	asked: AskedOnce & { readonly of: HeldDispute },
): Promise<Dispute | undefined> {
	const { value, answers } = asked.of;
	const version = answers[markOf(asked.key)];
	if (version === undefined) return undefined;
	const stored = await ledger.read(
		accountPartition(tenant, accountOf(value.id)),
		ids.event(value.id, version),
	);
	if (z.string().parse(stored?.body.request) !== asked.request)
		throw new DomainError("key_reused", "this key was used for another request", "idempotencyKey");
	return disputeAt(ledger, tenant, { now: value, version });
}
