import type { Client } from "@accord/shared/api/client.ts";
import type { Me, Person } from "@accord/shared/api/schemas.ts";
import type { Catalogue } from "@accord/shared/dispute/procedure.ts";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { MailHost } from "../host/mailHost.ts";

/** What every screen of the pane may use. `people` and `catalogue` are empty until they have been loaded. */
export interface Surroundings {
	readonly host: MailHost;
	readonly api: Client;
	readonly me: Me | undefined;
	readonly people: readonly Person[];
	readonly catalogue: Catalogue | undefined;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
	const surroundings = useContext(SurroundingsContext);
	if (!surroundings) throw new Error("drawn outside the pane");
	return surroundings;
}
