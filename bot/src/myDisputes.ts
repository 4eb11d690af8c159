import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import type { Accord, Principal } from "@accord/shared/app/accord.ts";

const limit = 200;

/** The open disputes a person owns, coordinates or has in their court, each once. */
export async function myDisputes(accord: Accord, who: Principal): Promise<readonly DisputeSummary[]> {
	const lists = await Promise.all([
		accord.listDisputes(who, { owner: who.person, open: true, limit }),
		accord.listDisputes(who, { coordinator: who.person, open: true, limit }),
		accord.listDisputes(who, { court: who.person, open: true, limit }),
	]);
	const found = new Map(lists.flatMap(({ disputes }) => disputes.map((one) => [one.id, one] as const)));
	return [...found.values()];
}

/** The dispute of that number, however old; of a merged one's number, the one it went on in. */
export async function disputeByNumber(
	accord: Accord,
	who: Principal,
	number: string,
): Promise<DisputeSummary | undefined> {
	const { disputes } = await accord.listDisputes(who, { number, limit: 1 });
	return disputes[0];
}
