import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Status } from "@accord/shared/dispute/dispute.ts";
import type { Role } from "@accord/shared/dispute/people.ts";

const limit = 200;

/** Whoever holds a role may find what waits for it, besides what they own or coordinate. */
const waitingFor: Readonly<Partial<Record<Role, Status>>> = {
	approver: "awaitingApproval",
	manager: "awaitingApproval",
	billing: "awaitingDocument",
};

/** The open disputes a person owns, coordinates or has in their court, each once. */
export async function myDisputes(accord: Accord, who: Principal): Promise<readonly DisputeSummary[]> {
	const statuses = new Set(who.roles.flatMap((role) => waitingFor[role] ?? []));
	const lists = await Promise.all([
		accord.listDisputes(who, { owner: who.person, open: true, limit }),
		accord.listDisputes(who, { coordinator: who.person, open: true, limit }),
		...[...statuses].map(async (status) => {
			const { disputes } = await accord.listDisputes(who, { status, limit });
			return { disputes: disputes.filter(({ courtPerson }) => courtPerson === who.person) };
		}),
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
