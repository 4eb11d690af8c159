import type { Account, Person } from "../api/schemas.ts";
import type { BusinessCalendar } from "../dispute/businessCalendar.ts";
import { countryCalendar } from "../dispute/calendar.ts";
import type { DecideContext, ItemFact, Opening } from "../dispute/context.ts";
import type { Day, Instant } from "../dispute/dispute.ts";
import type { Actor, Colleague, PersonId } from "../dispute/people.ts";
import type { Catalogue } from "../dispute/procedure.ts";
import { assignAll } from "../dispute/routing.ts";
import type { Principal } from "./accord.ts";
import { createNumbers, type Numbers } from "./numbers.ts";
import type { Ports, TenantSettings } from "./ports.ts";
import { createTurns, type Turns } from "./turns.ts";

/** What a tenant is at one moment: its settings, reasons, people and calendar, and what day it is there. */
export interface World {
	readonly tenant: string;
	readonly settings: TenantSettings;
	readonly catalogue: Catalogue;
	readonly people: readonly Person[];
	readonly colleagues: ReadonlyMap<PersonId, Colleague>;
	readonly names: Readonly<Record<string, string>>;
	readonly calendar: BusinessCalendar;
	readonly now: Instant;
	readonly today: Day;
	readonly trace: string | undefined;
}

/** What every use case works with. */
export interface Office {
	readonly ports: Ports;
	readonly numbers: Numbers;
	/** One at a time per account, for those that lost a race. */
	readonly turns: Turns;
	world(tenant: string): Promise<World>;
}

type Crew = Pick<World, "colleagues" | "names">;

export function createOffice(ports: Ports): Office {
	const calendars = new WeakMap<TenantSettings, BusinessCalendar>();
	const crews = new WeakMap<readonly Person[], Crew>();

	function calendarOf(settings: TenantSettings): BusinessCalendar {
		let calendar = calendars.get(settings);
		if (!calendar) {
			calendar = countryCalendar(settings);
			calendars.set(settings, calendar);
		}
		return calendar;
	}

	function crewOf(people: readonly Person[]): Crew {
		let crew = crews.get(people);
		if (!crew) {
			crew = {
				colleagues: new Map(people.map((person) => [person.id, person])),
				names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
			};
			crews.set(people, crew);
		}
		return crew;
	}

	return {
		ports,
		numbers: createNumbers(ports.ledger),
		turns: createTurns(),
		world: async (tenant) => {
			const [settings, catalogue, people] = await Promise.all([
				ports.tenants.settings(tenant),
				ports.tenants.catalogue(tenant),
				ports.directory.people(tenant),
			]);
			const calendar = calendarOf(settings);
			const now = ports.clock.now();
			return {
				tenant,
				settings,
				catalogue,
				people,
				...crewOf(people),
				calendar,
				now,
				today: calendar.dayOf(now),
				trace: ports.trace?.(),
			};
		},
	};
}

export function actorOf({ person, roles }: Principal): Actor {
	return { kind: "person", id: person, roles: [...roles] };
}

/** What `decide` must know, but for the items and the second dispute. */
export function decideContext<T extends Opening | undefined>(
	world: World,
	account: Account,
	of: { readonly actor: Actor; readonly language: "fr" | "en"; readonly opening: T },
): DecideContext & { opening: T } {
	const { assigned } = assignAll({
		account,
		colleagues: world.colleagues,
		fallback: world.settings.fallbackPerson,
		today: world.today,
	});
	return {
		now: world.now,
		today: world.today,
		calendar: world.calendar,
		catalogue: world.catalogue,
		colleagues: world.colleagues,
		release: world.settings.release,
		assigned,
		items: new Map<string, ItemFact>(),
		...of,
	};
}
