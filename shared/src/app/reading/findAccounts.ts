import type { Account } from "../../api/schemas.ts";
import type { AccountId } from "../../dispute/dispute.ts";
import type { Accord } from "../accord.ts";
import type { Office } from "../office.ts";
import { createLookup, type Lookup } from "../views/lookup.ts";
import { compact, domainOf, wordsOf } from "../views/searchText.ts";

const CANDIDATES = 500;

/** Accounts by words of the name, number, sender address, domain or invoice number; all of them for an empty query. */
export function createFindAccounts(office: Office): Accord["findAccounts"] {
	return async ({ tenant }, { query, limit }) => {
		const lookup = createLookup(office.ports.views, tenant);
		const text = query.trim();
		if (text === "") return lookup.first(limit);
		const found = new Set<AccountId>();
		const take = (accounts: readonly AccountId[]) => {
			for (const account of accounts) found.add(account);
		};
		if (text.includes("@")) {
			take(await lookup.byMail(text));
			const domain = domainOf(text);
			if (domain !== undefined) take(await lookup.byDomain(domain));
		} else if (/^[\w-]+(\.[\w-]+)+$/.test(text)) take(await lookup.byDomain(text.toLowerCase()));
		take((await lookup.byItem(text)).map(({ account }) => account));
		const named = await byWords(lookup, text);
		const accounts = await accountsOf(lookup, [...found]);
		const rest = named.filter(({ id }) => !found.has(id));
		if (accounts.length + rest.length === 0 && compact(text).length >= 3) {
			const pointers = await lookup.byItemPrefix(text, limit);
			return accountsOf(lookup, [...new Set(pointers.map(({ account }) => account))]);
		}
		return [...accounts, ...rest].slice(0, limit);
	};
}

async function byWords(lookup: Lookup, text: string): Promise<readonly Account[]> {
	const words = wordsOf(text);
	const joined = compact(text);
	if (joined === "") return [];
	const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
	const [some, numbered] = await Promise.all([
		lookup.byWord(longest, CANDIDATES),
		words.length > 1 ? lookup.byWord(joined, CANDIDATES) : Promise.resolve<readonly AccountId[]>([]),
	]);
	const accounts = await accountsOf(lookup, [...new Set([...some, ...numbered])]);
	return accounts
		.filter(({ id, name, number }) => {
			const own = [...wordsOf(name), ...wordsOf(number)];
			return numbered.includes(id) || words.every((word) => own.some((one) => one.startsWith(word)));
		})
		.sort((a, b) => a.name.localeCompare(b.name));
}

async function accountsOf(lookup: Lookup, ids: readonly AccountId[]): Promise<readonly Account[]> {
	const found = await Promise.all(ids.map((id) => lookup.account(id)));
	return found.flatMap((account) => account ?? []);
}
