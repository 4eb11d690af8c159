import type { Person } from "@accord/shared/api/schemas.ts";
import type { Principal } from "@accord/shared/app/accord.ts";
import type { Directory } from "@accord/shared/app/ports.ts";
import { hasLeft } from "@accord/shared/dispute/hasLeft.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import { type Activity, tenantOf } from "./activity.ts";

/** Who acts in a chat. */
export interface People {
	/** `addressee` is what the card says of itself; only a chat that several people share believes it. */
	personOf(activity: Activity, addressee?: PersonId): Promise<Principal | undefined>;
	principal(tenant: string, person: PersonId): Promise<Principal | undefined>;
	person(tenant: string, person: PersonId): Promise<Person | undefined>;
	/** Present where several people share one chat: cards name their addressee, and one takes a place. */
	readonly shared?: SharedChat;
}

export interface SharedChat {
	/** The people who can be taken for, the seated one first. */
	seats(activity: Activity): Promise<readonly Person[]>;
	sit(activity: Activity, person: PersonId): Promise<Principal | undefined>;
	/** A card went to this person: until somebody takes a place, what is typed is theirs. */
	wroteTo(person: PersonId): void;
}

const principalOf = (tenant: string, { id, roles, language }: Person): Principal => ({
	tenant,
	person: id,
	roles,
	language,
});

/**
 * The people of Entra ID: the channel vouches for the object id, the directory says what it may do.
 * `tenants` names each Entra tenant as Accord does.
 */
export function createDirectoryPeople(directory: Directory, tenants: ReadonlyMap<string, string>): People {
	const find = async (tenant: string, match: (person: Person) => boolean) =>
		(await directory.people(tenant)).find(match);
	/** Somebody who has left acts no more, whatever the channel vouches for. */
	const acting = async (tenant: string, match: (person: Person) => boolean) => {
		const found = await find(tenant, match);
		return found && !hasLeft(found, new Date().toISOString().slice(0, 10))
			? principalOf(tenant, found)
			: undefined;
	};
	return {
		async personOf(activity) {
			const tenant = tenants.get(tenantOf(activity)?.toLowerCase() ?? "");
			const object = activity.from.aadObjectId?.toLowerCase();
			if (tenant === undefined || object === undefined) return undefined;
			return acting(tenant, ({ id }) => id === object);
		},
		principal: (tenant, person) => acting(tenant, ({ id }) => id === person),
		person: (tenant, person) => find(tenant, ({ id }) => id === person),
	};
}

/**
 * The people of one machine, who share the Playground's single chat: a card acts for whom it names, a typed
 * text for whoever sits there. Composed by the local host only.
 */
export function createLocalPeople(directory: Directory, tenant: string): People {
	const places = new Map<string, PersonId>();
	let lastWrittenTo: PersonId | undefined;
	const find = async (id: string | undefined) =>
		(await directory.people(tenant)).find((one) => one.id === id);

	async function seated(activity: Activity): Promise<Person | undefined> {
		const place = places.get(activity.conversation.id) ?? lastWrittenTo;
		return (await find(place)) ?? (await find(activity.from.id));
	}
	return {
		async personOf(activity, addressee) {
			const found = addressee === undefined ? await seated(activity) : await find(addressee);
			if (found && addressee !== undefined) places.set(activity.conversation.id, found.id);
			return found && principalOf(tenant, found);
		},
		async principal(_, person) {
			const found = await find(person);
			return found && principalOf(tenant, found);
		},
		person: (_, person) => find(person),
		shared: {
			async seats(activity) {
				const first = await seated(activity);
				const all = await directory.people(tenant);
				return first ? [first, ...all.filter(({ id }) => id !== first.id)] : all;
			},
			async sit(activity, person) {
				const found = await find(person);
				if (found) places.set(activity.conversation.id, found.id);
				return found && principalOf(tenant, found);
			},
			wroteTo(person) {
				lastWrittenTo = person;
			},
		},
	};
}
