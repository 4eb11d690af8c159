import type { adminRoutes } from "@accord/shared/api/adminRoutes.ts";
import { checkAbsence, checkPerson } from "@accord/shared/app/people/checks.ts";
import type { DirectorySync } from "@accord/shared/app/people/sync.ts";
import type { Clock } from "@accord/shared/app/ports.ts";
import type { Parking } from "@accord/shared/app/running/parking.ts";
import type { TenantStore } from "@accord/shared/app/tenantStore.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Handler } from "../http/endpoint.ts";

export interface AdminServices {
	readonly tenants: TenantStore;
	/** Absent where people are entered by hand only. */
	readonly directory?: Pick<DirectorySync, "run" | "state">;
	readonly parking: Parking;
	/** Whether the deployment has a language model to show mails to. */
	readonly hasSecondReader: boolean;
	readonly clock: Clock;
}

/** A caller waits no longer than this. */
const SYNC_MS = 20_000;

/** What is worked out and not kept is the use cases'. */
type Kept = Exclude<keyof typeof adminRoutes, "previewRouting">;
type AdminHandlers = { readonly [Name in Kept]: Handler<(typeof adminRoutes)[Name]> };

/** People, settings and reasons of the caller's own tenant. */
export function adminHandlers(services: AdminServices): AdminHandlers {
	const { tenants, directory, parking, clock } = services;
	return {
		savePerson: async ({ who, params, body }) => {
			const { seen, ...entered } = body;
			const person = { ...entered, id: params.personId };
			checkPerson(person, await tenants.people(who.tenant), clock.now().slice(0, 10));
			return tenants.editPerson(who.tenant, person, seen);
		},
		saveAbsence: ({ who, params, body }) => {
			if (params.personId !== who.person && !who.roles.includes("admin"))
				throw new DomainError("forbidden", "an absence is the person's own to say, or an administrator's");
			const absent = body.absent ?? undefined;
			checkAbsence(absent);
			return tenants.setAbsence(who.tenant, params.personId, absent);
		},
		readDirectory: async ({ who }) => (directory ? directory.state(who.tenant) : { status: "off" }),
		syncDirectory: async ({ who, query }) => {
			if (!directory) return { status: "off" };
			const until = Date.parse(clock.now()) + SYNC_MS;
			return directory.run(who.tenant, { whole: query.whole, until });
		},
		listParked: async ({ who }) => ({ parked: [...(await parking.list(who))] }),
		retryParked: ({ who }) => parking.retry(who),
		readSettings: ({ who }) => settingsOf(services, who.tenant),
		saveSettings: async ({ who, body, seen }) => {
			const people = await tenants.people(who.tenant);
			if (!people.some(({ id }) => id === body.fallbackPerson))
				throw new DomainError("unknown_person", "the fallback is not in the directory", "fallbackPerson");
			await tenants.saveSettings(who.tenant, { ...body, id: who.tenant }, seen);
			return settingsOf(services, who.tenant);
		},
		saveCatalogue: ({ who, body }) => tenants.saveCatalogue(who.tenant, body),
	};
}

async function settingsOf({ tenants, hasSecondReader }: AdminServices, tenant: string) {
	const { version, settings: stored } = await tenants.settingsNow(tenant);
	const { id: _, closingDays, directory, ...settings } = stored;
	const rules = directory && {
		functions: [...directory.functions],
		territories: [...directory.territories],
	};
	return {
		...settings,
		closingDays: [...closingDays],
		...(rules ? { directory: rules } : {}),
		version,
		hasSecondReader,
	};
}
