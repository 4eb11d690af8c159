import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Catalogue } from "@accord/shared/dispute/procedure.ts";
import { useSession } from "../../app/session.ts";
import { type Trouble, useLoad } from "../../app/useLoad.ts";

/** How a save ended: done, or not because somebody else had saved; either way with the catalogue as it is now. */
export interface Saved {
	readonly stale: boolean;
	readonly catalogue: Catalogue;
}

/** Sends what `edit` makes of the catalogue that is shown. @throws ApiProblem, ApiUnreachable, and what `edit` throws */
export type SaveCatalogue = (edit: (catalogue: Catalogue) => Catalogue) => Promise<Saved>;

export interface CatalogueDesk {
	readonly catalogue: Catalogue | undefined;
	readonly trouble: Trouble | undefined;
	readonly reload: () => void;
	readonly save: SaveCatalogue;
}

/** The tenant's catalogue, read anew, and the way to change it. */
export function useCatalogue(): CatalogueDesk {
	const { client, put } = useSession();
	const loaded = useLoad("catalogue", (signal) => client.readCatalogue({}, signal));
	const { value, trouble, reload } = loaded;
	const keep = (catalogue: Catalogue, stale: boolean): Saved => {
		loaded.put(catalogue);
		put({ catalogue });
		return { stale, catalogue };
	};
	const save: SaveCatalogue = async (edit) => {
		if (!value) throw new Error("the catalogue is not read yet");
		const wanted = edit(value);
		try {
			return keep(await client.saveCatalogue({ body: wanted }), false);
		} catch (error) {
			if (!(error instanceof ApiProblem) || error.problem.code !== "stale_version") throw error;
			return keep(await client.readCatalogue({}), true);
		}
	};
	return { catalogue: value, trouble, reload, save };
}
