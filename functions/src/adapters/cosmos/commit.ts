import { randomBytes } from "node:crypto";
import { StoreConflict, StoreInputError, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import type { OperationInput, OperationResponse } from "@azure/cosmos";
import type { CheckedChange } from "../storeInput.ts";
import {
	commitsAfter,
	composeDocument,
	composeEtag,
	composeMarker,
	overtakenEtag,
	readEtag,
	type WireDocument,
} from "./documents.ts";
import { createPatience, OperationFailed } from "./patience.ts";

type Etags = ReadonlyMap<string, string>;

/** What a commit needs of the container; both throw the SDK's errors. */
export interface CommitChannel {
	send(operations: readonly OperationInput[], signal: AbortSignal): Promise<readonly OperationResponse[]>;
	/** Retries by itself. */
	find(id: string): Promise<WireDocument | undefined>;
}

interface Step {
	readonly operation: OperationInput;
	/** Absent for the marker. */
	readonly checked?: CheckedChange;
}

const MAX_OPERATIONS = 100;

/**
 * Sends one atomic batch and finds out what became of it. A lost answer leaves open whether the service acted; the
 * same batch is then sent again, and cannot act twice: its creates find their documents, its replaces another etag,
 * its guarded deletes nothing. That refusal alone would look like somebody else's write, so every document names the
 * commit that wrote it, and a commit of guarded deletes only leaves a marker: what carries our name was ours. A batch
 * of nothing but puts and unguarded deletes is simply repeated: it ends in the same state.
 */
export async function sendCommit(
	channel: CommitChannel,
	partition: string,
	changes: readonly CheckedChange[],
	deadlineMs: number,
): Promise<Etags> {
	const commit = randomBytes(8).toString("base64url");
	const patience = createPatience(deadlineMs);
	let steps = plan(partition, changes, commit);
	let uncertain = false;
	for (;;) {
		if (steps.length === 0) return new Map();
		let refused: { readonly step: Step; readonly index: number; readonly status: number };
		try {
			const results = await channel.send(
				steps.map(({ operation }) => operation),
				patience.signal,
			);
			const index = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
			const [step, result] = [steps[index], results[index]];
			if (!step || !result) return etagsOf(steps, results, commit);
			if (![404, 409, 412].includes(result.statusCode)) throw new OperationFailed(result.statusCode);
			refused = { step, index, status: result.statusCode };
		} catch (error) {
			if (error instanceof OperationFailed && error.code === 413)
				throw new StoreInputError("body", "the commit is larger than the service takes");
			uncertain = (await patience.pause(error)) || uncertain;
			continue;
		}
		const { step, index, status } = refused;
		const change = step.checked?.change;
		if (change?.kind === "delete" && change.ifMatch === undefined) {
			steps = steps.toSpliced(index, 1);
			continue;
		}
		if (!change || (await isOurs(channel, steps, step, commit, uncertain)))
			return findEtags(channel, steps, commit);
		if (uncertain && !steps.some(leavesTrace))
			throw new StoreUnavailable(0, { cause: new OperationFailed(status) });
		throw new StoreConflict(change.id, status === 409 ? "exists" : status === 404 ? "missing" : "changed");
	}
}

function plan(partition: string, changes: readonly CheckedChange[], commit: string): readonly Step[] {
	const steps = changes.map(
		(checked): Step => ({ operation: toOperation(partition, checked, commit), checked }),
	);
	const guarded = changes.some(({ change }) => change.kind === "delete" && change.ifMatch !== undefined);
	if (!guarded || steps.some(leavesTrace) || steps.length === MAX_OPERATIONS) return steps;
	return [
		{ operation: { operationType: "Create", resourceBody: composeMarker(partition, commit) } },
		...steps,
	];
}

function toOperation(partition: string, checked: CheckedChange, commit: string): OperationInput {
	const { change } = checked;
	if (change.kind === "delete") {
		const guard = change.ifMatch === undefined ? {} : { ifMatch: readEtag(change.ifMatch).etag };
		return { operationType: "Delete", id: change.id, ...guard };
	}
	const resourceBody = composeDocument(partition, checked, commit);
	if (change.kind === "create") return { operationType: "Create", resourceBody };
	if (change.kind === "put") return { operationType: "Upsert", resourceBody };
	return { operationType: "Replace", id: change.id, resourceBody, ifMatch: readEtag(change.ifMatch).etag };
}

/** Creates and replaces name their commit in a document that only a later guarded write changes, and carries on. */
function leavesTrace({ checked }: Step): boolean {
	return !checked || checked.change.kind === "create" || checked.change.kind === "replace";
}

/** When every try was answered, the refused document alone can tell; otherwise any that we would have written. */
async function isOurs(
	channel: CommitChannel,
	steps: readonly Step[],
	refused: Step,
	commit: string,
	uncertain: boolean,
): Promise<boolean> {
	const others = uncertain ? steps.filter((step) => step !== refused) : [];
	for (const { checked } of [refused, ...others].filter(leavesTrace)) {
		const found = checked && (await channel.find(checked.change.id));
		if (found?.commits.includes(commit)) return true;
	}
	return false;
}

function etagsOf(steps: readonly Step[], results: readonly OperationResponse[], commit: string): Etags {
	const etags = new Map<string, string>();
	steps.forEach(({ checked }, i) => {
		const etag = results[i]?.eTag;
		if (!checked || checked.change.kind === "delete") return;
		if (etag === undefined) throw new Error(`the service gave no etag for ${checked.change.id}`);
		etags.set(checked.change.id, composeEtag(etag, commitsAfter(checked.change, commit)));
	});
	return etags;
}

/** The etags of a commit whose answer was lost; a document written again since has none of ours any more. */
async function findEtags(channel: CommitChannel, steps: readonly Step[], commit: string): Promise<Etags> {
	const etags = new Map<string, string>();
	for (const { checked } of steps) {
		if (!checked || checked.change.kind === "delete") continue;
		const found = await channel.find(checked.change.id);
		const ours = found?.commits[0] === commit ? found.stored.etag : overtakenEtag(commit);
		etags.set(checked.change.id, ours);
	}
	return etags;
}
