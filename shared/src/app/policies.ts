import type { AccountId } from "../dispute/dispute.ts";
import { DomainError } from "../dispute/error.ts";
import type { AccountPolicy, Policy } from "../dunning/policy.ts";
import { PURPOSES } from "../templates/tags.ts";
import type { Principal } from "./accord.ts";
import { accountPartition } from "./documents.ts";
import {
	putAccountPolicy,
	readDunningRecords,
	readTenantPolicy,
	saveTenantPolicy,
} from "./dunningDocuments.ts";
import type { Letters } from "./letters.ts";
import type { Office } from "./office.ts";
import { readAccount } from "./reading/account.ts";

export interface Policies {
	read(who: Principal, account?: AccountId): Promise<{ policy: Policy; account?: AccountPolicy }>;
	/** @throws DomainError invalid_input when a level names a template that is missing in one of the languages */
	save(who: Principal, policy: Policy): Promise<Policy>;
	saveAccount(who: Principal, account: AccountId, policy: AccountPolicy): Promise<AccountPolicy>;
}

export function createPolicies(office: Office, letters: Letters): Policies {
	const { ledger } = office.ports;

	async function assertTemplates(tenant: string, levels: Policy["levels"] | undefined): Promise<void> {
		const known = new Set((await letters.templates(tenant)).map(({ id }) => id));
		for (const [index, { template }] of (levels ?? []).entries()) {
			const missing = ["fr", "en"].map((language) => `${template}-${language}`).find((id) => !known.has(id));
			if (missing !== undefined && !PURPOSES.some((one) => one === template))
				throw new DomainError("invalid_input", `no letter ${missing}`, `levels.${index}.template`);
		}
	}

	return {
		read: async (who, account) => {
			const { remainder } = await office.ports.tenants.settings(who.tenant);
			const policy = await readTenantPolicy(ledger, who.tenant, remainder);
			if (account === undefined) return { policy };
			await readAccount(ledger, who.tenant, account);
			const own = (await readDunningRecords(ledger, who.tenant, account)).policy;
			return { policy, ...(own ? { account: own } : {}) };
		},
		save: async (who, policy) => {
			await assertTemplates(who.tenant, policy.levels);
			await saveTenantPolicy(ledger, who.tenant, policy);
			return policy;
		},
		saveAccount: async (who, account, policy) => {
			await readAccount(ledger, who.tenant, account);
			await assertTemplates(who.tenant, policy.levels);
			await ledger.commit(accountPartition(who.tenant, account), [putAccountPolicy(policy)]);
			return policy;
		},
	};
}
