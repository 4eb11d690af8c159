import type { adminRoutes } from "@accord/shared/api/adminRoutes.ts";
import type { TenantStore } from "@accord/shared/app/tenantStore.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Handler } from "../http/endpoint.ts";

export interface AdminServices {
	readonly tenants: TenantStore;
}

type AdminHandlers = { readonly [Name in keyof typeof adminRoutes]: Handler<(typeof adminRoutes)[Name]> };

/** People, settings and reasons of the caller's own tenant. */
export function adminHandlers({ tenants }: AdminServices): AdminHandlers {
	return {
		savePerson: async ({ who, params, body }) => {
			const person = { ...body, id: params.personId };
			const known = new Set((await tenants.people(who.tenant)).map(({ id }) => id));
			for (const field of ["manager", "deputy"] as const) {
				const named = person[field];
				if (named !== undefined && (named === person.id || !known.has(named)))
					throw new DomainError("unknown_person", `${field} is not in the directory`, field);
			}
			await tenants.savePerson(who.tenant, person);
			return person;
		},
		readSettings: async ({ who }) => settingsOf(tenants, who.tenant),
		saveSettings: async ({ who, body }) => {
			const people = await tenants.people(who.tenant);
			if (!people.some(({ id }) => id === body.fallbackPerson))
				throw new DomainError("unknown_person", "the fallback is not in the directory", "fallbackPerson");
			await tenants.saveSettings(who.tenant, { ...body, id: who.tenant });
			return settingsOf(tenants, who.tenant);
		},
		saveCatalogue: async ({ who, body }) => {
			await tenants.saveCatalogue(who.tenant, body);
			return body;
		},
	};
}

async function settingsOf(tenants: TenantStore, tenant: string) {
	const { id: _, closingDays, ...settings } = await tenants.settings(tenant);
	return { ...settings, closingDays: [...closingDays] };
}
