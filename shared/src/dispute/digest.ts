import { type BusinessCalendar, localTime } from "./businessCalendar.ts";
import type { Day, Dispute, DisputeId, Instant } from "./dispute.ts";
import type { PersonId } from "./people.ts";

/** One line of a person's digest. */
export interface DigestEntry {
	readonly dispute: DisputeId;
	readonly number: string;
	readonly due: Day;
	/** Business days past the day; negative when it is still to come. */
	readonly late: number;
}

/** What one person has to do, once a day instead of a message per dispute. */
export interface Digest {
	readonly person: PersonId;
	readonly day: Day;
	readonly late: readonly DigestEntry[];
	readonly today: readonly DigestEntry[];
	/** Due within the next business days. */
	readonly soon: readonly DigestEntry[];
	readonly followUps: readonly DigestEntry[];
}

const DIGEST_HOUR = 8;
const SOON = 2;

/**
 * The day whose digest a person should get now: once a day, from eight in the morning on their own clock, on
 * business days only. A sweep that ran late still sends it, once.
 * @returns undefined when it is too early, a day off, or already sent
 */
export function digestDay(
	person: { readonly timeZone: string; readonly lastDigest?: Day | undefined },
	now: Instant,
	calendar: Pick<BusinessCalendar, "isBusinessDay">,
): Day | undefined {
	const { day, hour } = localTime(now, person.timeZone);
	if (hour < DIGEST_HOUR || !calendar.isBusinessDay(day)) return undefined;
	return person.lastDigest !== undefined && person.lastDigest >= day ? undefined : day;
}

/**
 * Selects what one person must be told today: disputes in their court and follow-ups that are theirs.
 * @returns undefined when there is nothing to say
 */
export function digestFor(
	person: PersonId,
	disputes: Iterable<Dispute>,
	on: { readonly day: Day; readonly calendar: BusinessCalendar },
): Digest | undefined {
	const mine: DigestEntry[] = [];
	const followUps: DigestEntry[] = [];
	for (const state of disputes) {
		if (state.status === "closed") continue;
		const entry = (due: Day): DigestEntry => ({
			dispute: state.id,
			number: state.number,
			due,
			late: on.calendar.businessDaysBetween(due, on.day),
		});
		if (state.court.person === person) mine.push(entry(state.court.due));
		for (const followUp of state.followUps)
			if (!followUp.done && followUp.person === person && followUp.due <= on.day)
				followUps.push(entry(followUp.due));
	}
	const byDay = (a: DigestEntry, b: DigestEntry) =>
		a.due < b.due ? -1 : a.due > b.due ? 1 : a.number < b.number ? -1 : 1;
	mine.sort(byDay);
	followUps.sort(byDay);
	const soonest = on.calendar.addBusinessDays(on.day, SOON);
	const digest = {
		person,
		day: on.day,
		late: mine.filter(({ due }) => due < on.day),
		today: mine.filter(({ due }) => due === on.day),
		soon: mine.filter(({ due }) => due > on.day && due <= soonest),
		followUps,
	};
	const said = digest.late.length + digest.today.length + digest.soon.length + followUps.length;
	return said === 0 ? undefined : digest;
}
