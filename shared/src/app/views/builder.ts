import { type Change, type DocumentStore, MAX_CHANGES, StoreUnavailable } from "../../ports/documentStore.ts";
import type { DisputeProjector } from "./applyFeed.ts";
import { type CubeWriter, createCubeWriter } from "./cubeWriter.ts";
import { besideOf, count, readKnown, rowOf } from "./disputes.ts";
import { disputesPartition, rowBody, rowId } from "./rows.ts";
import { commitAll, type ViewChange } from "./viewChange.ts";

/** Cells may be large: fewer than a commit could take. */
const CELLS_PER_COMMIT = 40;

/** Builds the disputes' views from nothing, while nobody else writes them. */
export interface Builder {
	readonly project: DisputeProjector;
	/** Writes the report cells, which were kept in memory until now. */
	finish(): Promise<void>;
}

/**
 * Far fewer writes than `projectDisputes`, because no cell is written before the last dispute is counted. What it
 * wrote is worth nothing until `finish`: whoever is cut off starts again from nothing.
 */
export function createBuilder(views: DocumentStore): Builder {
	const cubes = new Map<string, CubeWriter>();

	return {
		project: async ({ tenantKey, calendar }, disputes) => {
			const partition = disputesPartition(tenantKey);
			const cube = cubes.get(partition) ?? createCubeWriter(views, partition);
			cubes.set(partition, cube);
			// A dispute that makes no row fails here, before anything is counted.
			const rows = disputes.map((dispute) => ({ dispute, after: rowOf(dispute, calendar) }));
			try {
				const known = await readKnown(views, partition, disputes);
				const changes: ViewChange[] = [];
				for (const { dispute, after } of rows) {
					const before = known.get(dispute.id)?.row;
					if (before && before.summary.version >= dispute.version) continue;
					await count(cube, dispute, { before, after });
					const id = rowId(dispute.id, dispute.openedAt);
					changes.push({ partition, change: { kind: "put", id, body: rowBody(after) } });
					changes.push(...besideOf(tenantKey, dispute, before, after));
				}
				await commitAll(views, changes);
			} catch (cause) {
				// Counted and not written: this build is lost, and no document is to blame.
				throw cause instanceof StoreUnavailable ? cause : new StoreUnavailable(0, { cause });
			}
		},
		finish: async () => {
			for (const [partition, cube] of cubes)
				for (const some of inGroups(cube.changes())) await views.commit(partition, some);
		},
	};
}

function* inGroups(changes: readonly Change[]): Generator<readonly Change[]> {
	const most = Math.min(CELLS_PER_COMMIT, MAX_CHANGES);
	for (let from = 0; from < changes.length; from += most) yield changes.slice(from, from + most);
}
