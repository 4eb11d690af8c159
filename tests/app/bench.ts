import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { createIds } from "@accord/functions/clock.ts";
import { type Person, personSchema } from "@accord/shared/api/schemas.ts";
import type { Accord, ImportLine, Principal } from "@accord/shared/app/accord.ts";
import { createAccord } from "@accord/shared/app/createAccord.ts";
import type { Notice, Ports, TenantSettings } from "@accord/shared/app/ports.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { currencySchema } from "@accord/shared/dispute/money.ts";
import { personIdSchema, type Role } from "@accord/shared/dispute/people.ts";

const person = (id: string, roles: Role[], more: Partial<Person> = {}): Person =>
	personSchema.parse({
		id,
		name: id[0]?.toUpperCase() + id.slice(1),
		mail: `${id}@accord.example`,
		roles,
		language: "en",
		timeZone: "Europe/Paris",
		...more,
	});

const crew: readonly Person[] = [
	person("claire", ["collector"]),
	person("chloe", ["collector"]),
	person("samir", ["sales"]),
	person("tess", ["technician"]),
	person("lea", ["logistics"]),
	person("benoit", ["billing"]),
	person("quentin", ["quality"]),
	person("alice", ["approver"]),
	person("marc", ["manager"]),
	person("diane", ["admin"]),
];

export const settings = (tenant: string): TenantSettings => ({
	id: tenant,
	name: "Acier du Nord",
	currency: "EUR",
	country: "FR",
	timeZone: "Europe/Paris",
	language: "fr",
	closingDays: [],
	fallbackPerson: personIdSchema.parse("marc"),
	remainder: "chase",
	release: "nextBusinessDay",
});

export const EUR = currencySchema.parse("EUR");

export interface Rig {
	readonly accord: Accord;
	readonly ports: Ports;
	/** Notices delivered, in order. */
	readonly told: Notice[];
	/** Moves the clock. */
	now: string;
	people: readonly Person[];
	/** What the notifier does; throw to fail. */
	deliver: (notice: Notice) => void;
	/** Who has a conversation with the bot. */
	reached: (person: string) => boolean;
	as(person: string, tenant?: string): Principal;
	/** Another Accord on the same stores: a second process. */
	second(): Accord;
	/** A store that was dropped comes back under the same Accord. */
	dispose(): Promise<void>;
}

export function rig(): Rig {
	const folder = mkdtempSync(join(tmpdir(), "accord-app-"));
	const told: Notice[] = [];
	const self: Rig = {
		now: "2026-03-03T09:00:00.000Z",
		told,
		people: crew,
		deliver: () => {},
		reached: () => true,
		ports: {
			ledger: createSqliteStore({ file: join(folder, "ledger.db"), container: "ledger", fieldIndexes: [] }),
			views: createSqliteStore({
				file: join(folder, "views.db"),
				container: "views",
				durability: "ordered",
				fieldIndexes: ["account", "owner", "coordinator", "court", "due", "status", "open"],
			}),
			clock: { now: () => self.now },
			ids: createIds(),
			directory: { people: async () => self.people },
			tenants: { settings: async (tenant) => settings(tenant), catalogue: async () => defaultCatalogue() },
			notifier: {
				notify: async (notice) => {
					self.deliver(notice);
					told.push(notice);
				},
				reaches: async (_, id) => self.reached(id),
			},
			log: { info: () => {}, warn: () => {}, error: (message, facts) => console.error(message, facts) },
		},
		get accord() {
			accord ??= createAccord(self.ports);
			return accord;
		},
		second: () => createAccord(self.ports),
		as: (id, tenant = "t1") => {
			const found = crew.find((one) => one.id === id);
			if (!found) throw new Error(`nobody ${id}`);
			return { tenant, person: found.id, roles: found.roles, language: "en" };
		},
		dispose: async () => {
			await self.ports.ledger.close();
			await self.ports.views.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	let accord: Accord | undefined;
	return self;
}

/** Rows of an import, the first line giving the normalised column names. */
export async function* csv(...rows: readonly string[]): AsyncGenerator<ImportLine> {
	const [header = "", ...lines] = rows;
	const names = header.split(";");
	for (const [i, text] of lines.entries()) {
		const values = text.split(";");
		yield { line: i + 2, cells: Object.fromEntries(names.map((name, n) => [name, values[n] ?? ""])) };
	}
}
