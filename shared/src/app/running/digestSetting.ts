import type { Person } from "../../api/schemas.ts";
import { standIn } from "../../dispute/court.ts";
import { DEFAULT_DIGEST, type DigestSetting } from "../../dispute/digest.ts";
import { hasLeft } from "../../dispute/hasLeft.ts";
import type { PersonId } from "../../dispute/people.ts";
import type { World } from "../office.ts";

/** What a person chose, or what everybody has who never did. */
export function digestSetting(person: Pick<Person, "digest">): DigestSetting {
	return person.digest ?? DEFAULT_DIGEST;
}

/**
 * In whose digest stands what waits for a person: their own, that of whoever stands in while they are away, the
 * fallback's once they have left; undefined while nobody stands in.
 */
export function digestReader(world: World, person: PersonId): PersonId | undefined {
	const { colleagues, settings, today } = world;
	const left = hasLeft(colleagues.get(person), today);
	return standIn(colleagues, person, today) ?? (left ? settings.fallbackPerson : undefined);
}

/** Whether what waits for a person is told to somebody once a day. */
export function hasDigest(world: World, person: PersonId): boolean {
	const reader = digestReader(world, person);
	const found = world.people.find(({ id }) => id === reader);
	return found !== undefined && digestSetting(found).by !== "none";
}
