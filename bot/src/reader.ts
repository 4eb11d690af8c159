import type { Language, Person } from "@accord/shared/api/schemas.ts";
import type { Day } from "@accord/shared/dispute/dispute.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";

/** Who a card is drawn for, and when. */
export interface Reader {
	readonly person: PersonId;
	readonly name: string;
	readonly language: Language;
	readonly timeZone: string;
	/** Today in the reader's time zone. */
	readonly today: Day;
	/** The card names whom it is for, because several people share the chat. */
	readonly addressed: boolean;
}

export function readerOf(
	person: Pick<Person, "id" | "name" | "language" | "timeZone">,
	now: string,
	addressed: boolean,
): Reader {
	return {
		person: person.id,
		name: person.name,
		language: person.language,
		timeZone: zoneOf(person.timeZone),
		today: dayIn(now, person.timeZone),
		addressed,
	};
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Sweden writes ISO dates. A zone this runtime does not know counts as UTC. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	let format: Intl.DateTimeFormat;
	try {
		format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
	} catch {
		format = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", dateStyle: "short" });
	}
	formats.set(timeZone, format);
	return format;
}

const dayIn = (instant: string, timeZone: string): Day => dayFormat(timeZone).format(Date.parse(instant));
const zones = new Map<string, string>();
function zoneOf(timeZone: string): string {
	const known = zones.get(timeZone) ?? dayFormat(timeZone).resolvedOptions().timeZone;
	zones.set(timeZone, known);
	return known;
}
