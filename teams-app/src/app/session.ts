import type { Client } from "@accord/shared/api/client.ts";
import type { Me, Person } from "@accord/shared/api/schemas.ts";
import type { Catalogue } from "@accord/shared/dispute/procedure.ts";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { TabHost } from "../host/tabHost.ts";

/** What every part of the tab knows once somebody is signed in. */
export interface Session {
	readonly host: TabHost;
	readonly client: Client;
	/** Where `/api` is, for what is downloaded and not read. */
	readonly api: string;
	readonly me: Me;
	readonly people: readonly Person[];
	readonly catalogue: Catalogue;
	/** Puts what a person just changed, so that every part of the tab knows it. */
	readonly put: (changed: { catalogue: Catalogue } | { people: readonly Person[] } | { me: Me }) => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** @throws when used outside the signed-in part of the tab: a mistake of ours, not a state. */
export function useSession(): Session {
	const session = useContext(SessionContext);
	if (!session) throw new Error("no session around this component");
	return session;
}

export const personName = (session: Session, id: string): string =>
	session.people.find((person) => person.id === id)?.name ?? id;

export const mayCollect = ({ me }: Session): boolean =>
	me.person.roles.some((role) => role === "collector" || role === "manager" || role === "admin");

export const maySet = ({ me }: Session): boolean =>
	me.person.roles.some((role) => role === "manager" || role === "admin");

export const mayAdminister = ({ me }: Session): boolean => me.person.roles.includes("admin");
