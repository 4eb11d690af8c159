import { z } from "zod";
import { languageSchema, type Person, personSchema } from "../api/schemas.ts";
import { daySchema } from "../dispute/dispute.ts";
import { DomainError } from "../dispute/error.ts";
import { currencySchema } from "../dispute/money.ts";
import { personIdSchema } from "../dispute/people.ts";
import { type Catalogue, catalogueSchema } from "../dispute/procedure.ts";
import { key, keyRange } from "../keys.ts";
import { type Change, type DocumentStore, type JsonObject, StoreConflict } from "../ports/documentStore.ts";
import type { Directory, TenantSettings, Tenants } from "./ports.ts";

export const tenantSettingsSchema = z.object({
	id: z.string(),
	name: z.string().min(1).max(120),
	currency: currencySchema,
	country: z.string().length(2),
	timeZone: z.string().refine(isTimeZone, "unknown time zone"),
	language: languageSchema,
	closingDays: z.array(daySchema).max(200),
	fallbackPerson: personIdSchema,
	remainder: z.enum(["chase", "wait"]),
	release: z.enum(["nextBusinessDay", "sameDay"]),
});

/** What a tenant has before its admin changed anything. */
export interface TenantDefaults {
	readonly settings: (tenant: string) => TenantSettings;
	readonly catalogue: Catalogue;
}

/** People, settings and catalogue of the tenants, as their admins left them. */
export interface TenantStore extends Directory, Tenants {
	savePerson(tenant: string, person: Person): Promise<void>;
	saveSettings(tenant: string, settings: TenantSettings): Promise<void>;
	/** @throws DomainError stale_version when the catalogue is not one version after the stored one */
	saveCatalogue(tenant: string, catalogue: Catalogue): Promise<void>;
}

const keptMs = 15_000;
const partitionOf = (tenant: string) => key(tenant, "tenant", "settings");
const settingsId = key("settings");
const catalogueId = key("catalogue");
const personId = (person: string) => key("person", person);

/** Reads through a short memory, because every command asks for all three; a save forgets it at once. */
export function createTenantStore(
	ledger: DocumentStore,
	defaults: TenantDefaults,
	now: () => number = Date.now,
): TenantStore {
	const memory = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>();

	function remembered<T>(what: string, load: () => Promise<T>): Promise<T>;
	function remembered(what: string, load: () => Promise<unknown>): Promise<unknown> {
		const known = memory.get(what);
		if (known && known.until > now()) return known.value;
		const value = load();
		memory.set(what, { until: now() + keptMs, value });
		value.catch(() => memory.delete(what));
		return value;
	}

	async function people(tenant: string): Promise<readonly Person[]> {
		const found: Person[] = [];
		let continuation: string | undefined;
		do {
			const page = await ledger.list(partitionOf(tenant), {
				...keyRange(key("person")),
				limit: 500,
				...(continuation === undefined ? {} : { continuation }),
			});
			for (const { body } of page.items) found.push(personSchema.parse(body.person));
			continuation = page.continuation;
		} while (continuation !== undefined);
		return found;
	}

	async function put(tenant: string, id: string, body: JsonObject): Promise<void> {
		await ledger.commit(partitionOf(tenant), [{ kind: "put", id, body }]);
		memory.clear();
	}

	return {
		people: (tenant) => remembered(`people ${tenant}`, () => people(tenant)),
		settings: (tenant) =>
			remembered(`settings ${tenant}`, async () => {
				const stored = await ledger.read(partitionOf(tenant), settingsId);
				return stored ? tenantSettingsSchema.parse(stored.body.settings) : defaults.settings(tenant);
			}),
		catalogue: (tenant) =>
			remembered(`catalogue ${tenant}`, async () => {
				const stored = await ledger.read(partitionOf(tenant), catalogueId);
				return stored ? catalogueSchema.parse(stored.body.catalogue) : defaults.catalogue;
			}),
		savePerson: (tenant, person) =>
			put(tenant, personId(person.id), { kind: "person", person: plain(personSchema.parse(person)) }),
		saveSettings: (tenant, settings) =>
			put(tenant, settingsId, { kind: "settings", settings: plain(tenantSettingsSchema.parse(settings)) }),
		saveCatalogue: async (tenant, catalogue) => {
			const stored = await ledger.read(partitionOf(tenant), catalogueId);
			const before = stored ? catalogueSchema.parse(stored.body.catalogue) : defaults.catalogue;
			if (catalogue.version !== before.version + 1)
				throw new DomainError("stale_version", "the catalogue was changed in the meantime", "version");
			const body: JsonObject = { kind: "catalogue", catalogue: plain(catalogueSchema.parse(catalogue)) };
			const change: Change = stored
				? { kind: "replace", id: catalogueId, body, ifMatch: stored.etag }
				: { kind: "create", id: catalogueId, body };
			try {
				await ledger.commit(partitionOf(tenant), [change]);
			} catch (error) {
				if (error instanceof StoreConflict) throw new DomainError("stale_version", error.message, "version");
				throw error;
			} finally {
				memory.clear();
			}
		},
	};
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}

/** The same value without undefined members, as a store keeps it. */
function plain(value: object): JsonObject {
	const copy: JsonObject = JSON.parse(JSON.stringify(value));
	return copy;
}
