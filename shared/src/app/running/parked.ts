import { z } from "zod";
import { parkedSchema as parkedAnswerSchema } from "../../api/schemas.ts";
import { key, keyRange, splitKey } from "../../keys.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import { listAll } from "../listing.ts";
import type { Ports } from "../ports.ts";

/** Documents of the ledger that could not be followed lie here until they can. */
export const PARKED_PARTITION = key("poison");
const documents = keyRange(key("document"));
const COUNTED = 1000;

const parkedSchema = parkedAnswerSchema.extend({ kind: z.literal("poison") });
/** A document of the ledger that one of its followers could not take, and why. */
export type Parked = z.infer<typeof parkedAnswerSchema>;

type Needs = Pick<Ports, "views" | "clock" | "log">;

const idOf = ({ follower, partition, id }: Pick<Parked, "follower" | "partition" | "id">) =>
	key("document", follower, `${partition} ${id}`);

/** Puts a document aside, so that it holds up nobody; the alarm is raised the first time only. */
export async function park({ views, clock, log }: Needs, parked: Omit<Parked, "at">): Promise<void> {
	const body = { kind: "poison", ...parked, at: clock.now() };
	try {
		await views.commit(PARKED_PARTITION, [{ kind: "create", id: idOf(parked), body }]);
	} catch (error) {
		if (error instanceof StoreConflict) return;
		throw error;
	}
	// Neither partition nor id: both name an account.
	log.error("document parked", { follower: parked.follower, error: parked.error });
}

export async function unpark({ views }: Pick<Ports, "views">, parked: Parked): Promise<void> {
	await views.commit(PARKED_PARTITION, [{ kind: "delete", id: idOf(parked) }]);
}

/** How many are put aside, counted up to a thousand. */
export async function countParked({ views }: Pick<Ports, "views">): Promise<number> {
	return (await views.list(PARKED_PARTITION, { ...documents, limit: COUNTED })).items.length;
}

/** What is put aside of one tenant. */
export async function listParked(
	{ views }: Pick<Ports, "views">,
	tenant: string,
): Promise<readonly Parked[]> {
	const found: Parked[] = [];
	for await (const page of listAll(views, PARKED_PARTITION, documents))
		for (const { body } of page) {
			const { kind: _, ...parked } = parkedSchema.parse(body);
			if (splitKey(parked.partition)[0] === key(tenant)) found.push(parked);
		}
	return found;
}

/** The kind of an error only: its message may quote the document. */
export function kindOf(error: unknown): string {
	return error instanceof Error ? error.name : typeof error;
}
