import type { BusinessCalendar } from "./businessCalendar.ts";
import type { AccountId, Comment, Day, Dispute, DisputeId, Instant } from "./dispute.ts";
import type { Currency } from "./money.ts";
import type { Actor, Colleague, PersonId, Role } from "./people.ts";
import type { Catalogue } from "./procedure.ts";

/** What deciding needs to know of one open item of the account. */
export interface ItemFact {
	/** Unpaid amount now, in minor units. */
	readonly open: number;
	readonly currency: Currency;
	readonly dueOn: Day;
	/** Part of `open` that other disputes hold or have credited (`itemFacts` in dunning/hold.ts computes it). */
	readonly heldElsewhere: number;
	/** Part of `open` this dispute has credited and the ERP has not applied: it is not contested a second time. */
	readonly ownCredit?: number;
}

/** The identity of a dispute about to exist: for `OpenDispute`, and for the new half of a `Split`. */
export interface Opening {
	readonly id: DisputeId;
	/** `D-2026-000123`, from `disputeNumber`. */
	readonly number: string;
	readonly account: AccountId;
	readonly accountName: string;
	/** Disputes of the account that are not closed; one of the grounds of the proposed priority. */
	readonly liveDisputes?: number;
}

/** All that `decide` knows of the world: time, people, calendars and procedures come in as data. */
export interface DecideContext {
	readonly now: Instant;
	/** Calendar day at `now` in the tenant's time zone. */
	readonly today: Day;
	/** Proven by the edge, never taken from the request. */
	readonly actor: Actor;
	readonly calendar: BusinessCalendar;
	/** Open items of the account by number: for OpenDispute all those named, for Reopen those of the lines. */
	readonly items: ReadonlyMap<string, ItemFact>;
	readonly catalogue: Catalogue;
	/** Whom routing gives each role on this account today (`assignAll` in routing.ts). */
	readonly assigned: Readonly<Record<Role, PersonId>>;
	/** The people of the tenant: who exists, who manages whom, who is absent. */
	readonly colleagues: ReadonlyMap<PersonId, Colleague>;
	/** Which day a closed dispute's amount may be dunned again. */
	readonly release: "nextBusinessDay" | "sameDay";
	/** Language of the texts taken from templates. */
	readonly language: "fr" | "en";
	readonly opening?: Opening | undefined;
	/** The dispute a `Merge` goes into. */
	readonly other?: Dispute | undefined;
	/** Comments made so far on this dispute (`commentsOf(events)`), for Merge and Split to carry along. */
	readonly comments?: readonly Comment[] | undefined;
}

/** The context of a command that creates a dispute. */
export interface OpenContext extends DecideContext {
	readonly opening: Opening;
}
