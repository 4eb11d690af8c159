import type { DatabaseSync } from "node:sqlite";
import { StoreConflict, StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import type { CheckedChange } from "../storeInput.ts";
import { fieldColumns, isAlive, numberIn, type Statements } from "./rows.ts";

type Etags = ReadonlyMap<string, string>;

interface Job {
	readonly partition: string;
	readonly changes: readonly CheckedChange[];
	readonly resolve: (etags: Etags) => void;
	readonly reject: (error: Error) => void;
}

export interface GroupCommit {
	/** Queues one checked commit; settles after the transaction that carries it is durable. */
	add(partition: string, changes: readonly CheckedChange[]): Promise<Etags>;
	/** Writes what is queued now. */
	flush(): void;
}

/** Bounds how long the thread is held, and how much one fsync carries. */
const MAX_JOBS = 512;
const RETRY_MS = 250;
/** Commits between two looks for expired documents; each look forgets up to 1000. */
const PURGE_EVERY = 256;

/**
 * Gathers the commits of one turn of the event loop into one transaction: they share its fsync. Each commit is
 * checked in full before its first write, so a conflict leaves nothing to undo and no savepoint is needed.
 */
export function createGroupCommit(
	db: DatabaseSync,
	statements: Statements,
	nowSeconds: () => number,
): GroupCommit {
	let queue: Job[] = [];
	let scheduled = false;
	let sincePurge = PURGE_EVERY;

	function schedule(): void {
		if (scheduled) return;
		scheduled = true;
		setImmediate(() => {
			scheduled = false;
			writeGroup(queue.splice(0, MAX_JOBS));
			if (queue.length > 0) schedule();
		});
	}

	function writeGroup(jobs: readonly Job[]): void {
		if (jobs.length === 0) return;
		const outcomes: (Etags | StoreConflict)[] = [];
		try {
			db.exec("BEGIN IMMEDIATE");
			const now = nowSeconds();
			const start = numberIn(statements.head.get() ?? {}, "seq");
			let seq = start;
			for (const job of jobs) {
				const outcome = applyJob(statements, job, seq, now);
				if (!(outcome instanceof StoreConflict)) seq += job.changes.length;
				outcomes.push(outcome);
			}
			if (seq !== start) statements.setHead.run(seq);
			sincePurge += jobs.length;
			if (sincePurge >= PURGE_EVERY) {
				sincePurge = 0;
				statements.purge.run(now);
			}
			db.exec("COMMIT");
		} catch (cause) {
			if (db.isOpen && db.isTransaction) db.exec("ROLLBACK");
			for (const job of jobs) job.reject(new StoreUnavailable(RETRY_MS, { cause }));
			return;
		}
		jobs.forEach((job, i) => {
			const outcome = outcomes[i];
			if (outcome instanceof StoreConflict) job.reject(outcome);
			else if (outcome) job.resolve(outcome);
		});
	}

	return {
		add: (partition, changes) =>
			new Promise((resolve, reject) => {
				queue.push({ partition, changes, resolve, reject });
				schedule();
			}),
		flush: () => {
			const jobs = queue;
			queue = [];
			writeGroup(jobs);
		},
	};
}

function applyJob(statements: Statements, job: Job, seq: number, now: number): Etags | StoreConflict {
	const replaced: (number | undefined)[] = [];
	for (const { change } of job.changes) {
		const row = statements.find.get(job.partition, change.id);
		replaced.push(row && numberIn(row, "seq"));
		const etag = row && isAlive(row, now) ? String(numberIn(row, "seq")) : undefined;
		if (change.kind === "create" && etag !== undefined) return new StoreConflict(change.id, "exists");
		if ("ifMatch" in change && change.ifMatch !== undefined && change.ifMatch !== etag)
			return new StoreConflict(change.id, etag === undefined ? "missing" : "changed");
	}
	const etags = new Map<string, string>();
	let next = seq;
	job.changes.forEach(({ change, json }, i) => {
		next += 1;
		const old = replaced[i];
		if (old !== undefined) statements.remove.run(old);
		if (change.kind === "delete" || json === undefined) return;
		const expires = change.ttlSeconds === undefined ? null : now + change.ttlSeconds;
		statements.insert.run(next, job.partition, change.id, expires, json, ...fieldColumns(change.body));
		etags.set(change.id, String(next));
	});
	return etags;
}
