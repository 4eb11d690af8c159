import { z } from "zod";
import { languageSchema, type Person, personSchema } from "../api/schemas.ts";
import { isTimeZone } from "../dispute/businessCalendar.ts";
import { canonicalJson } from "../dispute/canonicalJson.ts";
import { successorOf } from "../dispute/catalogueRules.ts";
import type { DigestSetting } from "../dispute/digest.ts";
import { daySchema } from "../dispute/dispute.ts";
import { DomainError, StaleVersion } from "../dispute/error.ts";
import { currencySchema } from "../dispute/money.ts";
import { ownerFunctionSchema, type PersonId, personIdSchema } from "../dispute/people.ts";
import { type Catalogue, catalogueSchema } from "../dispute/procedure.ts";
import { key } from "../keys.ts";
import type { DocumentStore, JsonObject, Stored } from "../ports/documentStore.ts";
import { plain } from "./collecting/dunningDocuments.ts";
import { composePerson, editedByHand, type Joined, type PersonRecord, sameJoined } from "./people/record.ts";
import { changePerson, personDocumentId, readPeople, tenantPartition } from "./people/records.ts";
import type { Directory, TenantSettings, Tenants } from "./ports.ts";
import { versionOf, writeOnto, writeOver } from "./seen.ts";

const pattern = z.string().trim().min(1).max(200);
const directoryRulesSchema = z.object({
	functions: z
		.array(
			z
				.object({
					department: pattern.optional(),
					jobTitle: pattern.optional(),
					function: ownerFunctionSchema,
				})
				.refine(
					({ department, jobTitle }) => (department ?? jobTitle) !== undefined,
					"a rule names a department or a job title",
				),
		)
		.max(200),
	territories: z.array(z.object({ office: pattern, territory: z.string().trim().min(1).max(80) })).max(500),
});

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
	directory: directoryRulesSchema.optional(),
	secondReader: z.boolean().optional(),
});

/** What a tenant has before its admin changed anything. */
export interface TenantDefaults {
	readonly settings: (tenant: string) => TenantSettings;
	readonly catalogue: Catalogue;
}

/** People, settings and catalogue of the tenants, as their admins left them. */
export interface TenantStore extends Directory, Tenants {
	/** Writes a person as they are, whatever was known before; for what comes with the software. */
	savePerson(tenant: string, person: Person): Promise<void>;
	/**
	 * What an admin entered; it stands whatever sign-ins and the directory say.
	 * @throws StaleVersion when the person is no longer as `seen`, where that is given
	 */
	editPerson(tenant: string, person: Person, seen?: Person): Promise<Person>;
	/** From when until when a person is away; undefined for not. @throws DomainError not_found */
	setAbsence(tenant: string, id: PersonId, absent: Person["absent"]): Promise<Person>;
	/** What a person chose for themselves. @throws DomainError forbidden when the directory does not have them */
	chooseDigest(tenant: string, id: PersonId, digest: DigestSetting): Promise<void>;
	/** Takes in whoever was given a role and signs in; writes only what is new. */
	joinPerson(tenant: string, id: PersonId, joined: Joined): Promise<Person>;
	/** Reads again what somebody else wrote. */
	forget(): void;
	/** As they are stored, without the short memory: what an admin edits. */
	settingsNow(tenant: string): Promise<{ readonly settings: TenantSettings; readonly version: string }>;
	/** @throws DomainError changed_since when they are not the version that was seen; `*` is any */
	saveSettings(tenant: string, settings: TenantSettings, seen: string): Promise<void>;
	/** Gives what was stored. @throws DomainError as `successorOf` the stored one */
	saveCatalogue(tenant: string, catalogue: Catalogue): Promise<Catalogue>;
}

