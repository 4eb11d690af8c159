import type { Change, DocumentStore } from "../../ports/documentStore.ts";
import type { Contribution } from "../../reports/contribution.ts";
import { type Address, addressesOf, apply } from "../../reports/cube.ts";
import { type CellsDocument, cellsBody, cellsId, readCells } from "./rows.ts";

interface Loaded {
	readonly id: string;
	/** Undefined while the store has no such document. */
	etag: string | undefined;
	readonly document: CellsDocument;
}

/** One dispute's figures before and after, with the name its account had at its opening. */
export interface Difference {
	readonly before: Contribution | undefined;
	readonly after: Contribution | undefined;
	readonly accountName: string;
	readonly openedAt: string;
}

/** The report cells a run of commits changes: each is read when first touched, and written once per commit. */
export interface CubeWriter {
	count(difference: Difference): Promise<void>;
	/** Documents the next commit will carry, were it made now. */
	readonly size: number;
	changes(): Change[];
	/** The commit is done; the next one starts from what it wrote. */
	written(etags: ReadonlyMap<string, string>): void;
}

export function createCubeWriter(views: DocumentStore, partition: string): CubeWriter {
	const loaded = new Map<string, Promise<Loaded>>();
	const changed = new Set<Loaded>();

	async function load(id: string, group: string): Promise<Loaded> {
		const stored = await views.read(partition, id);
		return { id, etag: stored?.etag, document: stored ? readCells(stored) : { group, cells: {} } };
	}

	function at({ dimension, year, group }: Address): Promise<Loaded> {
		const id = cellsId(dimension, year, group);
		let found = loaded.get(id);
		if (!found) {
			found = load(id, group);
			loaded.set(id, found);
		}
		return found;
	}

	return {
		get size() {
			return changed.size;
		},
		async count({ before, after, accountName, openedAt }) {
			for (const [of, sign] of [[before, -1] as const, [after, 1] as const]) {
				if (!of) continue;
				for (const address of addressesOf(of)) {
					const cells = await at(address);
					changed.add(cells);
					apply(cells.document.cells, { of, sign });
					if (address.dimension === "account" && sign === 1) label(cells.document, accountName, openedAt);
				}
			}
		},
		changes: () =>
			[...changed].flatMap(({ id, etag, document }): Change[] => {
				const empty = Object.keys(document.cells).length === 0;
				const body = cellsBody(document);
				if (etag === undefined) return empty ? [] : [{ kind: "create", id, body }];
				return [empty ? { kind: "delete", id, ifMatch: etag } : { kind: "replace", id, body, ifMatch: etag }];
			}),
		written: (etags) => {
			for (const cells of changed) {
				cells.etag = etags.get(cells.id);
				// What a commit removed is read again: its label went with it.
				if (cells.etag === undefined) loaded.delete(cells.id);
			}
			changed.clear();
		},
	};
}

/** The newest dispute knows the account's name best. */
function label(document: CellsDocument, name: string, since: string): void {
	if (document.labelSince !== undefined && document.labelSince > since) return;
	document.label = name;
	document.labelSince = since;
}
