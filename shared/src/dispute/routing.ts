import { standIn } from "./court.ts";
import type { Day } from "./dispute.ts";
import type { Colleague, PersonId, Role } from "./people.ts";
import type { ROUTING_GROUNDS } from "./terms.ts";

export type RoutingGround = (typeof ROUTING_GROUNDS)[number];

/** Whom a role falls to, and why. */
export interface Assignment {
	readonly person: PersonId;
	readonly because: RoutingGround;
	/** The absent person this one stands in for. */
	readonly insteadOf?: PersonId;
}

/** What routing looks at. */
export interface RoutingQuestion {
	readonly account: {
		readonly coordinator?: PersonId | undefined;
		readonly salesperson?: PersonId | undefined;
		readonly technician?: PersonId | undefined;
		readonly territory?: string | undefined;
	};
	/** Product families of the contested items, where the ERP gives them. */
	readonly families?: readonly string[] | undefined;
	readonly colleagues: ReadonlyMap<PersonId, Colleague>;
	/** Takes what nobody else can. */
	readonly fallback: PersonId;
	readonly today: Day;
}

function named(role: Role, { account }: RoutingQuestion): PersonId | undefined {
	if (role === "sales") return account.salesperson;
	if (role === "technician") return account.technician;
	if (role === "collector") return account.coordinator;
	return undefined;
}

/** Candidates in order of preference, each with why; the order of ids makes the choice repeatable. */
function candidates(role: Role, question: RoutingQuestion): { person: PersonId; because: RoutingGround }[] {
	const found: { person: PersonId; because: RoutingGround }[] = [];
	const onAccount = named(role, question);
	if (onAccount !== undefined && question.colleagues.has(onAccount))
		found.push({ person: onAccount, because: "namedOnAccount" });
	const holders = [...question.colleagues.values()]
		.filter(({ roles }) => roles.includes(role))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const { territory } = question.account;
	for (const { id, territories } of holders)
		if (territory !== undefined && territories?.includes(territory))
			found.push({ person: id, because: "territory" });
	for (const { id, families } of holders)
		if (question.families?.some((family) => families?.includes(family)))
			found.push({ person: id, because: "productFamily" });
	for (const { id } of holders)
		found.push({ person: id, because: holders.length === 1 ? "onlyHolder" : "function" });
	return found;
}

/**
 * Whom a role falls to on an account today: the person named on the account, else a holder of the function for
 * the territory, then for the product family, then any holder, else the fallback. An absent candidate is replaced
 * by their deputy, and passed over when they have none.
 */
export function routeTo(role: Role, question: RoutingQuestion): Assignment {
	const all = candidates(role, question);
	for (const { person, because } of all) {
		const present = standIn(question.colleagues, person, question.today);
		if (present === undefined) continue;
		return present === person ? { person, because } : { person: present, because, insteadOf: person };
	}
	const person = standIn(question.colleagues, question.fallback, question.today) ?? question.fallback;
	const because = "fallback";
	return person === question.fallback
		? { person, because }
		: { person, because, insteadOf: question.fallback };
}

function perRole<T>(of: (role: Role) => T): Record<Role, T> {
	return {
		collector: of("collector"),
		sales: of("sales"),
		salesAssistant: of("salesAssistant"),
		technician: of("technician"),
		logistics: of("logistics"),
		billing: of("billing"),
		quality: of("quality"),
		approver: of("approver"),
		manager: of("manager"),
		admin: of("admin"),
	};
}

/** Whom each role falls to, with why: `decide` takes the people, a surface shows the grounds. */
export function assignAll(question: RoutingQuestion): {
	assigned: Record<Role, PersonId>;
	grounds: Record<Role, Assignment>;
} {
	const grounds = perRole((role) => routeTo(role, question));
	return { assigned: perRole((role) => grounds[role].person), grounds };
}
