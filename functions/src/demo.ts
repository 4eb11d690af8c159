import { type Mail, mailSchema, personSchema } from "@accord/shared/api/schemas.ts";
import type { Accord, ImportLine, Principal } from "@accord/shared/app/accord.ts";
import type { TenantSettings } from "@accord/shared/app/ports.ts";
import { type TenantStore, tenantSettingsSchema } from "@accord/shared/app/tenantStore.ts";
import { addDays } from "@accord/shared/dispute/businessCalendar.ts";
import { z } from "zod";
import accountsEnglish from "../demo/accounts.csv";
import accountsFrench from "../demo/comptes.csv";
import mails from "../demo/mails.json" with { type: "json" };
import itemsEnglish from "../demo/open-items.csv";
import people from "../demo/people.json" with { type: "json" };
import itemsFrench from "../demo/postes-ouverts.csv";
import { readCsv } from "./importing/csv.ts";

/** The day the demonstration files were written for; every date in them moves with today. */
const referenceDay = "2026-11-02";
const demoMailSchema = mailSchema
	.omit({ receivedAt: true, account: true })
	.extend({ id: z.string(), minutesAgo: z.number() });
export type DemoMail = Mail & { readonly id: string };

/** The people one can choose on one machine. */
const demoPeople = z.array(personSchema).parse(people);

export function demoSettings(tenant: string): TenantSettings {
	return tenantSettingsSchema.parse({
		id: tenant,
		name: "Atelier Montclar",
		currency: "EUR",
		country: "FR",
		timeZone: "Europe/Paris",
		language: "fr",
		closingDays: [],
		fallbackPerson: "helene.duval",
		remainder: "chase",
		release: "nextBusinessDay",
	});
}

/** Writes the demonstration people where there are none yet, and leaves those that were edited. */
export async function seedPeople(tenants: TenantStore, tenant: string): Promise<void> {
	if ((await tenants.people(tenant)).length > 0) return;
	for (const person of demoPeople) await tenants.savePerson(tenant, person);
}

/** Imports the demonstration accounts and open items by the same way as a company's own, with dates moved to today. */
export async function seedDemo(accord: Accord, tenant: string, now: string): Promise<void> {
	const admin = demoPeople.find((person) => person.roles.includes("admin"));
	if (!admin) throw new Error("the demonstration has no administrator");
	const who: Principal = { tenant, person: admin.id, roles: admin.roles, language: admin.language };
	const days = Math.round((Date.parse(now.slice(0, 10)) - Date.parse(referenceDay)) / 86_400_000);
	for (const file of [accountsFrench, accountsEnglish]) await accord.importAccounts(who, shifted(file, days));
	for (const file of [itemsFrench, itemsEnglish]) await accord.importOpenItems(who, shifted(file, days));
}

/** The demonstration mails as they would have arrived today. */
export function demoMails(now: string): readonly DemoMail[] {
	return z
		.array(demoMailSchema)
		.parse(mails)
		.map(({ minutesAgo, ...mail }) => ({
			...mail,
			receivedAt: new Date(Date.parse(now) - minutesAgo * 60_000).toISOString(),
		}));
}

async function* shifted(csv: string, days: number): AsyncGenerator<ImportLine> {
	const bytes = async function* () {
		yield new TextEncoder().encode(csv);
	};
	for await (const line of readCsv(bytes())) {
		if (!("cells" in line)) yield line;
		else
			yield {
				...line,
				cells: Object.fromEntries(
					Object.entries(line.cells).map(([name, cell]) => [name, moved(cell, days)]),
				),
			};
	}
}

/** A cell that is a whole date moves by so many days and keeps its form; any other stays. */
function moved(cell: string, days: number): string {
	const iso = /^\d{4}-\d{2}-\d{2}$/.test(cell);
	const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell);
	if (iso) return addDays(cell, days);
	if (!french) return cell;
	const [year, month, day] = addDays(`${french[3]}-${french[2]}-${french[1]}`, days).split("-");
	return `${day}/${month}/${year}`;
}
