import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonicalJson.ts";
import type { Comment, Dispute, DisputeId, Instant } from "./dispute.ts";
import type { DisputeEvent, Fact } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { Actor } from "./people.ts";

/** SHA-256 of an event's canonical JSON without its own hash, in hexadecimal. */
export function hashOf(event: Omit<DisputeEvent, "hash">): string {
	const { dispute, sequence, at, actor, fact, previousHash } = event;
	return bytesToHex(sha256(utf8ToBytes(canonicalJson({ dispute, sequence, at, actor, fact, previousHash }))));
}

/**
 * Facts become events: numbered after the state they follow, and each chained to the one before.
 * @param previous the dispute the facts were decided on; undefined for a new one
 */
export function chain(
	facts: readonly Fact[],
	previous: Pick<Dispute, "version" | "lastHash"> | undefined,
	envelope: { readonly dispute: DisputeId; readonly at: Instant; readonly actor: Actor },
): DisputeEvent[] {
	let sequence = previous?.version ?? 0;
	let previousHash = previous?.lastHash ?? "";
	return facts.map((fact) => {
		sequence += 1;
		const event = { ...envelope, sequence, fact, previousHash };
		const hash = hashOf(event);
		previousHash = hash;
		return { ...event, hash };
	});
}

/** Chains facts and gives the state after them: what a use case stores in one batch. */
export function record(
	facts: readonly Fact[],
	previous: Dispute | undefined,
	envelope: { readonly dispute: DisputeId; readonly at: Instant; readonly actor: Actor },
): { events: DisputeEvent[]; state: Dispute | undefined } {
	const events = chain(facts, previous, envelope);
	let state = previous;
	for (const event of events) state = evolve(state, event);
	return { events, state };
}

/** Where a chain is broken, and how. */
export interface ChainFault {
	readonly sequence: number;
	readonly fault: "sequence" | "previousHash" | "hash" | "dispute";
}

/** The first fault of a chain of events; undefined when it is intact. */
export function verifyChain(events: readonly DisputeEvent[]): ChainFault | undefined {
	let previousHash = "";
	let sequence = 0;
	for (const event of events) {
		sequence += 1;
		if (event.sequence !== sequence) return { sequence, fault: "sequence" };
		if (event.dispute !== events[0]?.dispute) return { sequence, fault: "dispute" };
		if (event.previousHash !== previousHash) return { sequence, fault: "previousHash" };
		if (event.hash !== hashOf(event)) return { sequence, fault: "hash" };
		previousHash = event.hash;
	}
	return undefined;
}

/** The comments of a dispute, those carried from merged or split disputes included, in the order they were made. */
export function commentsOf(events: Iterable<DisputeEvent>): Comment[] {
	const found: Comment[] = [];
	for (const { fact, at, actor } of events) {
		if (fact.type === "DisputeOpened" || fact.type === "Absorbed") found.push(...(fact.comments ?? []));
		if (fact.type === "CommentAdded") {
			const { text, visibility, line } = fact;
			found.push({ at, actor, text, visibility, ...(line === undefined ? {} : { line }) });
		}
	}
	return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
