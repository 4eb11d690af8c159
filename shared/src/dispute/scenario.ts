import { type BusinessCalendar, businessCalendar } from "./businessCalendar.ts";
import { defaultCatalogue } from "./catalogue.ts";
import { record, verifyChain } from "./chain.ts";
import { type Command, commandSchema, type OpenDispute, openDisputeSchema } from "./command.ts";
import type { ItemFact, OpenContext, Opening } from "./context.ts";
import { decide, decideOther } from "./decide.ts";
import { accountIdSchema, type Day, type Dispute, disputeIdSchema, type Instant } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { DisputeEvent, Fact } from "./event.ts";
import { fold } from "./evolve.ts";
import { currencySchema } from "./money.ts";
import { disputeNumber } from "./numbering.ts";
import { decideOpen } from "./open.ts";
import { type Actor, type Colleague, type PersonId, personIdSchema, type Role } from "./people.ts";
import { assignAll } from "./routing.ts";

/** A small company and its customer, for tests of the domain: who is who, what is open, what day it is. */
export const EUR = currencySchema.parse("EUR");
export const account = accountIdSchema.parse("C001");
export const disputeId = (local: string) => disputeIdSchema.parse(`C001.${local}`);
export const personId = (id: string): PersonId => personIdSchema.parse(id);

const person = (id: string, roles: readonly Role[], more: Partial<Colleague> = {}): Colleague => ({
	id: personId(id),
	roles,
	...more,
});

/** Claire and Chloé collect, Samir sells, Tess repairs, Léa ships, Benoît bills, Alice and Axel approve, Marc manages under Diane. */
export const company: readonly Colleague[] = [
	person("claire", ["collector"], { manager: personId("marc") }),
	person("chloe", ["collector"], { manager: personId("marc") }),
	person("samir", ["sales"], { manager: personId("marc"), territories: ["west"] }),
	person("sofia", ["sales"], { manager: personId("marc"), territories: ["east"] }),
	person("tess", ["technician"], { manager: personId("marc") }),
	person("lea", ["logistics"], { manager: personId("marc") }),
	person("benoit", ["billing"], { manager: personId("marc") }),
	person("quentin", ["quality"], { manager: personId("marc") }),
	person("alice", ["approver"], { manager: personId("diane") }),
	person("axel", ["approver", "sales"], { manager: personId("diane") }),
	person("marc", ["manager"], { manager: personId("diane") }),
	person("diane", ["manager", "admin"]),
];

/** The actor a person of the company is; `customer` and `system` are the two voices that are nobody's account. */
export function actorOf(name: string, colleagues: readonly Colleague[] = company): Actor {
	if (name === "customer") return { kind: "customer", via: "link", name: "Mme Durand" };
	if (name === "system") return { kind: "system", job: "sweep" };
	const found = colleagues.find(({ id }) => id === name);
	return { kind: "person", id: personId(name), roles: [...(found?.roles ?? [])] };
}

/** Monday to Friday, no holidays, UTC. */
export const plainCalendar: BusinessCalendar = businessCalendar(() => false);

export interface World {
	/** Noon of this day, unless `now` says otherwise. */
	today: Day;
	now?: Instant;
	colleagues: readonly Colleague[];
	items: Record<string, Partial<ItemFact>>;
	context: Partial<OpenContext>;
}

/** Tuesday 3 March 2026; F1 and F2 are open for 1,000.00 and 300.00 euros. */
export const world: World = {
	today: "2026-03-03",
	colleagues: company,
	items: { F1: { open: 100_000 }, F2: { open: 30_000 } },
	context: {},
};

/** The nth dispute of the account. */
export function openingOf(local: string): Opening {
	return {
		id: disputeId(local),
		number: disputeNumber(2026, Number(local)),
		account,
		accountName: "Durand SA",
	};
}

