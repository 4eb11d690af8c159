import { z } from "zod";
import { canonicalJson } from "./canonicalJson.ts";
import { verifyChain } from "./chain.ts";
import { type Dispute, disputeSchema, instantSchema } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { type DisputeEvent, eventSchema } from "./event.ts";
import { fold } from "./evolve.ts";
import { type Sighting, sightingSchema } from "./sighting.ts";

const FORMAT = "accord-dispute/1";

export const exportedDisputeSchema = z.object({
	format: z.literal(FORMAT),
	exportedAt: instantSchema,
	exportedBy: z.string().max(200),
	company: z.string().max(200),
	reasonLabel: z.object({ fr: z.string(), en: z.string() }),
	/** Names of the people mentioned, by id. */
	people: z.record(z.string(), z.string()),
	howToCheck: z.string(),
	dispute: disputeSchema,
	events: z.array(eventSchema).min(1),
	/** Who saw it, for those who may know. */
	seen: z.object({ note: z.string(), sightings: z.array(sightingSchema) }).optional(),
});
/** A dispute as a file that needs nothing else: what happened, what it adds up to, and how to check both. */
export type ExportedDispute = z.infer<typeof exportedDisputeSchema>;

const NOT_IN_CHAIN =
	"Who read this dispute, as the service noted it. Reading changes nothing, so this is not part of the chain: no " +
	"hash covers it, and a check of this file says nothing of it.";

const HOW_TO_CHECK =
	"Each event's hash is the SHA-256, in hexadecimal, of the UTF-8 JSON of {actor, at, dispute, fact, " +
	"previousHash, sequence} with keys sorted at every level and no white space; previousHash is the hash of the " +
	"event before, empty for the first. The dispute is the sum of its events.";

/**
 * Puts a dispute into a self-contained file.
 * @param events all of them, in order
 * @throws DomainError as `fold`
 */
export function exportDispute(
	events: readonly DisputeEvent[],
	about: Pick<ExportedDispute, "exportedAt" | "exportedBy" | "company" | "reasonLabel" | "people"> & {
		readonly sightings?: readonly Sighting[];
	},
): ExportedDispute {
	const { sightings } = about;
	const { exportedAt, exportedBy, company, reasonLabel, people } = about;
	return {
		format: FORMAT,
		exportedAt,
		exportedBy,
		company,
		reasonLabel,
		people,
		howToCheck: HOW_TO_CHECK,
		dispute: fold(events),
		events: [...events],
		...(sightings ? { seen: { note: NOT_IN_CHAIN, sightings: [...sightings] } } : {}),
	};
}

/** What a check found: nothing wrong, or where and what. */
export type Verdict =
	| { readonly ok: true; readonly number: string; readonly events: number; readonly lastHash: string }
	| { readonly ok: false; readonly problem: string; readonly sequence?: number };

/** Checks stored events against the stored state: the chain is whole and the state is what it adds up to. */
export function verifyDispute(dispute: Dispute, events: readonly DisputeEvent[]): Verdict {
	const fault = verifyChain(events);
	if (fault) return { ok: false, problem: `broken chain: ${fault.fault}`, sequence: fault.sequence };
	let folded: Dispute;
	try {
		folded = fold(events);
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { ok: false, problem: `the events contradict each other: ${error.message}` };
	}
	if (canonicalJson(folded) !== canonicalJson(dispute))
		return { ok: false, problem: "the dispute is not what its events add up to" };
	return { ok: true, number: folded.number, events: events.length, lastHash: folded.lastHash };
}

/** Checks a file that somebody else exported; any input is answered, none throws. */
export function verifyExport(input: unknown): Verdict {
	const parsed = exportedDisputeSchema.safeParse(input);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return { ok: false, problem: `not an exported dispute: ${issue?.path.join(".")} ${issue?.message}` };
	}
	const { dispute, events } = parsed.data;
	if (canonicalJson(parsed.data) !== canonicalJson(input))
		return { ok: false, problem: "the file says more than a dispute: its hashes would not cover it" };
	return verifyDispute(dispute, events);
}
