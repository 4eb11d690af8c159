import { join } from "node:path";
import type { Accord } from "@accord/shared/app/accord.ts";
import { createAccord } from "@accord/shared/app/createAccord.ts";
import { createOffice, type Office } from "@accord/shared/app/office.ts";
import type { Log, Notifier, Ports, TenantSettings } from "@accord/shared/app/ports.ts";
import { createTenantStore, type TenantStore } from "@accord/shared/app/tenantStore.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import { createSqliteStore, type SqliteStore } from "./adapters/sqlite/sqliteStore.ts";
import { createIds, systemClock } from "./clock.ts";

/** File names of the embedded store inside the data folder. */
export const LEDGER_FILE = "ledger.db";
export const VIEWS_FILE = "views.db";

/** The tenant of one machine. */
export const LOCAL_TENANT = "demo";

export interface Embedded {
	readonly accord: Accord;
	readonly ports: Ports;
	readonly office: Office;
	readonly tenants: TenantStore;
	readonly ledger: SqliteStore;
	readonly close: () => Promise<void>;
}

export interface EmbeddedOptions {
	readonly folder: string;
	readonly settings: (tenant: string) => TenantSettings;
	readonly notifier: Notifier;
	readonly log: Log;
	/** Sees each write to the ledger, so that the feed can be pulled at once. */
	readonly watch?: (ledger: DocumentStore) => DocumentStore;
}

/** Accord on the embedded store of one folder. */
export function composeEmbedded(options: EmbeddedOptions): Embedded {
	const ledger = createSqliteStore({
		file: join(options.folder, LEDGER_FILE),
		container: "ledger",
		fieldIndexes: [],
	});
	const views = createSqliteStore({
		file: join(options.folder, VIEWS_FILE),
		container: "views",
		durability: "ordered",
		fieldIndexes: ["account", "owner", "coordinator", "court", "due", "status", "open"],
	});
	const watched = options.watch ? options.watch(ledger) : ledger;
	const tenants = createTenantStore(watched, { settings: options.settings, catalogue: defaultCatalogue() });
	const ports: Ports = {
		ledger: watched,
		views,
		clock: systemClock,
		ids: createIds(),
		directory: tenants,
		tenants,
		notifier: options.notifier,
		log: options.log,
	};
	const office = createOffice(ports);
	return {
		accord: createAccord(ports, office),
		ports,
		office,
		tenants,
		ledger,
		close: async () => {
			await ledger.close();
			await views.close();
		},
	};
}
