import { createReadStream } from "node:fs";
import { join } from "node:path";
import { readCsv } from "@accord/functions/importing/csv.ts";
import { mailSchema, personSchema } from "@accord/shared/api/schemas.ts";
import type { Principal } from "@accord/shared/app/accord.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import mailFile from "../../functions/demo/mails.json" with { type: "json" };
import peopleFile from "../../functions/demo/people.json" with { type: "json" };
import { type Rig, rig } from "./bench.ts";

const folder = join(import.meta.dirname, "../../functions/demo");
const people = z.array(personSchema).parse(peopleFile);
const mails = z.array(mailSchema).parse(mailFile);
const [claire] = people;
if (!claire) throw new Error("the demonstration has no people");
const who: Principal = { tenant: "demo", person: claire.id, roles: claire.roles, language: "fr" };

describe("the demonstration", () => {
	const r: Rig = rig();
	const file = (name: string) => readCsv(createReadStream(join(folder, name)));
	beforeAll(async () => {
		r.now = "2026-12-01T09:00:00.000Z";
		Object.assign(r.ports.directory, { people: async () => people });
		for (const name of ["accounts.csv", "comptes.csv"])
			expect(await r.accord.importAccounts(who, file(name))).toMatchObject({ created: 20, rejected: 0 });
		for (const name of ["open-items.csv", "postes-ouverts.csv"])
			expect(await r.accord.importOpenItems(who, file(name))).toMatchObject({ rejected: 0, errors: [] });
		await r.accord.catchUp();
	});
	afterAll(() => r.dispose());

	it.each([
		["RE: Relance facture F2026-0103", "dispute", "PRICE", "F2026-0103"],
		["Short delivery on SI-000545", "dispute", "QUANTITY", "SI-000545"],
		["RE: Statement October", "dispute", "DUPLICATE", "900100603"],
		["Volume rebate", "dispute", "DISCOUNT", "INV/2026/0667"],
		["Facture F2026-0196 rejetée sur le portail", "dispute", "BILLING", "F2026-0196"],
		["RE: RE: Factures en retard", "promise_to_pay", undefined, undefined],
		["Invoice 26-1629", "already_paid", undefined, undefined],
		["Re: Relance RG-70231-B", "document_request", undefined, undefined],
	])("reads %j as %s", async (subject, intent, reason, item) => {
		const mail = mails.find((one) => one.subject === subject);
		if (!mail) throw new Error(`no mail ${subject}`);
		const proposal = await r.accord.readMail(who, mail);
		expect(proposal.account).toBeDefined();
		expect(proposal.intent).toBe(intent);
		expect(proposal.reasons[0]?.code).toBe(reason);
		expect(proposal.lines[0]?.item).toBe(item);
		expect(proposal.owner !== undefined).toBe(reason !== undefined);
	});

	it("warns of new bank details and knows no account for them", async () => {
		const mail = mails.find(({ subject }) => subject === "Change of bank details");
		if (!mail) throw new Error("no such mail");
		const proposal = await r.accord.readMail(who, mail);
		expect(proposal).toMatchObject({ suspicious: ["bankDetailsChange"], lines: [], candidates: [] });
	});
});
