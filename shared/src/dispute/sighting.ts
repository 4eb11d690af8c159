import { z } from "zod";
import { type Day, daySchema, type Instant, instantSchema } from "./dispute.ts";
import { type PersonId, personIdSchema } from "./people.ts";

/** Where a dispute was read: tab, pane, card, its export, a file kept with it, or by a program. */
export const SURFACES = ["tab", "pane", "card", "export", "file", "api"] as const;
const surfaceSchema = z.enum(SURFACES);
export type Surface = z.infer<typeof surfaceSchema>;

export const sightingSchema = z.object({
	person: personIdSchema,
	/** The tenant's day. */
	day: daySchema,
	first: instantSchema,
	/** When the last look began. */
	last: instantSchema,
	/** Looks on each surface. */
	looks: z.partialRecord(surfaceSchema, z.int().positive()),
});
/** That a person read a dispute on a day, and how often. It is no event: looking changes nothing. */
export type Sighting = z.infer<typeof sightingSchema>;

/** A surface that follows a dispute reads it every few seconds: what lies closer together is one look. */
const LOOK_MS = 30 * 60_000;

interface Read {
	readonly person: PersonId;
	readonly day: Day;
	readonly at: Instant;
	readonly surface: Surface;
}

/** What is known after one more read; undefined when it is part of a look that is known already. */
export function seenAgain(before: Sighting | undefined, read: Read): Sighting | undefined {
	const { person, day, at, surface } = read;
	if (!before) return { person, day, first: at, last: at, looks: { [surface]: 1 } };
	const known = before.looks[surface] ?? 0;
	if (known > 0 && Date.parse(at) - Date.parse(before.last) < LOOK_MS) return undefined;
	const [first = at, ...later] = [before.first, before.last, at].sort();
	return {
		...before,
		first,
		last: later.at(-1) ?? first,
		looks: { ...before.looks, [surface]: known + 1 },
	};
}
