import { randomUUID } from "node:crypto";
import type { CommandRequest, DisputeView } from "@accord/shared/api/schemas.ts";
import { personSchema } from "@accord/shared/api/schemas.ts";
import type { ImportLine, Principal } from "@accord/shared/app/accord.ts";
import { type AccountId, accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { personIdSchema, type Role } from "@accord/shared/dispute/people.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import type { Cloud } from "./cloud.ts";
import type { TenantName } from "./issuer.ts";

/** The people of a tenant: one for each part in a dispute's life. */
const CREW: Readonly<Record<string, readonly Role[]>> = {
	claire: ["collector"],
	samir: ["sales"],
	thomas: ["approver"],
	paul: ["billing"],
	helene: ["manager"],
	alex: ["admin"],
};

export const who = (tenant: TenantName, person: string): Principal => ({
	tenant,
	person: personIdSchema.parse(person),
	roles: CREW[person] ?? [],
	language: "en",
});

async function* lines(head: string, ...rows: readonly string[]): AsyncGenerator<ImportLine> {
	const names = head.split(";");
	for (const [place, row] of rows.entries()) {
		const cells = row.split(";");
		const named = names.map((name, column) => [name, cells[column] ?? ""] as const);
		yield { line: place + 2, cells: Object.fromEntries(named) };
	}
}

/** One customer of a tenant. */
export interface Customer {
	readonly account: string;
	readonly name: string;
	readonly mail: string;
	/** Before the number of each open item. */
	readonly series: string;
	readonly items: number;
}
const durand: Customer = { account: "C1", name: "Durand", mail: "pay@durand.example", series: "F", items: 3 };

/** People, one customer and some open items. */
export async function furnish(
	cloud: Cloud,
	tenant: TenantName,
	customer: Partial<Customer> = {},
): Promise<void> {
	const { account, name, mail, series, items } = { ...durand, ...customer };
	for (const [id, roles] of Object.entries(CREW)) {
		await cloud.meet(tenant, id);
		const person = { id, name: id, roles, language: "en", timeZone: "Europe/Paris", manager: "helene" };
		await cloud.tenants.savePerson(tenant, personSchema.parse(person));
	}
	const { accord } = cloud.services;
	const admin = who(tenant, "alex");
	const accounts = lines(
		"number;name;mail;salesperson;coordinator;currency",
		`${account};${name};${mail};samir;claire;EUR`,
	);
	const numbers = Array.from(
		{ length: items },
		(_, place) => `${account};${series}${place + 1};1000.00;1000.00;2026-09-01;2026-08-01`,
	);
	const reports = [
		await accord.importAccounts(admin, accounts),
		await accord.importOpenItems(admin, lines("account;invoice;amount;open;due;date", ...numbers)),
	];
	const errors = reports.flatMap((report) => report.errors);
	if (errors.length > 0) throw new Error(JSON.stringify(errors));
	await cloud.push();
}

export const ACCOUNT = accountIdSchema.parse("C1");
export const freshKey = () => `life-${randomUUID()}`;

export function openDispute(
	cloud: Cloud,
	tenant: TenantName,
	item = "F1",
	account: AccountId = ACCOUNT,
): Promise<DisputeView> {
	return cloud.services.accord.openDispute(who(tenant, "claire"), {
		account,
		lines: [{ item, amount: 60_000 }],
		reason: reasonCodeSchema.parse("PRICE"),
		words: "We will not pay this invoice, the price is not the one that was agreed in the order of March.",
		source: { kind: "phone" },
		idempotencyKey: freshKey(),
	});
}

type Said = CommandRequest extends infer C
	? C extends CommandRequest
		? Omit<C, "expectedVersion" | "idempotencyKey">
		: never
	: never;

export const command = (cloud: Cloud, by: Principal, on: DisputeView["dispute"], said: Said) =>
	cloud.services.accord.commandDispute(by, on.id, {
		...said,
		expectedVersion: on.version,
		idempotencyKey: freshKey(),
	});
