import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Person } from "@accord/shared/api/schemas.ts";
import { useSession } from "../../app/session.ts";
import { type Trouble, useLoad } from "../../app/useLoad.ts";

/** How a save ended: done, or not because somebody else had saved; either way with the person as they are now. */
export interface SavedPerson {
	readonly stale: boolean;
	readonly person: Person | undefined;
}

export interface PeopleDesk {
	readonly people: readonly Person[] | undefined;
	readonly trouble: Trouble | undefined;
	readonly reload: () => void;
	/** Runs a save of one person and reads everybody again. @throws ApiProblem, ApiUnreachable */
	readonly save: (id: string, send: () => Promise<Person>) => Promise<SavedPerson>;
}

/** Everybody of the company, read anew, and the way to change one of them. */
export function usePeople(): PeopleDesk {
	const { client, put } = useSession();
	const loaded = useLoad("people", async (signal) => (await client.listPeople({}, signal)).people);
	const { value, trouble, reload } = loaded;
	const refresh = async (id: string) => {
		const { people } = await client.listPeople({});
		loaded.put(people);
		put({ people });
		return people.find((one) => one.id === id);
	};
	const save: PeopleDesk["save"] = async (id, send) => {
		try {
			const person = await send();
			await refresh(id);
			return { stale: false, person };
		} catch (error) {
			if (!(error instanceof ApiProblem) || error.problem.code !== "stale_version") throw error;
			return { stale: true, person: await refresh(id) };
		}
	};
	return { people: value, trouble, reload, save };
}
