import type { DecideContext } from "./context.ts";
import type { Court, Day, Dispute, Spent } from "./dispute.ts";
import { DomainError } from "./error.ts";
import { hasLeft } from "./hasLeft.ts";
import type { Colleague, PersonId } from "./people.ts";
import { type Procedure, type Stage, stageRule } from "./procedure.ts";

export type Live = Exclude<Dispute, { status: "closed" }>;

/** Who acts for a person today: themselves, or while they are absent or gone their deputy, and so on; undefined when nobody does. */
export function standIn(
	colleagues: ReadonlyMap<PersonId, Colleague>,
	person: PersonId,
	today: Day,
): PersonId | undefined {
	const asked = new Set<PersonId>();
	for (let id: PersonId | undefined = person; id !== undefined && !asked.has(id); ) {
		asked.add(id);
		const one: Colleague | undefined = colleagues.get(id);
		if (!isAway(one, today)) return id;
		id = one?.deputy;
	}
	return undefined;
}

function isAway(person: Colleague | undefined, today: Day): boolean {
	if (hasLeft(person, today)) return true;
	const absent = person?.absent;
	return absent !== undefined && today >= absent.from && today <= absent.to;
}

/**
 * Puts a stage in somebody's hands, now: their clock starts at zero. Absent without a deputy, it stays theirs; gone
 * without one, it goes to whom routing gives the role.
 */
export function courtOf(
	context: DecideContext,
	procedure: Procedure,
	stage: Stage,
	person: PersonId,
	due?: Day,
): Court {
	const { role, businessDays } = stageRule(procedure, stage);
	return {
		stage,
		role,
		person:
			standIn(context.colleagues, person, context.today) ??
			(hasLeft(context.colleagues.get(person), context.today) ? context.assigned[role] : person),
		since: context.now,
		due: due ?? context.calendar.addBusinessDays(context.today, businessDays),
		remindersSent: 0,
		escalations: 0,
	};
}

/** What the present court has cost; nothing while the customer is asked, because the clock stands. */
export function spentIn(state: Live, context: DecideContext): { spent?: Spent } {
	if (state.status === "awaitingCustomer") return {};
	const { stage, role, person, since } = state.court;
	const { calendar, now, today } = context;
	return {
		spent: {
			stage,
			role,
			person,
			businessDays: Math.max(0, calendar.businessDaysBetween(calendar.dayOf(since), today)),
			ms: Math.max(0, Date.parse(now) - Date.parse(since)),
		},
	};
}

/** Back to the resolution owner, with a new clock unless the customer had stopped it. */
export function ownerCourt(state: Dispute, context: DecideContext): Court {
	const left = state.status === "awaitingCustomer" ? state.court.pausedWithDaysLeft : undefined;
	const due = left === undefined ? undefined : context.calendar.addBusinessDays(context.today, left);
	return courtOf(context, state.procedure, "investigate", state.owner, due);
}

/** The person an act needs. @throws DomainError `unknown_person`, also for somebody who has left */
export function colleague(context: DecideContext, person: PersonId, field: string): Colleague {
	const found = context.colleagues.get(person);
	if (!found) throw new DomainError("unknown_person", `${person} is not known here`, field);
	if (hasLeft(found, context.today)) throw new DomainError("unknown_person", `${person} has left`, field);
	return found;
}