const keptMs = 15_000;
const partitionOf = tenantPartition;
const settingsId = key("settings");
const catalogueId = key("catalogue");

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

	async function people(tenant: string) {
		const records = await readPeople(ledger, tenant);
		const all = [...records.values()].map(({ record }) => record.person);
		return { records, all };
	}
	const rememberedPeople = (tenant: string) => remembered(`people ${tenant}`, () => people(tenant));

	const settingsIn = (tenant: string, stored: Stored | undefined): TenantSettings =>
		stored ? tenantSettingsSchema.parse(stored.body.settings) : defaults.settings(tenant);

	async function settings(tenant: string): Promise<TenantSettings> {
		return settingsIn(tenant, await ledger.read(partitionOf(tenant), settingsId));
	}
	const rememberedSettings = (tenant: string) => remembered(`settings ${tenant}`, () => settings(tenant));

	async function change(
		tenant: string,
		id: PersonId,
		next: (before: PersonRecord | undefined) => PersonRecord,
	): Promise<Person> {
		try {
			return (await changePerson(ledger, { tenant, id }, next)).person;
		} finally {
			memory.clear();
		}
	}

	async function put(tenant: string, id: string, body: JsonObject): Promise<void> {
		await ledger.commit(partitionOf(tenant), [{ kind: "put", id, body }]);
		memory.clear();
	}

	return {
		people: async (tenant) => (await rememberedPeople(tenant)).all,
		settings: rememberedSettings,
		settingsNow: async (tenant) => {
			const now = await settings(tenant);
			return { settings: now, version: versionOf(now) };
		},
		catalogue: (tenant) =>
			remembered(`catalogue ${tenant}`, async () => {
				const stored = await ledger.read(partitionOf(tenant), catalogueId);
				return stored ? catalogueSchema.parse(stored.body.catalogue) : defaults.catalogue;
			}),
		savePerson: (tenant, person) =>
			put(tenant, personDocumentId(person.id), {
				kind: "person",
				person: plain(personSchema.parse(person)),
			}),
		editPerson: async (tenant, person, seen) => {
			const own = await settings(tenant);
			return change(tenant, person.id, (before) => {
				if (seen && canonicalJson(seen) !== canonicalJson(before?.person))
					throw new StaleVersion(before?.person);
				return composePerson(
					// How somebody is told is theirs to choose: an admin who does not say leaves it.
					{ ...person, digest: person.digest ?? before?.person.digest },
					{ ...before, hand: editedByHand(before, person) },
					own,
				);
			});
		},
		setAbsence: async (tenant, id, absent) =>
			change(tenant, id, (before) => {
				if (!before) throw new DomainError("not_found", `no person ${id}`);
				return { ...before, person: { ...before.person, absent } };
			}),
		chooseDigest: async (tenant, id, digest) => {
			await change(tenant, id, (before) => {
				if (!before) throw new DomainError("forbidden", "the directory does not have the caller");
				return { ...before, person: { ...before.person, digest } };
			});
		},
		joinPerson: async (tenant, id, joined) => {
			const known = (await rememberedPeople(tenant)).records.get(id)?.record;
			if (known && sameJoined(known.joined, joined)) return known.person;
			const own = await rememberedSettings(tenant);
			return change(tenant, id, (before) =>
				composePerson(before?.person ?? { id }, { ...before, joined }, own),
			);
		},
		forget: () => memory.clear(),
		saveSettings: async (tenant, settings, seen) => {
			const body = { kind: "settings", settings: plain(tenantSettingsSchema.parse(settings)) };
			const value = (stored: Stored | undefined) => settingsIn(tenant, stored);
			try {
				await writeOver(ledger, { partition: partitionOf(tenant), id: settingsId, value }, { seen, body });
			} finally {
				memory.clear();
			}
		},
		saveCatalogue: async (tenant, catalogue) => {
			const partition = partitionOf(tenant);
			const stored = await ledger.read(partition, catalogueId);
			const before = stored ? catalogueSchema.parse(stored.body.catalogue) : defaults.catalogue;
			const after = successorOf(before, catalogue);
			const body: JsonObject = { kind: "catalogue", catalogue: plain(after) };
			const overtaken = (message: string) => new DomainError("stale_version", message, "version");
			try {
				await writeOnto(ledger, { partition, id: catalogueId, stored }, body, overtaken);
				return after;
			} finally {
				memory.clear();
			}
		},
	};
}
