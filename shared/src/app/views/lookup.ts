import { z } from "zod";
import { type Account, accountSchema, type OpenItem } from "../../api/schemas.ts";
import { type AccountId, accountIdSchema, type DisputeId, disputeIdSchema } from "../../dispute/dispute.ts";
import { joinKeys, key, keyRange } from "../../keys.ts";
import type { DocumentStore, Stored } from "../../ports/documentStore.ts";
import { listAll } from "../listing.ts";
import { compact, domainOf, mailKey, wordsOf } from "./searchText.ts";
import { commitAll, type ViewChange } from "./viewChange.ts";

export const lookupPartition = (tenantKey: string): string => joinKeys(tenantKey, "lookup");
const accountIdIn = (account: AccountId) => joinKeys("account", account);
const accountRange = keyRange("account");

const pointerSchema = z.object({ account: accountIdSchema, number: z.string().optional() });
export type Pointer = z.infer<typeof pointerSchema>;

/** Under which ids an account is found. */
function pointersOf(account: Account): Set<string> {
	const mails = account.contacts.map(({ mail }) => mail);
	const domains = mails.flatMap((mail) => domainOf(mail) ?? []);
	return new Set([
		...wordsOf(account.name).map((word) => joinKeys(key("word", word), account.id)),
		...wordsOf(account.number).map((word) => joinKeys(key("word", word), account.id)),
		joinKeys(key("word", compact(account.number) || account.number), account.id),
		...mails.map((mail) => joinKeys(key("mail", mailKey(mail)), account.id)),
		...domains.map((domain) => joinKeys(key("domain", domain), account.id)),
	]);
}

const itemPointer = (number: string, account: AccountId) =>
	joinKeys(key("item", compact(number) || number), key(number), account);

/** Brings names, addresses and numbers of some accounts up to date; what no longer leads to them goes. */
export async function projectAccounts(
	views: DocumentStore,
	tenantKey: string,
	accounts: readonly Account[],
): Promise<void> {
	const partition = lookupPartition(tenantKey);
	const changes: ViewChange[] = [];
	const known = await Promise.all(accounts.map(({ id }) => views.read(partition, accountIdIn(id))));
	accounts.forEach((account, i) => {
		const stored = known[i];
		const before = stored ? pointersOf(readFound(stored)) : new Set<string>();
		const after = pointersOf(account);
		for (const id of before) if (!after.has(id)) changes.push({ partition, change: { kind: "delete", id } });
		for (const id of after)
			if (!before.has(id))
				changes.push({
					partition,
					change: { kind: "put", id, body: { kind: "pointer", account: account.id } },
				});
		changes.push({
			partition,
			change: { kind: "put", id: accountIdIn(account.id), body: { kind: "account", account } },
		});
	});
	await commitAll(views, changes);
}

/** Item numbers never change, so what is there is not written again: an import of the same file costs reads only. */
export async function projectItems(
	views: DocumentStore,
	tenantKey: string,
	items: readonly { readonly account: AccountId; readonly item: OpenItem }[],
): Promise<void> {
	const partition = lookupPartition(tenantKey);
	const known = await Promise.all(
		items.map(({ account, item }) => views.read(partition, itemPointer(item.number, account))),
	);
	await commitAll(
		views,
		items.flatMap(({ account, item }, i) =>
			known[i]
				? []
				: [
						{
							partition,
							change: {
								kind: "put",
								id: itemPointer(item.number, account),
								body: { kind: "pointer", account, number: item.number },
							},
						} satisfies ViewChange,
					],
		),
	);
}

function readFound(stored: Stored): Account {
	return accountSchema.parse(stored.body.account);
}

/** Reads of the lookup of one tenant. */
export interface Lookup {
	byMail(address: string): Promise<readonly AccountId[]>;
	byDomain(domain: string): Promise<readonly AccountId[]>;
	/** Accounts that have an item of this number, as it is written or but for signs and case. */
	byItem(number: string): Promise<readonly Pointer[]>;
	byItemPrefix(number: string, limit: number): Promise<readonly Pointer[]>;
	/** Accounts of which a word of the name or number begins so. */
	byWord(prefix: string, limit: number): Promise<readonly AccountId[]>;
	byDisputeNumber(number: string): Promise<DisputeId | undefined>;
	account(id: AccountId): Promise<Account | undefined>;
	first(limit: number): Promise<readonly Account[]>;
	every(): AsyncGenerator<readonly Account[]>;
}

export function createLookup(views: DocumentStore, tenant: string): Lookup {
	const partition = lookupPartition(key(tenant));

	async function pointers(range: { from: string; to: string }, limit: number): Promise<Pointer[]> {
		const { items } = await views.list(partition, { ...range, limit });
		return items.map(({ body }) => pointerSchema.parse(body));
	}
	const accountsOf = (found: readonly Pointer[]) => [...new Set(found.map(({ account }) => account))];
	const beginning = (prefix: string) => ({ from: prefix, to: `${prefix}\u007f` });

	return {
		byMail: async (address) => accountsOf(await pointers(keyRange(key("mail", mailKey(address))), 20)),
		byDomain: async (domain) => accountsOf(await pointers(keyRange(key("domain", domain)), 20)),
		byItem: async (number) => {
			const found = await pointers(keyRange(key("item", compact(number) || number)), 50);
			const exact = found.filter((one) => one.number === number);
			return exact.length > 0 ? exact : found;
		},
		byItemPrefix: async (number, limit) => {
			const searched = compact(number);
			return searched === "" ? [] : pointers(beginning(key("item", searched)), limit);
		},
		byWord: async (prefix, limit) => accountsOf(await pointers(beginning(key("word", prefix)), limit)),
		byDisputeNumber: async (number) => {
			const stored = await views.read(partition, key("disputeNumber", number));
			return stored && disputeIdSchema.parse(stored.body.dispute);
		},
		account: async (id) => {
			const stored = await views.read(partition, accountIdIn(id));
			return stored && readFound(stored);
		},
		first: async (limit) => (await views.list(partition, { ...accountRange, limit })).items.map(readFound),
		every: async function* () {
			for await (const page of listAll(views, partition, accountRange)) yield page.map(readFound);
		},
	};
}
