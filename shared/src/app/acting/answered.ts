import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../dispute/chain.ts";
import type { Dispute } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DocumentStore } from "../../ports/documentStore.ts";
import { type Answered, ids, read } from "../documents.ts";
import { disputeAt } from "../reading/account.ts";

/** The same request gives the same text, whatever the order of its fields. */
export function fingerprint(request: object): string {
	return bytesToHex(sha256(utf8ToBytes(canonicalJson(request))));
}

/**
 * What this key was answered before; undefined for a new key.
 * @throws DomainError key_reused when the key came with another request
 */
export async function earlierAnswer(
	ledger: DocumentStore,
	partition: string,
	asked: { readonly key: string; readonly request: string },
): Promise<Answered | undefined> {
	const stored = await ledger.read(partition, ids.idempotency(asked.key));
	if (!stored) return undefined;
	const answered = read.answered(stored);
	if (answered.request !== asked.request)
		throw new DomainError("key_reused", "this key was used for another request", "idempotencyKey");
	return answered;
}

/** The dispute as it was when the key was first answered, however it went on since. */
export function answeredDispute(ledger: DocumentStore, tenant: string, answered: Answered): Promise<Dispute> {
	return disputeAt(ledger, tenant, answered);
}
