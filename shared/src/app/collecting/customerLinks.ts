import { z } from "zod";
import { type Link, linkSchema, linkStands, newToken, type Random, tokenHash } from "../../customer/link.ts";
import { addDays } from "../../dispute/businessCalendar.ts";
import { type AccountId, accountIdSchema, type DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { joinKeys, key, keyRange } from "../../keys.ts";
import type { Change } from "../../ports/documentStore.ts";
import { accountPartition } from "../documents.ts";
import { listWhole } from "../listing.ts";
import type { Office } from "../office.ts";
import { type AccountState, readAccount, readAccountState, readDispute } from "../reading/account.ts";
import { plain } from "./dunningDocuments.ts";

const pointerSchema = z.object({ tenant: z.string(), account: accountIdSchema });
const pointers = (hash: string) => key("links", hash.slice(0, 2));
const linkId = (hash: string) => joinKeys("link", hash);
/** A pointer outlives its link a little, and then goes by itself. */
const pointerGrace = 7 * 86_400;

export interface NewLink {
	readonly token: string;
	readonly link: Link;
}

/** What a token opens: the link and the account as it is now. */
export interface Opened {
	readonly link: Link;
	readonly state: AccountState;
}

export interface CustomerLinks {
	/** @throws DomainError not_found for an account or dispute that does not exist, wrong_status for a closed dispute */
	make(
		of: { readonly tenant: string; readonly account: AccountId; readonly dispute?: DisputeId | undefined },
		how: { readonly to?: string | undefined; readonly days: number },
	): Promise<NewLink>;
	/** Undefined alike for unknown, malformed, expired, revoked and ended: nobody learns which. */
	open(token: string): Promise<Opened | undefined>;
	/** Ends every link of an account; gives how many there were. */
	revoke(tenant: string, account: AccountId): Promise<number>;
}

export function createCustomerLinks(office: Office, random: Random): CustomerLinks {
	const { ledger, clock } = office.ports;
	return {
		make: async ({ tenant, account, dispute }, { to, days }) => {
			await readAccount(ledger, tenant, account);
			if (dispute !== undefined) {
				const { value } = await readDispute(ledger, tenant, dispute);
				if (value.account !== account)
					throw new DomainError("not_found", "the dispute is of another account");
				if (value.status === "closed")
					throw new DomainError("wrong_status", "the dispute is closed", "dispute");
			}
			const token = newToken(random);
			const hash = tokenHash(token) ?? "";
			const made = clock.now();
			const link: Link = {
				hash,
				tenant,
				account,
				purpose: dispute === undefined ? "account" : "dispute",
				...(dispute === undefined ? {} : { dispute }),
				...(to === undefined ? {} : { to }),
				made,
				expires: `${addDays(made.slice(0, 10), days)}T23:59:59.999Z`,
			};
			await ledger.commit(accountPartition(tenant, account), [
				{ kind: "create", id: linkId(hash), body: { kind: "link", link: plain(link) } },
			]);
			await ledger.commit(pointers(hash), [
				{
					kind: "create",
					id: hash,
					body: { kind: "linkPointer", tenant, account },
					ttlSeconds: days * 86_400 + pointerGrace,
				},
			]);
			return { token, link };
		},
		open: async (token) => {
			const hash = tokenHash(token);
			const pointer = hash === undefined ? undefined : await ledger.read(pointers(hash), hash);
			if (!pointer || hash === undefined) return undefined;
			const { tenant, account } = pointerSchema.parse(pointer.body);
			const stored = await ledger.read(accountPartition(tenant, account), linkId(hash));
			const link = stored && linkSchema.parse(stored.body.link);
			if (!link || link.tenant !== tenant || link.account !== account) return undefined;
			const state = await readAccountState(ledger, tenant, account);
			return linkStands(link, clock.now(), state.disputes) ? { link, state } : undefined;
		},
		revoke: async (tenant, account) => {
			await readAccount(ledger, tenant, account);
			const partition = accountPartition(tenant, account);
			const revoked = clock.now();
			const changes = (await listWhole(ledger, partition, keyRange("link"))).flatMap((stored): Change[] => {
				const link = linkSchema.parse(stored.body.link);
				if (link.revoked !== undefined || link.expires <= revoked) return [];
				const body = { kind: "link", link: plain({ ...link, revoked }) };
				return [{ kind: "replace", id: stored.id, body, ifMatch: stored.etag }];
			});
			for (let from = 0; from < changes.length; from += 100)
				await ledger.commit(partition, changes.slice(from, from + 100));
			return changes.length;
		},
	};
}
