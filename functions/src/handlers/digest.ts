import type { digestRoutes } from "@accord/shared/api/digestRoutes.ts";
import type { TenantStore } from "@accord/shared/app/tenantStore.ts";
import type { Handler } from "../http/endpoint.ts";

export interface DigestServices {
	readonly tenants: TenantStore;
}

type DigestHandlers = { readonly [Name in keyof typeof digestRoutes]: Handler<(typeof digestRoutes)[Name]> };

/** How the caller wants to be told once a day. */
export function digestHandlers({ tenants }: DigestServices): DigestHandlers {
	return {
		saveMyDigest: async ({ who, body }) => {
			await tenants.chooseDigest(who.tenant, who.person, body);
			return body;
		},
	};
}
