import { z } from "zod";
import { type BusinessCalendar, localTime } from "./businessCalendar.ts";
import type { Day, Dispute, DisputeId, Instant, Status } from "./dispute.ts";
import { isOverdue } from "./late.ts";
import type { PersonId } from "./people.ts";

/** How a person gets the digest, and from which hour of their own clock. */
export const digestSettingSchema = z.object({
	by: z.enum(["card", "mail", "none"]),
	hour: z.int().min(0).max(23),
});
export type DigestSetting = z.infer<typeof digestSettingSchema>;

/** What a person has who never chose. */
export const DEFAULT_DIGEST: DigestSetting = { by: "card", hour: 8 };

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
	readonly day: Day;
	readonly late: readonly DigestEntry[];
	readonly today: readonly DigestEntry[];
	/** Due within the next business days. */
	readonly soon: readonly DigestEntry[];
	readonly followUps: readonly DigestEntry[];
}

/** What a digest must know of a dispute. */
export interface Watched {
	readonly id: DisputeId;
	readonly number: string;
	readonly status: Status;
	/** Absent once it is closed. */
	readonly court?: { readonly person: PersonId; readonly due: Day } | undefined;
	readonly followUps: readonly { readonly person: PersonId; readonly due: Day }[];
}

const SOON = 2;

/**
 * The day whose digest a person should get now: once a day, from their hour on their own clock, on business days
 * only. A run that came late still sends it, once; a day that was missed whole is not made up for.
 * @returns undefined when it is too early, a day off, or already sent
 * @throws RangeError for an unknown time zone
 */
export function digestDay(
	person: { readonly timeZone: string; readonly hour: number; readonly lastDigest?: Day | undefined },
	now: Instant,
	calendar: Pick<BusinessCalendar, "isBusinessDay">,
): Day | undefined {
	const { day, hour } = localTime(now, person.timeZone);
	if (hour < person.hour || !calendar.isBusinessDay(day)) return undefined;
	return person.lastDigest !== undefined && person.lastDigest >= day ? undefined : day;
}

/** The last day a digest looks ahead to. */
export function digestHorizon(day: Day, calendar: Pick<BusinessCalendar, "addBusinessDays">): Day {
	return calendar.addBusinessDays(day, SOON);
}

/** Whose follow-ups of a dispute are still to come, and when. */
export function liveFollowUps({ followUps }: Pick<Dispute, "followUps">): { person: PersonId; due: Day }[] {
	return followUps.filter(({ done }) => !done).map(({ person, due }) => ({ person, due }));
}

/**
 * Selects what one person must be told today: disputes in the court and follow-ups of `people`, themselves and
 * whomever they stand in for. While the
 * customer is asked nobody is late: such a dispute is to be asked after today.
 * @returns undefined when there is nothing to say
 */
export function digestFor(
	people: ReadonlySet<PersonId>,
	disputes: Iterable<Watched>,
	on: { readonly day: Day; readonly calendar: BusinessCalendar },
): Digest | undefined {
	const { day, calendar } = on;
	const found = { late: [] as DigestEntry[], today: [] as DigestEntry[], soon: [] as DigestEntry[] };
	const followUps: DigestEntry[] = [];
	const soonest = digestHorizon(day, calendar);
	for (const { id, number, status, court, followUps: own } of disputes) {
		const entry = (due: Day): DigestEntry => ({
			dispute: id,
			number,
			due,
			late: calendar.businessDaysBetween(due, day),
		});
		if (court && people.has(court.person)) {
			const { due } = court;
			if (isOverdue({ status, due }, day)) found.late.push(entry(due));
			else if (due <= day) found.today.push(entry(due));
			else if (due <= soonest) found.soon.push(entry(due));
		}
		for (const followUp of own)
			if (people.has(followUp.person) && followUp.due <= day) followUps.push(entry(followUp.due));
	}
	const digest = { day, ...found, followUps };
	for (const part of [digest.late, digest.today, digest.soon, followUps]) part.sort(byDay);
	const said = digest.late.length + digest.today.length + digest.soon.length + followUps.length;
	return said === 0 ? undefined : digest;
}

function byDay(a: DigestEntry, b: DigestEntry): number {
	return a.due < b.due ? -1 : a.due > b.due ? 1 : a.number < b.number ? -1 : 1;
}
