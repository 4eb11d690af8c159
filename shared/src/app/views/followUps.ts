import type { Day, Dispute } from "../../dispute/dispute.ts";
import type { PersonId } from "../../dispute/people.ts";
import { joinKeys, key, keyRange, splitKey } from "../../keys.ts";
import type { Row } from "./rows.ts";
import type { ViewChange } from "./viewChange.ts";

type Own = Row["followUps"][number];

/** The live follow-ups of a tenant by person and day, so that a digest reads what is due and nothing else. */
export const followUpsPartition = (tenantKey: string): string => joinKeys(tenantKey, "followUps");

/** Everything one person has to follow up to a day, that day included. */
export function followUpsUpTo(person: PersonId, last: Day): { readonly from: string; readonly to: string } {
	return { from: keyRange(key(person)).from, to: keyRange(key(person, last)).to };
}

/** Moves a dispute's follow-ups from where they were to where they belong now. */
export function followUpChanges(
	tenantKey: string,
	dispute: Dispute,
	of: { readonly before: readonly Own[]; readonly after: readonly Own[] },
): ViewChange[] {
	const partition = followUpsPartition(tenantKey);
	const idOf = ({ person, due }: Own) => joinKeys(key(person, due), ...splitKey(dispute.id));
	const [before, after] = [new Set(of.before.map(idOf)), new Set(of.after.map(idOf))];
	const gone = [...before].filter((id) => !after.has(id));
	const added = [...after].filter((id) => !before.has(id));
	const body = { kind: "followUp", dispute: dispute.id };
	return [
		...gone.map((id): ViewChange => ({ partition, change: { kind: "delete", id } })),
		...added.map((id): ViewChange => ({ partition, change: { kind: "put", id, body } })),
	];
}
