import { type Account, accountSchema, type Language } from "../../api/schemas.ts";
import { accountIdSchema } from "../../dispute/dispute.ts";
import type { PersonId } from "../../dispute/people.ts";
import { escapeKey } from "../../keys.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import type { Accord } from "../accord.ts";
import { accountPartition, bodyOf, ids, read } from "../documents.ts";
import type { Office, World } from "../office.ts";
import { type AccountField, accountColumns } from "./columns.ts";
import { BadLine, ImportTally } from "./lineErrors.ts";
import { inParallel } from "./parallel.ts";
import { currencyIn, needed, type Row, rowsOf } from "./rows.ts";

const table = { aliases: accountColumns, required: [["number"], ["name"]] } as const;
const PARALLEL = 32;
const MAX_ATTEMPTS = 5;

/**
 * Creates and updates accounts by number. Several lines of one number add contacts to it.
 * @throws DomainError invalid_input for a required column that is missing; nothing is written then
 */
export function createImportAccounts(office: Office): Accord["importAccounts"] {
	return async (who, lines, options = {}) => {
		const started = Date.parse(office.ports.clock.now());
		const tally = new ImportTally(who.language);
		const world = await office.world(who.tenant);
		const found = new Map<string, Account>();
		for await (const row of rowsOf<AccountField>(lines, table, { tally, options })) {
			try {
				const account = accountIn(row, world);
				const earlier = found.get(account.id);
				if (earlier) tally.unchanged += 1;
				found.set(account.id, earlier ? withContactsOf(earlier, account) : account);
			} catch (error) {
				if (!(error instanceof BadLine)) throw error;
				tally.reject(row.line, error.code, { column: error.column });
			}
		}
		await inParallel(found.values(), PARALLEL, async (account) => {
			tally[await save(office, who.tenant, account, options.dryRun === true)] += 1;
		});
		return tally.report(Date.parse(office.ports.clock.now()) - started);
	};
}

async function save(
	office: Office,
	tenant: string,
	account: Account,
	dryRun: boolean,
): Promise<"created" | "changed" | "unchanged"> {
	const { ledger } = office.ports;
	const partition = accountPartition(tenant, account.id);
	for (let attempt = 0; ; attempt += 1) {
		const stored = await ledger.read(partition, ids.account);
		const before = stored && read.account(stored);
		const after = before ? { ...before, ...account } : account;
		if (before && sameAccount(before, after)) return "unchanged";
		const body = bodyOf.account(after);
		try {
			if (!dryRun)
				await ledger.commit(partition, [
					stored
						? { kind: "replace", id: ids.account, body, ifMatch: stored.etag }
						: { kind: "create", id: ids.account, body },
				]);
			return stored ? "changed" : "created";
		} catch (error) {
			if (!(error instanceof StoreConflict) || attempt >= MAX_ATTEMPTS) throw error;
		}
	}
}

/** Both have been through the schema, which puts the fields in its own order. */
function sameAccount(a: Account, b: Account): boolean {
	return JSON.stringify(accountSchema.parse(a)) === JSON.stringify(accountSchema.parse(b));
}

function withContactsOf(account: Account, more: Account): Account {
	const known = new Set(account.contacts.map(({ mail }) => mail));
	const contacts = [...account.contacts, ...more.contacts.filter(({ mail }) => !known.has(mail))];
	return { ...account, contacts: contacts.slice(0, 200) };
}

function accountIn(row: Row<AccountField>, world: World): Account {
	const number = needed(row, "number", 200);
	const name = needed(row, "name", 200);
	const country = countryIn(row, world);
	const currency = row.get("currency");
	const territory = row.get("territory");
	if (territory !== undefined && territory.length > 80) throw new BadLine("tooLong", row.column("territory"));
	return accountSchema.parse({
		id: accountIdOf(number),
		number,
		name,
		language: languageIn(row, country, world),
		country,
		currency: currencyIn(currency ?? world.settings.currency, row.column("currency")),
		contacts: contactsIn(row),
		...personIn(row, "coordinator", world),
		...personIn(row, "salesperson", world),
		...personIn(row, "technician", world),
		...(territory === undefined ? {} : { territory }),
	});
}

/** The id an account number has. */
export function accountIdOf(number: string) {
	return accountIdSchema.parse(escapeKey(number));
}

const countryNames: Readonly<Record<string, string>> = {
	FRANCE: "FR",
	BELGIQUE: "BE",
	BELGIUM: "BE",
	SUISSE: "CH",
	SWITZERLAND: "CH",
	LUXEMBOURG: "LU",
	ALLEMAGNE: "DE",
	GERMANY: "DE",
	ESPAGNE: "ES",
	SPAIN: "ES",
	ITALIE: "IT",
	ITALY: "IT",
	"ROYAUME-UNI": "GB",
	"UNITED KINGDOM": "GB",
	UK: "GB",
	IRLANDE: "IE",
	IRELAND: "IE",
	"ÉTATS-UNIS": "US",
	"ETATS-UNIS": "US",
	USA: "US",
	"UNITED STATES": "US",
	MAROC: "MA",
	MOROCCO: "MA",
	"PAYS-BAS": "NL",
	NETHERLANDS: "NL",
};

function countryIn(row: Row<AccountField>, { settings }: World): string {
	const text = row.get("country")?.toUpperCase();
	if (text === undefined) return settings.country.slice(0, 2);
	const code = countryNames[text] ?? text;
	if (!/^[A-Z]{2}$/.test(code)) throw new BadLine("notACountry", row.column("country"));
	return code;
}

const frenchSpeaking: ReadonlySet<string> = new Set(["FR", "MC", "MA", "TN", "DZ", "SN", "CI"]);

function languageIn(row: Row<AccountField>, country: string, { settings }: World): Language {
	const text = row.get("language")?.toLowerCase();
	if (text === undefined) {
		if (country === settings.country.slice(0, 2)) return settings.language;
		return frenchSpeaking.has(country) ? "fr" : "en";
	}
	if (/^fr/.test(text)) return "fr";
	if (/^(en|ang)/.test(text)) return "en";
	throw new BadLine("notALanguage", row.column("language"));
}

const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

function contactsIn(row: Row<AccountField>): Account["contacts"] {
	const found = new Map<string, Account["contacts"][number]>();
	for (const [mailField, nameField] of [
		["mail", "contact"],
		["mail2", "contact2"],
		["mail3", "contact3"],
	] as const) {
		const name = row.get(nameField);
		for (const text of row.get(mailField)?.split(/[\s;,|]+/) ?? []) {
			if (text === "") continue;
			const mail = text.toLowerCase();
			if (!MAIL.test(mail) || mail.length > 320) throw new BadLine("notAMail", row.column(mailField));
			if (!found.has(mail))
				found.set(mail, { mail, ...(name === undefined ? {} : { name: name.slice(0, 200) }) });
		}
	}
	return [...found.values()].slice(0, 200);
}

/** A person by id, mail or name. */
function personIn(
	row: Row<AccountField>,
	field: "coordinator" | "salesperson" | "technician",
	{ people }: World,
): Partial<Record<typeof field, PersonId>> {
	const text = row.get(field)?.toLowerCase();
	if (text === undefined) return {};
	const person = people.find(
		({ id, name, mail }) =>
			id.toLowerCase() === text || name.toLowerCase() === text || mail?.toLowerCase() === text,
	);
	if (!person) throw new BadLine("unknownPerson", row.column(field));
	return { [field]: person.id };
}