export function contextFor(name: string, at: World = world): OpenContext {
	const colleagues = new Map(at.colleagues.map((one) => [one.id, one]));
	const { assigned } = assignAll({
		account: { coordinator: personId("claire"), salesperson: personId("samir") },
		colleagues,
		fallback: personId("diane"),
		today: at.today,
	});
	return {
		now: at.now ?? `${at.today}T12:00:00.000Z`,
		today: at.today,
		actor: actorOf(name, at.colleagues),
		calendar: plainCalendar,
		items: new Map(
			Object.entries(at.items).map(([item, fact]) => [
				item,
				{ open: 0, currency: EUR, dueOn: "2026-02-15", heldElsewhere: 0, ...fact },
			]),
		),
		catalogue: defaultCatalogue(),
		assigned,
		colleagues,
		release: "nextBusinessDay",
		language: "en",
		opening: openingOf("1"),
		...at.context,
	};
}

/** The claim most tests begin with: 300.00 of F1 for a wrong price. */
export const priceClaim = {
	type: "OpenDispute",
	lines: [{ item: "F1", amount: 30_000 }],
	reason: "PRICE",
	words: "We will not pay F1, the price is wrong.",
	source: { kind: "mail", messageId: "<1@durand.example>" },
} as const;

/** A command as a surface sends it; defaults are filled in by its schema. */
export type Said = { readonly type: Command["type"] } & Readonly<Record<string, unknown>>;

type Step = readonly [who: string, said: Said, at?: Partial<World>];

/** A dispute as a test knows it: its events, and its state. */
export class Case {
	readonly events: readonly DisputeEvent[];
	readonly state: Dispute;
	readonly at: World;
	constructor(events: readonly DisputeEvent[], at: World) {
		this.events = events;
		this.state = fold(events);
		this.at = at;
	}

	/** The case after more acts, each by somebody, on the same day unless said. */
	and(...steps: readonly Step[]): Case {
		let next: Case = this;
		for (const [who, said, change] of steps) {
			const at = { ...next.at, ...change };
			const context = contextFor(who, at);
			const facts = decide(next.state, commandSchema.parse(said), context);
			const { events } = record(facts, next.state, {
				dispute: next.state.id,
				at: context.now,
				actor: context.actor,
			});
			next = new Case([...next.events, ...events], at);
		}
		return next;
	}

	/** What an act gives: its facts, or the code of the refusal and the field it is about. */
	when(who: string, said: Said, change: Partial<World> = {}): Fact[] | Refusal {
		const context = contextFor(who, { ...this.at, ...change });
		return attempt(() => decide(this.state, commandSchema.parse(said), context));
	}

	/** What a two-dispute act gives the other dispute. */
	whenOther(who: string, said: Said, change: Partial<World> = {}): Fact[] | Refusal {
		const context = contextFor(who, { ...this.at, ...change });
		return attempt(() => decideOther(this.state, commandSchema.parse(said), context)?.facts ?? []);
	}

	get intact(): boolean {
		return verifyChain(this.events) === undefined;
	}
}

export interface Refusal {
	readonly refused: string;
	readonly field?: string | undefined;
}

function attempt(act: () => Fact[]): Fact[] | Refusal {
	try {
		return act();
	} catch (error) {
		if (error instanceof DomainError) return { refused: error.code, field: error.field };
		throw error;
	}
}

/** What opening gives, without keeping it. */
export function opening(who: string, said: object, change: Partial<World> = {}): Fact[] | Refusal {
	const context = contextFor(who, { ...world, ...change });
	return attempt(() => decideOpen(openDisputeSchema.parse(said), context));
}

/** An open dispute, by default the price claim opened by Claire. */
export function given(
	said: { readonly type: OpenDispute["type"]; readonly [field: string]: unknown } = priceClaim,
	change: Partial<World> = {},
): Case {
	const at = { ...world, ...change };
	const context = contextFor("claire", at);
	const facts = decideOpen(openDisputeSchema.parse(said), context);
	const { events } = record(facts, undefined, {
		dispute: context.opening.id,
		at: context.now,
		actor: context.actor,
	});
	return new Case(events, at);
}
