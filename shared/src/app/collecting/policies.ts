import type { AccountPolicyPreview, PolicyPreview } from "../../api/dunningSchemas.ts";
import { addDays } from "../../dispute/businessCalendar.ts";
import { type AccountId, accountIdSchema, type Day } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { type Money, totals } from "../../dispute/money.ts";
import type { AccountPolicy, Policy } from "../../dunning/policy.ts";
import { runSheets, type Sheet } from "../../dunning/select.ts";
import { keyRange } from "../../keys.ts";
import { PURPOSES } from "../../templates/tags.ts";
import type { Principal } from "../accord.ts";
import { listAll } from "../listing.ts";
import type { Office } from "../office.ts";
import { readAccount } from "../reading/account.ts";
import { versionOf, writeOver } from "../seen.ts";
import { readDunningAccount, runUnder } from "./dunningAccount.ts";
import {
	accountPolicyBody,
	accountPolicyKept,
	readDunningRecords,
	readTenantPolicy,
	settingsPartition,
	tenantPolicyBody,
	tenantPolicyId,
	tenantPolicyIn,
} from "./dunningDocuments.ts";
import { readSheet, SHARDS, sheetShard } from "./dunningSheets.ts";
import { explainedLines } from "./explainedLines.ts";
import type { Letters } from "./letters.ts";

type Saved<P> = P & { readonly version: string };
interface Seen {
	readonly policy: Saved<Policy>;
	readonly account?: Saved<AccountPolicy>;
}

export interface Policies {
	read(who: Principal, account?: AccountId): Promise<Seen>;
	/** What the policy would propose tomorrow, beside the one in force; nothing is written. */
	preview(who: Principal, policy: Policy): Promise<PolicyPreview>;
	/**
	 * @throws DomainError invalid_input when a level names a template that is missing in one of the languages,
	 * changed_since when the policy is no longer the one that was seen
	 */
	save(who: Principal, policy: Policy, seen: string): Promise<Saved<Policy>>;
	/** What an account's own policy would ask for tomorrow, beside what is in force; nothing is written. */
	previewAccount(who: Principal, account: AccountId, policy: AccountPolicy): Promise<AccountPolicyPreview>;
	/** A policy that names nothing takes the account's own away. @throws DomainError as `save` */
	saveAccount(
		who: Principal,
		account: AccountId,
		change: { readonly policy: AccountPolicy; readonly seen: string },
	): Promise<Saved<AccountPolicy>>;
}

const nothingOwn: AccountPolicy = { items: [] };
const saved = <P extends object>(policy: P): Saved<P> => ({ ...policy, version: versionOf(policy) });
const shownAccounts = 50;
const level = (name: "inForce" | "wanted", id: string | undefined) =>
	id === undefined ? {} : { [name]: id };

export function createPolicies(office: Office, letters: Letters): Policies {
	const { ledger, views } = office.ports;

	async function assertTemplates(tenant: string, levels: Policy["levels"] | undefined): Promise<void> {
		const known = new Set((await letters.templates(tenant)).map(({ id }) => id));
		for (const [index, { template }] of (levels ?? []).entries()) {
			const missing = ["fr", "en"].map((language) => `${template}-${language}`).find((id) => !known.has(id));
			if (missing !== undefined && !PURPOSES.some((one) => one === template))
				throw new DomainError("invalid_input", `no letter ${missing}`, `levels.${index}.template`);
		}
	}

	async function* pages(tenant: string): AsyncGenerator<Sheet[]> {
		for (let shard = 0; shard < SHARDS; shard += 1)
			for await (const page of listAll(views, sheetShard(tenant, shard), keyRange()))
				yield page.map(readSheet);
	}

	async function wouldPropose(tenant: string, policy: Policy, day: Day) {
		const levels = new Map<string, string>();
		let total: Money[] = [];
		let lines = 0;
		const { why } = await runSheets(pages(tenant), policy, day, (proposal) => {
			levels.set(proposal.account, proposal.level.id);
			lines += proposal.lines.length;
			total = totals([...total, ...proposal.total]);
		});
		return { levels, figures: { accounts: levels.size, items: lines, total, why: { ...why } } };
	}

	return {
		read: async (who, account) => {
			const { remainder } = await office.ports.tenants.settings(who.tenant);
			const policy = await readTenantPolicy(ledger, who.tenant, remainder);
			if (account === undefined) return { policy: saved(policy) };
			await readAccount(ledger, who.tenant, account);
			const own = (await readDunningRecords(ledger, who.tenant, account)).policy;
			return { policy: saved(policy), account: saved(own ?? nothingOwn) };
		},
		save: async (who, policy, seen) => {
			await assertTemplates(who.tenant, policy.levels);
			const { remainder } = await office.ports.tenants.settings(who.tenant);
			await writeOver(
				ledger,
				{
					partition: settingsPartition(who.tenant),
					id: tenantPolicyId,
					value: (stored) => tenantPolicyIn(stored, remainder),
				},
				{ seen, body: tenantPolicyBody(policy) },
			);
			return saved(policy);
		},
		preview: async (who, policy) => {
			await assertTemplates(who.tenant, policy.levels);
			const { settings, today } = await office.world(who.tenant);
			const day = addDays(today, 1);
			const present = await readTenantPolicy(ledger, who.tenant, settings.remainder);
			const [inForce, wanted] = [
				await wouldPropose(who.tenant, present, day),
				await wouldPropose(who.tenant, policy, day),
			];
			const differ = [...new Set([...inForce.levels.keys(), ...wanted.levels.keys()])]
				.filter((account) => inForce.levels.get(account) !== wanted.levels.get(account))
				.sort();
			const shown = await Promise.all(
				differ.slice(0, shownAccounts).map(async (account) => {
					const id = accountIdSchema.parse(account);
					return { id, name: (await readAccount(ledger, who.tenant, id)).name };
				}),
			);
			return {
				day,
				inForce: inForce.figures,
				wanted: wanted.figures,
				differ: shown.map(({ id, name }) => ({
					account: id,
					accountName: name,
					...level("inForce", inForce.levels.get(id)),
					...level("wanted", wanted.levels.get(id)),
				})),
				differing: differ.length,
			};
		},
		previewAccount: async (who, account, policy) => {
			await assertTemplates(who.tenant, policy.levels);
			const world = await office.world(who.tenant);
			const day = addDays(world.today, 1);
			const from = await readDunningAccount(office, world, account, day);
			const outcome = (own: AccountPolicy | undefined): AccountPolicyPreview["wanted"] => {
				const run = runUnder(from, own, day);
				const { proposal } = run;
				return {
					...(proposal ? { level: proposal.level.id } : {}),
					total: [...(proposal?.total ?? [])],
					items: proposal?.lines.map(({ item }) => item.number) ?? [],
					lines: explainedLines(run, day),
				};
			};
			return {
				day,
				accountName: from.account.name,
				inForce: outcome(from.records.policy),
				wanted: outcome(policy),
			};
		},
		saveAccount: async (who, account, { policy, seen }) => {
			await readAccount(ledger, who.tenant, account);
			await assertTemplates(who.tenant, policy.levels);
			await writeOver(ledger, accountPolicyKept(who.tenant, account), {
				seen,
				body: accountPolicyBody(policy),
			});
			return saved(policy);
		},
	};
}
