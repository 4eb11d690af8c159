import type { Change, DocumentStore } from "../../ports/documentStore.ts";
import type { Contribution } from "../../reports/contribution.ts";
import { type Address, addressesOf, apply } from "../../reports/cube.ts";
import { type CellsDocument, cellsBody, cellsId, readCells } from "./rows.ts";

interface Loaded {
	readonly id: string;
	readonly etag: string | undefined;
	readonly document: CellsDocument;
	changed: boolean;
}

/** One dispute's figures before and after, with the name its account had at its opening. */
export interface Difference {
	readonly before: Contribution | undefined;
	readonly after: Contribution | undefined;
	readonly accountName: string;
	readonly openedAt: string;
}

/** The report cells one commit changes: read when first touched, written once. */
export interface CubeWriter {
	count(difference: Difference): Promise<void>;
	/** Documents the commit will carry, were it made now. */
	readonly size: number;
	changes(): Change[];
}

export function createCubeWriter(views: DocumentStore, partition: string): CubeWriter {
	const loaded = new Map<string, Promise<Loaded>>();

	async function load(id: string, group: string): Promise<Loaded> {
		const stored = await views.read(partition, id);
		return {
			id,
			etag: stored?.etag,
			document: stored ? readCells(stored) : { group, cells: {} },
			changed: false,
		};
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

	const settled: Loaded[] = [];
	return {
		get size() {
			return loaded.size;
		},
		async count({ before, after, accountName, openedAt }) {
			for (const [of, sign] of [[before, -1] as const, [after, 1] as const]) {
				if (!of) continue;
				for (const address of addressesOf(of)) {
					const cells = await at(address);
					if (!cells.changed) settled.push(cells);
					cells.changed = true;
					apply(cells.document.cells, { of, sign });
					if (address.dimension === "account" && sign === 1) label(cells.document, accountName, openedAt);
				}
			}
		},
		changes: () =>
			settled.map(({ id, etag, document }): Change => {
				const body = cellsBody(document);
				if (Object.keys(document.cells).length === 0 && etag !== undefined)
					return { kind: "delete", id, ifMatch: etag };
				return etag === undefined
					? { kind: "create", id, body }
					: { kind: "replace", id, body, ifMatch: etag };
			}),
	};
}

/** The newest dispute knows the account's name best. */
function label(document: CellsDocument, name: string, since: string): void {
	if (document.labelSince !== undefined && document.labelSince > since) return;
	document.label = name;
	document.labelSince = since;
}
